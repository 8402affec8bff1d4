#include "engine/extract/coref/name_tokens.h"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/extract/coref/dependency_tree.h"

namespace relata::extract {

std::uint32_t NameTokens::role_length(std::uint32_t begin, std::uint32_t end) const {
  const auto longest = std::min<std::uint32_t>(end - begin, static_cast<std::uint32_t>(lexicon_.longest_role()));
  std::string words;
  std::vector<std::size_t> ends;  // of the words
  for (std::uint32_t i = begin; i < begin + longest; ++i) {
    words += (words.empty() ? "" : " ") + lower(token(i).form);
    ends.push_back(words.size());
  }
  for (std::uint32_t length = longest; length > 0; --length) {
    if (lexicon_.is_role(std::string_view(words).substr(0, ends[length - 1]))) return length;
  }
  return 0;
}

bool NameTokens::ends_like_body(TokenRange range) const {
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const std::string word = lower(token(i).form);
    if (lexicon_.is_group(word, GroupClass::kBody) || !lexicon_.place_kind(word).empty() ||
        lexicon_.has_name_word(token(i).form, NameWord::kOrganization) || word == "of" || word == "for" || word == "and") {
      return true;
    }
  }
  return false;
}

}  // namespace relata::extract
