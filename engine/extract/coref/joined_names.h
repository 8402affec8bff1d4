#pragma once

#include <vector>

#include "engine/extract/document.h"
#include "engine/extract/lexicon/lexicon.h"

namespace relata::extract {

// Parts what a tagger took for one name: a body and the person who speaks for it ("Refugee Council Anna Lee"), a person and his party
// ("Raymond Chan of People Power"), two bodies ("USDAW and Community"); takes what says the kind off a name ("British firm Serco", "Pan Am
// Flight 103"); and takes in what a committee is on ("Committee on the Judiciary"). Requires and keeps: ascending, no overlap.
// Cost: linear in the names.
void split_joined_names(const Document& document, const Annotation& annotation, const Lexicon& lexicon, std::vector<Mention>& names);

}  // namespace relata::extract
