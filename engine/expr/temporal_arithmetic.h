#pragma once

#include "storage/base/result.h"
#include "storage/base/value.h"

namespace relata {

// What +, -, * and / do with durations. ArithmeticError when a part or the instant leaves its range.

// Months first (a day past the month's end becomes its last), then days on the calendar, then seconds on the clock; of a time of day
// only the seconds count, of a date only whole days of them. Requires: a temporal value that is no duration.
Result<Value> add_duration(const Value& instant, const Duration& duration);
Result<Value> add_durations(const Duration& a, const Duration& b);
Result<Duration> negate_duration(const Duration& duration);
// Requires: factor.is_number().
Result<Value> multiply_duration(const Duration& duration, const Value& factor);
Result<Value> divide_duration(const Duration& duration, double divisor);

}  // namespace relata
