#pragma once

#include "storage/base/result.h"
#include "storage/base/value.h"

namespace relata {

enum class DurationUnit : std::uint8_t { kAll, kMonths, kDays, kSeconds };

// From `start` to `end`: whole months, then whole days, then elapsed time (kAll), or in the one unit, cut toward zero. What one of the
// two lacks it takes from the other (a date; a zone); a date's time is midnight. Without any date, only times are compared.
// Requires: both are instants.
Result<Value> duration_between(const Value& start, const Value& end, DurationUnit unit);

}  // namespace relata
