#pragma once

#include <nlohmann/json.hpp>

#include "storage/base/result.h"
#include "storage/base/value.h"

namespace relata {

// A storable value as plain JSON: temporal values as ISO text, infinite numbers and NaN as text.
nlohmann::json to_plain_json(const Value& value);

// What plain JSON loses of a value, to be kept beside it; null when it loses nothing.
// {"t": "Date", "v": [20160]}, or {"list": {"0": ...}} and {"map": {"key": ...}} for what lies inside.
nlohmann::json type_hint(const Value& value);

// Both together make the value again. kInvalidArgument when they do not fit each other.
Result<Value> from_json(const nlohmann::json& plain, const nlohmann::json& hint);

}  // namespace relata
