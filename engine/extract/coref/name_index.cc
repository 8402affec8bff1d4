#include "engine/extract/coref/name_index.h"

#include <algorithm>

namespace relata::extract {

void NameIndex::add_last() {
  const ExtractedEntity& entity = entities_.back();
  words_.push_back(words_of(entity.name));
  if (entity.type == EntityType::kOrganization && words_.back().size() > 1)
    by_initials_.try_emplace(initials(words_.back()), static_cast<std::uint32_t>(entities_.size() - 1));
}

void NameIndex::add_words(std::uint32_t entity, const Words& words) {
  for (const std::string& word : words) {
    by_word_[word].push_back(entity);
    if (const auto hyphen = word.rfind('-'); hyphen != std::string::npos) by_word_[word.substr(hyphen + 1)].push_back(entity);
  }
}

std::vector<std::uint32_t> NameIndex::sharing_words(const Words& words, EntityType type) const {
  std::vector<std::uint32_t> result;
  const auto add = [&](const std::string& word) {
    const auto found = by_word_.find(word);
    if (found == by_word_.end()) return;
    for (const std::uint32_t entity : found->second) {
      if (entities_[entity].type == type && std::find(result.begin(), result.end(), entity) == result.end()) result.push_back(entity);
    }
  };
  for (const std::string& word : words) {
    add(word);
    if (const auto hyphen = word.rfind('-'); hyphen != std::string::npos) add(word.substr(hyphen + 1));
  }
  return result;
}

std::uint32_t NameIndex::abbreviated_by(const std::string& letters) const {
  const auto found = by_initials_.find(letters);
  return found == by_initials_.end() ? kNone : found->second;
}

}  // namespace relata::extract
