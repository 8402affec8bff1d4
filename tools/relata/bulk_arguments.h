#pragma once

#include <string>
#include <vector>

#include "engine/api/bulk_import.h"
#include "storage/base/result.h"

namespace relata {

// "[NAME[:NAME]=]FILE[,FILE...]", as neo4j-admin takes it. kInvalidArgument with the text.
Result<BulkFiles> parse_bulk_files(const std::string& text);

// A character as a command line names it: itself, TAB, \t, or U+007C with its number. One byte: kInvalidArgument otherwise.
Result<char> parse_character(const std::string& text);

}  // namespace relata
