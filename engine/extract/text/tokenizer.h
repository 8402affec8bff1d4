#pragma once

#include "engine/extract/document.h"

namespace relata::extract {

// Fills annotation.tokens (span and form) and annotation.sentences from the text. Sentences end at terminal punctuation, at blank lines
// and after short lines without it (headlines). Any bytes are accepted. Cost: linear.
void tokenize(std::string_view text, Annotation& annotation);

}  // namespace relata::extract
