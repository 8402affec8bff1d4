#pragma once

#include <cmath>
#include <compare>
#include <cstdint>

#include "storage/base/value.h"

namespace relata {

// Compares without rounding the integer to a float, so that 2^53 + 1 differs from 2.0^53.
inline std::partial_ordering compare_exactly(std::int64_t a, double b) {
  constexpr double kTwoTo63 = 9223372036854775808.0;
  if (std::isnan(b)) return std::partial_ordering::unordered;
  if (b >= kTwoTo63) return std::partial_ordering::less;
  if (b < -kTwoTo63) return std::partial_ordering::greater;
  const auto whole = static_cast<std::int64_t>(b);
  if (a != whole) return a <=> whole;
  return 0.0 <=> b - std::trunc(b);
}

// Unordered when either is NaN. Requires: both are numbers.
inline std::partial_ordering compare_numbers(const Value& a, const Value& b) {
  if (a.is_integer())
    return b.is_integer() ? std::partial_ordering(a.as_integer() <=> b.as_integer()) : compare_exactly(a.as_integer(), b.as_float());
  return b.is_float() ? a.as_float() <=> b.as_float() : 0 <=> compare_exactly(b.as_integer(), a.as_float());
}

}  // namespace relata
