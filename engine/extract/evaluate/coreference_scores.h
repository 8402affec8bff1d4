#pragma once

#include <cstdint>
#include <vector>

namespace relata::extract {

// One list of mentions an entity; mentions are numbers.
using Chains = std::vector<std::vector<std::uint32_t>>;

struct PrecisionRecall {
  double precision_part = 0, precision_whole = 0;
  double recall_part = 0, recall_whole = 0;
  void add(const PrecisionRecall& other);
  double precision() const { return precision_whole == 0 ? 0 : precision_part / precision_whole; }
  double recall() const { return recall_whole == 0 ? 0 : recall_part / recall_whole; }
  double f1() const;
};

// Measures of coreference for one document; they are summed over documents before they are divided.
struct CoreferenceScores {
  PrecisionRecall muc;   // links: Vilain et al. (1995)
  PrecisionRecall b3;    // mentions: Bagga and Baldwin (1998)
  PrecisionRecall ceaf;  // entities, by phi-4 similarity and the best one-to-one alignment: Luo (2005)
  void add(const CoreferenceScores& other);
};

// Chains of one mention are left out on both sides. Requires: no mention is twice in one side's chains. Cost: cubic in the chains.
CoreferenceScores score_coreference(const Chains& gold, const Chains& predicted);

}  // namespace relata::extract
