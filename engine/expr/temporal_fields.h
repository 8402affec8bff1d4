#pragma once

#include <string_view>

#include "storage/base/result.h"
#include "storage/base/value.h"

namespace relata {

// value.year, value.offsetMinutes, duration.hours and the like. ArgumentError for a name that the kind does not have.
// Requires: a temporal value.
Result<Value> temporal_field(const Value& value, std::string_view name);

}  // namespace relata
