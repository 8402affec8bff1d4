#include "engine/extract/document.h"

#include <algorithm>
#include <cassert>

namespace relata::extract {

TokenRange Annotation::sentence_of(std::uint32_t token) const {
  assert(token < tokens.size());
  const auto after = std::upper_bound(sentences.begin(), sentences.end(), token,
                                      [](std::uint32_t wanted, const Sentence& sentence) { return wanted < sentence.tokens.end; });
  assert(after != sentences.end());
  return after->tokens;
}

}  // namespace relata::extract
