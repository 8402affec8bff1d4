#pragma once

#include <filesystem>
#include <vector>

#include "engine/extract/document.h"
#include "engine/extract/evaluate/coreference_scores.h"
#include "storage/base/result.h"

namespace relata::extract {

// A document of GUM (Zeldes 2017) as plain text, with the stretches that refer to something and what they refer to.
struct GoldMention {
  Span span;
  Span core;  // the head, or the words of a name
  std::uint32_t chain = 0;
};
struct CoreferenceDocument {
  Document document;
  std::vector<GoldMention> mentions;
};

// kNotFound or kCorruption with the path.
Result<CoreferenceDocument> read_gum_coreference(const std::filesystem::path& path);

// Chains of numbers: a mention that was read is the gold one whose core touches it and, of several, the shortest; what is none of them has
// a number of its own. `read` holds a list of stretches of text for each entity.
struct AlignedChains {
  Chains gold;
  Chains read;
};
AlignedChains align_chains(const CoreferenceDocument& document, const std::vector<std::vector<Span>>& read);

}  // namespace relata::extract
