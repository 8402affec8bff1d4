#pragma once

#include <vector>

#include "engine/extract/document.h"
#include "engine/extract/lexicon/lexicon.h"

namespace relata::extract {

// Corrects what kind of thing a name is, for all of its occurrences at once: the tagger's votes, what the words around the names say ("the
// company X", "X's chief executive", "X, which", "Mr. X", "in X"), the last word of a name ("X Airport", "X Airlines"), and whole names
// for their surnames. Names that the lexicon knows stay as they are. Cost: linear in the names.
void correct_types(const Document& document, const Annotation& annotation, const Lexicon& lexicon, std::vector<Mention>& names);

}  // namespace relata::extract
