#pragma once

#include "engine/extract/coref/reading.h"

namespace relata::extract {

// Finds the noun phrases that say what a named thing is, by the words around the name and by copulas: "Kremlin spokesman X",
// "X, deputy head of Y", "Y's president, X", "X is the mayor of Y", "the French charity X". A phrase that no name goes with is
// recorded too, without names. Reads references to names. Cost: linear in the tokens.
void find_descriptions(Reading& reading);

}  // namespace relata::extract
