#pragma once

#include <cstdint>

#include "engine/extract/document.h"
#include "engine/extract/lexicon/lexicon.h"

namespace relata::extract {

// What those who mend the borders of names ask of the words around them. Borrows both.
class NameTokens {
 public:
  NameTokens(const Annotation& annotation, const Lexicon& lexicon) : text_(annotation), lexicon_(lexicon) {}

  const Token& token(std::uint32_t index) const { return text_.tokens[index]; }
  // Whether nothing lies between it and the token before.
  bool touches(std::uint32_t index) const { return index > 0 && token(index - 1).span.end == token(index).span.begin; }
  // Number of tokens at `begin` that form a role noun, 0 when there is none.
  std::uint32_t role_length(std::uint32_t begin, std::uint32_t end) const;
  // "Labour Alliance", "Brazos Petroleum", "Medical Center".
  bool ends_like_body(TokenRange range) const;

 protected:
  const Annotation& text_;
  const Lexicon& lexicon_;
};

}  // namespace relata::extract
