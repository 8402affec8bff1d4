#pragma once

#include "engine/extract/coref/name_table.h"

namespace relata::extract {

// Adds what reads like a name that was found elsewhere in the document: surnames, acronyms, names of one word, long names.
// Cost: linear in the tokens.
void add_repeated_names(NameTable& table);

}  // namespace relata::extract
