#pragma once

#include <cstdint>

#include "storage/base/temporal.h"

namespace relata {

// Calendar arithmetic on the proleptic Gregorian calendar and ISO 8601 weeks. Cost: constant.

inline constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
inline constexpr std::int64_t kSecondsPerDay = 86'400;
inline constexpr std::int64_t kNanosPerDay = kSecondsPerDay * kNanosPerSecond;
inline constexpr std::int32_t kMaxYear = 999'999'999;  // and -kMaxYear

bool is_leap_year(std::int32_t year);
std::uint32_t days_in_month(std::int32_t year, std::uint32_t month);
inline std::int32_t days_in_year(std::int32_t year) { return is_leap_year(year) ? 366 : 365; }

// Monday is 1.
std::int32_t weekday(Date date);
std::int32_t ordinal_day(Date date);  // 1 to 366
std::int32_t quarter(Date date);
std::int32_t day_of_quarter(Date date);

struct IsoWeek {
  std::int32_t year;
  std::int32_t week;
};
IsoWeek iso_week(Date date);
// Monday of the ISO week. Requires: 1 <= week <= 53.
Date week_start(std::int32_t year, std::int32_t week);
std::int32_t weeks_in_year(std::int32_t year);

// A day past the end of the month it comes to is the month's last. Requires: the year that it comes to fits 32 bits.
Date add_months(Date date, std::int64_t months);

inline std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b != 0 && (a % b < 0) != (b < 0) ? 1 : 0); }
inline std::int64_t floor_modulo(std::int64_t a, std::int64_t b) { return a - floor_divide(a, b) * b; }

}  // namespace relata
