#pragma once

#include "engine/extract/coref/reading.h"
#include "engine/extract/relate/frame.h"

namespace relata::extract {

// Adds what the type of an event lets it carry: the medium of a talk, the place of a meeting, the amount of an aid.
void add_attributes(const Reading& reading, const Frame& frame, ExtractedRelation& relation);

}  // namespace relata::extract
