#include "engine/expr/duration_parts.h"

#include <cmath>

#include "engine/expr/expression_error.h"
#include "engine/expr/temporal_calendar.h"

namespace relata {
namespace {

constexpr long double kSecondsPerAverageMonth = 2'629'746;
// Far below a nanosecond, far above what decimal fractions lose as doubles: 0.1 s is 100000000 ns.
constexpr long double kRounding = 1e-3L;

bool fits(__int128 number) { return number >= INT64_MIN && number <= INT64_MAX; }

}  // namespace

void DurationParts::Part::add(const Value& amount, std::int64_t scale) {
  if (amount.is_integer()) {
    whole += static_cast<__int128>(amount.as_integer()) * scale;
  } else {
    add(static_cast<long double>(amount.as_float()) * static_cast<long double>(scale));
  }
}

void DurationParts::Part::add(long double amount) {
  // Also false for NaN.
  valid = valid && std::fabs(amount) < 0x1p100L;
  if (!valid) return;
  const long double truncated = std::trunc(amount);
  whole += static_cast<__int128>(truncated);
  fraction += amount - truncated;
}

void DurationParts::add(const Duration& duration, long double factor) {
  months_.add(static_cast<long double>(duration.months) * factor);
  days_.add(static_cast<long double>(duration.days) * factor);
  seconds_.add(static_cast<long double>(duration.seconds) * factor);
  nanos_.add(static_cast<long double>(duration.nanos) * factor);
}

Result<Duration> DurationParts::finish() const {
  const auto overflow = [] { return integer_overflow("a part of the duration"); };
  if (!months_.valid || !days_.valid || !seconds_.valid || !nanos_.valid) return overflow();
  const long double whole_months = std::trunc(months_.fraction);
  const long double below_days = (months_.fraction - whole_months) * kSecondsPerAverageMonth + days_.fraction * kSecondsPerDay;
  const long double whole_days = std::trunc(below_days / kSecondsPerDay);
  const long double below_seconds = below_days - whole_days * kSecondsPerDay + seconds_.fraction;
  const long double whole_seconds = std::trunc(below_seconds);
  const long double below_nanos = (below_seconds - whole_seconds) * kNanosPerSecond + nanos_.fraction;
  const long double whole_nanos = std::trunc(below_nanos + std::copysign(kRounding, below_nanos));

  const __int128 months = months_.whole + static_cast<__int128>(whole_months);
  const __int128 days = days_.whole + static_cast<__int128>(whole_days);
  __int128 nanos = nanos_.whole + static_cast<__int128>(whole_nanos);
  __int128 seconds = seconds_.whole + static_cast<__int128>(whole_seconds) + nanos / kNanosPerSecond;
  nanos %= kNanosPerSecond;
  if (nanos < 0) {
    nanos += kNanosPerSecond;
    seconds -= 1;
  }
  if (!fits(months) || !fits(days) || !fits(seconds)) return overflow();
  return Duration{static_cast<std::int64_t>(months), static_cast<std::int64_t>(days), static_cast<std::int64_t>(seconds),
                  static_cast<std::int32_t>(nanos)};
}

}  // namespace relata
