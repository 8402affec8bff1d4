#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "storage/base/result.h"

namespace relata {

// The temporal types of openCypher, on the proleptic Gregorian calendar. Values only; calendar arithmetic and the functions of the
// query language are in engine/expr/temporal_*.h.

struct Date {
  std::int64_t days = 0;  // since 1970-01-01; the query language's years go from -999'999'999 to 999'999'999
  friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

struct LocalTime {
  std::int64_t nanos = 0;  // since midnight, below 86'400'000'000'000
  friend constexpr auto operator<=>(const LocalTime&, const LocalTime&) = default;
};

struct Time {
  LocalTime local;
  std::int32_t offset_s = 0;  // east of UTC
  friend constexpr bool operator==(const Time&, const Time&) = default;
};

struct LocalDateTime {
  Date date;
  LocalTime time;
  friend constexpr auto operator<=>(const LocalDateTime&, const LocalDateTime&) = default;
};

struct DateTime {
  LocalDateTime local;
  std::int32_t offset_s = 0;  // east of UTC, in force at `local`
  std::string zone;           // IANA name, or empty when only the offset is known
  friend bool operator==(const DateTime&, const DateTime&) = default;
};

// Months, days and seconds are kept apart: none is a fixed number of another.
struct Duration {
  std::int64_t months = 0;
  std::int64_t days = 0;
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;  // 0 to 999'999'999, so that the sign of the seconds decides
  friend constexpr bool operator==(const Duration&, const Duration&) = default;
};

// Requires: month in 1..12, day in 1..31. A day past the month's end counts into the next month.
Date make_date(std::int32_t year, std::uint32_t month, std::uint32_t day);

struct CalendarDay {
  std::int32_t year;
  std::uint32_t month;
  std::uint32_t day;
};
CalendarDay calendar_day(Date date);

// ISO 8601 text, as openCypher prints it.
std::string to_string(Date date);
std::string to_string(LocalTime time);
std::string to_string(const Time& time);
std::string to_string(const LocalDateTime& value);
std::string to_string(const DateTime& value);
std::string to_string(const Duration& value);

// "YYYY-MM-DD" and nothing else; kInvalidArgument otherwise, also for days that no calendar has.
Result<Date> parse_iso_date(std::string_view text);

}  // namespace relata
