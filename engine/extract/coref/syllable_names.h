#pragma once

#include <vector>

#include "engine/extract/document.h"
#include "engine/extract/lexicon/lexicon.h"

namespace relata::extract {

// Adds Chinese and Korean names in the spelling "Ban Ki-moon", which taggers lose or cut: a surname and a given name of two syllables, the
// second in small letters. Names of other readings in the same place give way. Requires: names ascending, without overlap; so they stay.
void add_syllable_names(const Annotation& annotation, const Lexicon& lexicon, std::vector<Mention>& names);

// Whether a word could be one syllable of such a name: "Kwok", "yeong", "a"; not "based", "led", "era".
bool is_name_syllable(std::string_view word);

}  // namespace relata::extract
