#pragma once

#include "engine/extract/coref/reading.h"

namespace relata::extract {

// Adds whom the tree shows a description to describe: by copulas, "became", "elected X president", "X as head of Y", and by appositions
// that the order of words does not show. Cost: linear in the dependents of its noun.
void attach_by_tree(const Reading& reading, Description& description);

}  // namespace relata::extract
