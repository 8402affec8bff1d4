#pragma once

#include "engine/extract/relate/frame.h"

namespace relata::extract {

// Adds the arguments of an event noun or adjective to its frame: possessors, names that modify it, what prepositions join, and those of a
// light verb above it. Cost: linear in the dependents of both.
void add_noun_arguments(const Reading& reading, Frame& frame);

}  // namespace relata::extract
