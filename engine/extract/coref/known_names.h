#pragma once

#include "engine/extract/coref/name_table.h"

namespace relata::extract {

// Adds the names that the lexicon knows (the longest first, left to right), gives those that the tagger found the lexicon's type, and drops
// adjectives that name nothing here: "Indian Ocean", "French Revolution". Leaves names without tokens in the table.
void add_known_names(NameTable& table);

}  // namespace relata::extract
