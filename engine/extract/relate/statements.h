#pragma once

#include <vector>

#include "engine/extract/relate/relations.h"

namespace relata::extract {

// One statement per sentence that quotes or reports somebody: its text is the quote, or the clause that a verb of saying governs.
// Only statements whose speaker is known are returned. Cost: linear in the tokens.
std::vector<ExtractedStatement> find_statements(const RelationInput& input);

}  // namespace relata::extract
