#pragma once

#include <vector>

#include "engine/extract/document.h"
#include "engine/extract/lexicon/lexicon.h"

namespace relata::extract {

// Corrects where tagged names begin and end: titles come off ("State Department Spokesperson"), what lies inside a title of several words
// goes ("Secretary of State"), possessives part two names ("FTU's Kwok Wai"), and names take in what belongs to them beside it
// (name_extension.h). Requires and keeps: ascending, no overlap. Cost: linear in the tokens.
void repair_borders(const Document& document, const Annotation& annotation, const Lexicon& lexicon, std::vector<Mention>& names);

}  // namespace relata::extract
