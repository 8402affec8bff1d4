#pragma once

#include "engine/extract/coref/quotes.h"
#include "engine/extract/coref/reading.h"

namespace relata::extract {

// Finds what pronouns, descriptions without a name ("the Kremlin aide", "the company") and unnamed people of a named body ("U.S.
// negotiators") refer to, by the nearest fitting entity with subjects first, and adds their references. Reads names and descriptions.
// Cost: linear in the tokens; each looks back over a bounded number of references.
void resolve_nominals(Reading& reading, const std::vector<Quote>& quotes);

}  // namespace relata::extract
