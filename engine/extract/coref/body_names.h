#pragma once

#include "engine/extract/coref/name_table.h"

namespace relata::extract {

// Completes names of bodies that the tagger cuts at a small word ("the Competition and | Markets Authority", "Committee to | Protect
// Journalists") or joins to a participle ("UN-supported", "Turin-based Lumivirta"). Cost: linear in the tokens.
void complete_body_names(NameTable& table);

}  // namespace relata::extract
