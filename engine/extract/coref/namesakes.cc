#include "engine/extract/coref/namesakes.h"

#include <algorithm>

namespace relata::extract {
namespace {

// "Etcheverry" for Graciela Etcheverry Laborde: the first of two surnames, where only one person has it.
std::uint32_t with_first_surname(const NameInText& name, const NameIndex& index) {
  std::uint32_t found = kNone;
  for (const std::uint32_t entity : index.sharing_words(name.words, name.type)) {
    const auto& whole = index.words(entity);
    if (whole.size() < 3 || std::find(whole.begin() + 1, whole.end() - 1, name.words[0]) == whole.end() - 1) continue;
    if (found != kNone) return kNone;
    found = entity;
  }
  return found;
}

// Of several namesakes the one named last before, else the one named first after.
std::uint32_t nearest(const std::vector<NameInText>& names, std::uint32_t at, const std::vector<std::uint32_t>& matches) {
  const auto is_match = [&](const NameInText& name) { return std::find(matches.begin(), matches.end(), name.entity) != matches.end(); };
  // Not further than a reader remembers: the search stays linear in the article.
  constexpr std::uint32_t kFarthest = 500;
  for (std::uint32_t i = at; i-- > (at > kFarthest ? at - kFarthest : 0);) {
    if (names[i].words.size() > 1 && is_match(names[i])) return names[i].entity;
  }
  for (std::uint32_t i = at + 1; i < names.size() && i <= at + kFarthest; ++i) {
    if (is_match(names[i])) return names[i].entity;
  }
  return matches[0];
}

}  // namespace

std::uint32_t find_namesake(const std::vector<NameInText>& names, std::uint32_t at, const NameIndex& index) {
  const NameInText& name = names[at];
  std::vector<std::uint32_t> matches;
  for (const std::uint32_t entity : index.sharing_words(name.words, name.type)) {
    const auto& whole = index.words(entity);
    const bool fits = name.words.size() == 1 ? (same_surname(whole.back(), name.words[0]) || whole.front() == name.words[0])
                                             : (whole.back() == name.words.back() && whole.front() == name.words.front() &&
                                                is_subsequence(name.words, whole)) ||
                                                   is_suffix(name.words, whole) || is_prefix(name.words, whole);
    if (fits) matches.push_back(entity);
  }
  if (matches.empty() && name.words.size() == 1) return with_first_surname(name, index);
  if (matches.size() <= 1) return matches.empty() ? kNone : matches[0];
  return nearest(names, at, matches);
}

}  // namespace relata::extract
