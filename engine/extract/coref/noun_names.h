#pragma once

#include "engine/extract/coref/name_table.h"

namespace relata::extract {

// Adds names that the tagger misses and that a noun tells: of bodies before or behind it ("the charity Lifeboat", "the Tarik movement",
// "Refugee Council") and of treaties and laws ("the Doha Agreement"). Cost: linear in the tokens.
void add_names_by_nouns(NameTable& table);

}  // namespace relata::extract
