#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "engine/api/query_result.h"

namespace relata::tck {

// Values as text in which equal means equal to the TCK: labels, map keys and (on demand) list items sorted, temporal values as
// their ISO text, 1 apart from 1.0, a path's direction kept.
std::string canonical(const QueryResult& result, const Value& value, bool ignore_list_order);

// The same text from a tagged value of the scenario file: {"t": "int", "v": "1"}.
std::string canonical(const nlohmann::json& typed, bool ignore_list_order);

// The tagged value as a parameter; nodes, relationships and paths are not expected.
Value to_value(const nlohmann::json& typed);

}  // namespace relata::tck
