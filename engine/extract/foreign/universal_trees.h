#pragma once

#include "engine/extract/document.h"

namespace relata::extract {

// Turns trees in the scheme of spaCy's English models (ClearNLP, Stanford-like) into Universal Dependencies, as far as our rules look:
// nouns instead of their prepositions and of copulas at the head, and the relations' names. Requires that heads lie within the sentence
// and form trees. Cost: linear.
void make_universal(Annotation& annotation);

// The Universal Dependencies part of speech for a Penn Treebank tag; auxiliaries are told by `relation`.
std::string universal_part_of_speech(std::string_view tag, std::string_view relation);

}  // namespace relata::extract
