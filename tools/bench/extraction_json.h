#pragma once

#include <ostream>

#include "engine/extract/document.h"
#include "engine/extract/extraction.h"

namespace relata::bench {

// One extraction as JSON lines in the layout of Neo4j's apoc.export.json: nodes first, then relationships, each with its evidence among its
// properties. Statements are left out: nothing scores them.
void write_jsonl(std::ostream& out, const extract::Document& document, const extract::Extraction& extraction);

}  // namespace relata::bench
