#include "engine/expr/temporal_calendar.h"

#include <algorithm>

namespace relata {

bool is_leap_year(std::int32_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

std::uint32_t days_in_month(std::int32_t year, std::uint32_t month) {
  if (month == 2) return is_leap_year(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// 1970-01-01 was a Thursday.
std::int32_t weekday(Date date) { return static_cast<std::int32_t>(floor_modulo(date.days + 3, 7)) + 1; }

std::int32_t ordinal_day(Date date) { return static_cast<std::int32_t>(date.days - make_date(calendar_day(date).year, 1, 1).days) + 1; }

std::int32_t quarter(Date date) { return static_cast<std::int32_t>(calendar_day(date).month - 1) / 3 + 1; }

std::int32_t day_of_quarter(Date date) {
  const CalendarDay day = calendar_day(date);
  return static_cast<std::int32_t>(date.days - make_date(day.year, (day.month - 1) / 3 * 3 + 1, 1).days) + 1;
}

Date week_start(std::int32_t year, std::int32_t week) {
  // The first week is the one with January 4th.
  const Date fourth = make_date(year, 1, 4);
  return {fourth.days - (weekday(fourth) - 1) + (week - 1) * 7};
}

IsoWeek iso_week(Date date) {
  // A week belongs to the year of its Thursday.
  const Date thursday{date.days - weekday(date) + 4};
  return {calendar_day(thursday).year, (ordinal_day(thursday) - 1) / 7 + 1};
}

std::int32_t weeks_in_year(std::int32_t year) {
  return static_cast<std::int32_t>((week_start(year + 1, 1).days - week_start(year, 1).days) / 7);
}

Date add_months(Date date, std::int64_t months) {
  const CalendarDay day = calendar_day(date);
  const std::int64_t count = std::int64_t{day.year} * 12 + day.month - 1 + months;
  const auto year = static_cast<std::int32_t>(floor_divide(count, 12));
  const auto month = static_cast<std::uint32_t>(floor_modulo(count, 12)) + 1;
  return make_date(year, month, std::min(day.day, days_in_month(year, month)));
}

}  // namespace relata
