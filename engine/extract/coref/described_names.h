#pragma once

#include "engine/extract/coref/reading.h"

namespace relata::extract {

// A description of this noun can be of what the reference names: roles of persons, bodies of organizations, kinds of places.
bool fits(const Reading& reading, const Description& description, std::uint32_t reference);

// Adds whom or what a description describes, by the words around it: "Kremlin spokesman X", "X, deputy head of Y", "Y's president, X",
// "the city of X"; else by the tree. `noun_end` is where its noun ends. Owners that turn out to be part of a name are dropped.
// Cost: linear in the phrase.
void attach_names(const Reading& reading, TokenRange sentence, std::uint32_t noun_end, Description& description);

}  // namespace relata::extract
