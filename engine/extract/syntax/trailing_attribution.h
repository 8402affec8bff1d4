#pragma once

#include <vector>

#include "engine/extract/document.h"

namespace relata::extract {

// Repairs the tree of a sentence that ends in who says so: "Japan will open its market ..., the agency said on Monday." In long sentences
// parsers give the verb of saying a second subject from the reported clause, or hang it on a noun there. Afterwards its only subject is
// the phrase before it, and the reported clause depends on it as a whole. Requires: tags, heads and lemmas of the sentence.
// Cost: linear in the sentence.
void repair_trailing_attribution(TokenRange sentence, std::vector<Token>& tokens);

}  // namespace relata::extract
