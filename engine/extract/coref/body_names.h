#pragma once

#include <vector>

#include "engine/extract/document.h"
#include "engine/extract/lexicon/lexicon.h"

namespace relata::extract {

// Completes names of bodies that the tagger cuts at a small word ("the Competition and | Markets Authority", "Committee to | Protect
// Journalists"), adds those that only their noun tells ("the charity Reprieve"), and takes the seat of "Milan-based Fidavita" for a place.
// Requires: names ascending, without overlap; so they stay. Cost: linear in the tokens.
void complete_body_names(const Annotation& annotation, const Lexicon& lexicon, std::vector<Mention>& names);

}  // namespace relata::extract
