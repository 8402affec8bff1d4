#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/extract/document.h"

namespace relata::extract {

// Read access to the dependency trees of an annotation, downwards as well as upwards. The annotation outlives it.
//
// Immutable; safe to read from any thread. Memory: 8 bytes a token. Building is linear in the tokens.
class DependencyTree {
 public:
  explicit DependencyTree(const Annotation& annotation);

  const Token& token(std::uint32_t index) const { return annotation_->tokens[index]; }
  // Dependents, in the order of the text.
  std::span<const std::uint32_t> children(std::uint32_t index) const {
    return {children_.data() + begin_[index], children_.data() + begin_[index + 1]};
  }
  // kNoToken when there is none. `relation` without a subtype matches every subtype.
  std::uint32_t child(std::uint32_t index, std::string_view relation) const;
  bool has_child(std::uint32_t index, std::string_view relation) const { return child(index, relation) != kNoToken; }
  bool is(std::uint32_t index, std::string_view relation) const { return matches(annotation_->tokens[index].relation, relation); }
  // True when `ancestor` dominates `index` or is it. Cost: O(depth).
  bool dominates(std::uint32_t ancestor, std::uint32_t index) const;
  // The token of `range` whose head lies outside of it; the last one when there are several and none is nominal.
  std::uint32_t head_of(TokenRange range) const;
  // Lower-case preposition or other case marker of a noun ("out of" as one), empty when it has none.
  std::string case_of(std::uint32_t index) const;

  static bool matches(std::string_view relation, std::string_view wanted) {
    return relation == wanted || (relation.size() > wanted.size() && relation[wanted.size()] == ':' && relation.starts_with(wanted));
  }

 private:
  const Annotation* annotation_;
  std::vector<std::uint32_t> begin_;
  std::vector<std::uint32_t> children_;
};

bool is_noun(const Token& token);  // common or proper
bool is_verb(const Token& token);
bool is_adjective(const Token& token);
std::string lower(std::string_view text);  // ASCII letters; others stay
bool starts_upper(std::string_view text);  // a capital first letter, also beyond ASCII

}  // namespace relata::extract
