#pragma once

#include <array>

#include "engine/extract/document.h"
#include "engine/extract/lexicon/lexicon.h"

namespace relata::extract {

using TypeScores = std::array<double, 5>;  // by EntityType

// Adds to `scores` what the tagger and the words around one occurrence of a name say about its type. Cost: constant.
void add_evidence_of_type(const Annotation& annotation, const Lexicon& lexicon, const Mention& name, TypeScores& scores);

}  // namespace relata::extract
