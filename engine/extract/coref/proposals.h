#pragma once

#include <vector>

#include "engine/extract/coref/reading.h"

namespace relata::extract {

// Finds what is put forward ("the 30-day ceasefire", "a bill"), token by token in the order of the text, and merges what is one:
// the same noun again with "the", a synonym of the same kind ("the truce"), and words that take up any proposal ("the plan").
class ProposalFinder {
 public:
  explicit ProposalFinder(Reading& reading) : reading_(reading) {}

  // Adds a reference when the noun denotes a proposal. Requires: not part of a name; tokens come in ascending order.
  bool visit(std::uint32_t noun);
  // Takes note of a proposal that has a name ("the Clean Water Act"), so that "the bill" can mean it.
  void learn(std::uint32_t entity);

 private:
  struct Known {
    std::uint32_t entity;
    std::string noun;
    std::string kind;
    std::vector<std::string> modifiers;
  };

  std::uint32_t find(const std::string& noun, const std::string& kind, const std::vector<std::string>& modifiers, bool definite) const;

  Reading& reading_;
  std::vector<Known> known_;
};

// Drops proposals that nothing but a weak noun suggests and no relation mentions, and renumbers. `used` says per entity whether a relation
// or statement mentions it; returns the new number of every entity, kNone for one that is gone.
std::vector<std::uint32_t> drop_unused_proposals(Reading& reading, const std::vector<bool>& used);

}  // namespace relata::extract
