#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "engine/api/database.h"
#include "engine/api/session.h"

namespace relata {

// "#17" is a node's number; anything else is a name.
Value node_argument(const std::string& text);

// Calls a correction procedure on a graph that exists, and says which node came of it: "#17 'Anna Lee'". `query` yields `node`.
Result<std::string> call_correction(const std::filesystem::path& database, std::string_view query, const ValueMap& parameters);

}  // namespace relata
