#pragma once

#include <vector>

#include "engine/extract/coref/reading.h"

namespace relata::extract {

// A stretch between quotation marks (without them) of at least three words, and the token that refers to who said it.
struct Quote {
  TokenRange tokens;
  std::uint32_t verb = kNoToken;     // the verb of saying, kNoToken when the text has none
  std::uint32_t speaker = kNoToken;  // its subject; that of the quote before when a quote goes on without a verb
};

// Ascending. A mark that is never closed quotes to the end of its sentence. Cost: linear in the tokens.
std::vector<Quote> find_quotes(const Reading& reading);

}  // namespace relata::extract
