#pragma once

#include <vector>

#include "engine/extract/document.h"
#include "engine/extract/lexicon/lexicon.h"

namespace relata::extract {

// Parts firms from where they are: "Severn Industries of Leeds" becomes two names when Leeds is a place that the text or the lexicon
// knows. "Bank of Leeds" and what the lexicon knows stay whole. Cost: linear in the names, and sorting them.
void part_firms_from_places(const Document& document, const Annotation& annotation, const Lexicon& lexicon, std::vector<Mention>& names);

}  // namespace relata::extract
