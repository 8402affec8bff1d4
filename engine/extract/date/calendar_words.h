#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "storage/base/temporal.h"

namespace relata::extract {

// What single words of a date say, in small letters.

std::optional<int> weekday_of(std::string_view word);                // Monday is 0; "mon." too
std::optional<std::uint32_t> month_of(std::string_view word);        // January is 1; "jan." too
std::optional<std::uint32_t> short_month_of(std::string_view word);  // "sept": a month only beside a day
std::optional<std::uint32_t> number_of(std::string_view word);       // "3", "3rd"; not "3.5"
bool is_ordinal(std::string_view word);                              // "3rd"
std::optional<std::int32_t> count_of(std::string_view word);         // "a", "two", "14"
std::int32_t days_of_unit(std::string_view word);                    // "week" and "weeks" 7; 0 for what is no unit of days

int weekday(Date date);  // Monday is 0

struct MonthDay {
  std::uint32_t month;
  std::uint32_t day;
};
// "christmas day", "new year's eve": days with a name that lie on one date.
std::optional<MonthDay> feast_of(std::string_view words);

}  // namespace relata::extract
