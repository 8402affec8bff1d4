#pragma once

#include "engine/extract/relate/frame.h"

namespace relata::extract {

// Adds what hangs below a verb to its frame, under the names of rules: subjects, objects, obliques by their preposition, clauses, and the
// quotation mark that opens behind it. Requires: the frame's predicate is the verb, its voice is known.
void add_verb_dependents(const Reading& reading, Frame& frame);

}  // namespace relata::extract
