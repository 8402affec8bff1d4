#pragma once

#include <string>
#include <string_view>

#include "engine/api/query_result.h"
#include "storage/base/result.h"
#include "storage/base/value.h"

namespace relata {

// One row as a JSON object, columns in their order. Nodes are {"id", "labels", "properties"}, relationships {"id", "type", "start",
// "end", "properties"}, paths lists of both; dates and times ISO text.
std::string row_as_json(const QueryResult& result, std::size_t row);

// A parameter as the command line gives it: JSON, where a number without a point is an integer. kInvalidArgument.
Result<Value> parse_json_value(std::string_view text);

}  // namespace relata
