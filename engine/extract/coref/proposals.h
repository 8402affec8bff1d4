#pragma once

#include <absl/container/flat_hash_map.h>

#include "engine/extract/coref/proposal_memory.h"
#include "engine/extract/coref/reading.h"

namespace relata::extract {

// Finds what is put forward ("the 30-day ceasefire", "a bill"), token by token in the order of the text, and merges what is one.
class ProposalFinder {
 public:
  explicit ProposalFinder(Reading& reading);

  // Adds a reference when the noun denotes a proposal. Requires: not part of a name; tokens come in ascending order.
  bool visit(std::uint32_t noun);
  // Takes note of a proposal that has a name ("the Clean Water Act"), so that "the bill" can mean it, and it what "a bill" meant before.
  void learn(std::uint32_t reference);
  // Gives all references to the proposals that turned out to be others. Call once, after the last token.
  void finish();

 private:
  bool denotes_something_else(std::uint32_t noun) const;
  std::uint32_t identified_with(std::uint32_t noun) const;
  std::uint32_t make(const ProposalPhrase& phrase, std::string name, std::uint32_t noun);
  std::uint32_t stated(const ProposalPhrase& phrase, std::uint32_t noun, std::uint32_t begin);
  std::uint32_t requested(const ProposalPhrase& phrase, std::uint32_t noun);
  std::uint32_t known(const ProposalPhrase& phrase, std::uint32_t noun, std::uint32_t begin);
  void rename_or_add_alias(std::uint32_t entity, std::string text);
  std::string written(TokenRange range) const;

  Reading& reading_;
  ProposalMemory memory_;
  std::uint32_t body_begin_;  // first token behind the headline
  absl::flat_hash_map<std::uint32_t, std::uint32_t> others_;
};

}  // namespace relata::extract
