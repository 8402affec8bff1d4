#pragma once

#include <absl/container/flat_hash_map.h>

#include <string>
#include <utility>
#include <vector>

#include "engine/extract/coref/name_match.h"
#include "engine/extract/coref/reading.h"

namespace relata::extract {

// The entities that names have made, by their words, so that a name is compared with those only that share a word with it.
class NameIndex {
 public:
  explicit NameIndex(const std::vector<ExtractedEntity>& entities) : entities_(entities) {}

  // Takes in the last entity, under the words of its name. Requires: entities come one by one.
  void add_last();
  // The entity can be found by these words too.
  void add_words(std::uint32_t entity, const Words& words);

  const Words& words(std::uint32_t entity) const { return words_[entity]; }
  // Entities of a type that share a word, or the part of one behind its hyphen, with a name.
  std::vector<std::uint32_t> sharing_words(const Words& words, EntityType type) const;
  // The organization of several words that letters abbreviate; kNone for none.
  std::uint32_t abbreviated_by(const std::string& letters) const;

 private:
  const std::vector<ExtractedEntity>& entities_;
  std::vector<Words> words_;  // per entity, of its name
  absl::flat_hash_map<std::string, std::vector<std::uint32_t>> by_word_;
  absl::flat_hash_map<std::string, std::uint32_t> by_initials_;
};

}  // namespace relata::extract
