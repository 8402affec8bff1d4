#include "engine/expr/temporal_components.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "engine/expr/expression_error.h"
#include "engine/expr/temporal_calendar.h"
#include "engine/expr/temporal_moment.h"

namespace relata {
namespace {

constexpr std::array<std::string_view, 9> kDateNames = {"year",    "month",        "day",        "week", "dayOfWeek",
                                                        "quarter", "dayOfQuarter", "ordinalDay", "date"};
constexpr std::array<std::string_view, 7> kTimeNames = {"hour", "minute", "second", "millisecond", "microsecond", "nanosecond", "time"};
constexpr std::array<std::string_view, 4> kReferences = {"date", "time", "datetime", "timezone"};

template <typename Names>
bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool allowed(std::string_view name, ValueKind kind) {
  if (has_date(kind) && contains(kDateNames, name)) return true;
  if (has_time(kind) && contains(kTimeNames, name)) return true;
  if (name == "datetime") return true;
  if (name == "timezone") return true;
  return kind == ValueKind::kDateTime && (name == "epochSeconds" || name == "epochMillis");
}

std::optional<std::int64_t> component(const ValueMap& components, std::string_view name) {
  const auto found = components.find(name);
  return found == components.end() ? std::nullopt : std::optional(found->second.as_integer());
}

// The component, or `otherwise`; ArgumentError outside of [low, high].
Result<std::int32_t> component_in(const ValueMap& components, std::string_view name, std::int64_t low, std::int64_t high,
                                  std::int64_t otherwise) {
  const std::int64_t number = component(components, name).value_or(otherwise);
  if (number < low || number > high) {
    return argument_error("InvalidArgumentValue", fmt::format("'{}' goes from {} to {} here, so it cannot be {}", name, low, high, number));
  }
  return static_cast<std::int32_t>(number);
}

Result<std::int32_t> year_of(const ValueMap& components, std::int64_t otherwise) {
  return component_in(components, "year", -kMaxYear, kMaxYear, otherwise);
}

Result<Date> by_month(const ValueMap& components, std::optional<Date> base) {
  const CalendarDay from = base ? calendar_day(*base) : CalendarDay{0, 1, 1};
  if (!base && components.contains("day") && !components.contains("month")) {
    return argument_error("InvalidArgumentValue", "a date with a 'day' needs a 'month' too");
  }
  RELATA_ASSIGN_OR_RETURN(const std::int32_t year, year_of(components, from.year));
  RELATA_ASSIGN_OR_RETURN(const std::int32_t month, component_in(components, "month", 1, 12, from.month));
  const std::uint32_t length = days_in_month(year, static_cast<std::uint32_t>(month));
  RELATA_ASSIGN_OR_RETURN(const std::int32_t day, component_in(components, "day", 1, length, std::min(from.day, length)));
  return make_date(year, static_cast<std::uint32_t>(month), static_cast<std::uint32_t>(day));
}

Result<Date> by_week(const ValueMap& components, std::optional<Date> base) {
  const IsoWeek from = base ? iso_week(*base) : IsoWeek{0, 1};
  RELATA_ASSIGN_OR_RETURN(const std::int32_t year, year_of(components, from.year));
  const std::int32_t weeks = weeks_in_year(year);
  RELATA_ASSIGN_OR_RETURN(const std::int32_t week, component_in(components, "week", 1, weeks, std::min(from.week, weeks)));
  RELATA_ASSIGN_OR_RETURN(const std::int32_t day, component_in(components, "dayOfWeek", 1, 7, base ? weekday(*base) : 1));
  return Date{week_start(year, week).days + day - 1};
}

Result<Date> by_quarter(const ValueMap& components, std::optional<Date> base) {
  RELATA_ASSIGN_OR_RETURN(const std::int32_t year, year_of(components, base ? calendar_day(*base).year : 0));
  RELATA_ASSIGN_OR_RETURN(const std::int32_t number, component_in(components, "quarter", 1, 4, base ? quarter(*base) : 1));
  const Date start = make_date(year, static_cast<std::uint32_t>(number) * 3 - 2, 1);
  const std::int64_t length = add_months(start, 3).days - start.days;
  const std::int64_t from = base ? std::min<std::int64_t>(day_of_quarter(*base), length) : 1;
  RELATA_ASSIGN_OR_RETURN(const std::int32_t day, component_in(components, "dayOfQuarter", 1, length, from));
  return Date{start.days + day - 1};
}

Result<Date> by_ordinal_day(const ValueMap& components, std::optional<Date> base) {
  RELATA_ASSIGN_OR_RETURN(const std::int32_t year, year_of(components, base ? calendar_day(*base).year : 0));
  RELATA_ASSIGN_OR_RETURN(const std::int32_t day, component_in(components, "ordinalDay", 1, days_in_year(year), 1));
  return Date{make_date(year, 1, 1).days + day - 1};
}

// A finer unit ends where the coarser one beside it begins: {millisecond: 1, microsecond: 999}, but {microsecond: 999999}.
Result<std::int64_t> fraction(const ValueMap& components) {
  const bool milliseconds = components.contains("millisecond");
  const bool microseconds = components.contains("microsecond");
  RELATA_ASSIGN_OR_RETURN(const std::int64_t milli, component_in(components, "millisecond", 0, 999, 0));
  RELATA_ASSIGN_OR_RETURN(const std::int64_t micro, component_in(components, "microsecond", 0, milliseconds ? 999 : 999'999, 0));
  const std::int64_t limit = microseconds ? 999 : milliseconds ? 999'999 : 999'999'999;
  RELATA_ASSIGN_OR_RETURN(const std::int64_t nano, component_in(components, "nanosecond", 0, limit, 0));
  return milli * 1'000'000 + micro * 1'000 + nano;
}

bool has_fraction(const ValueMap& components) {
  return components.contains("millisecond") || components.contains("microsecond") || components.contains("nanosecond");
}

}  // namespace

Status check_components(const ValueMap& components, ValueKind kind) {
  for (const auto& [name, value] : components) {
    if (!allowed(name, kind)) return type_error("InvalidArgumentValue", fmt::format("a {} has no component '{}'", to_string(kind), name));
    if (contains(kReferences, name) || value.is_integer()) continue;
    return type_error("InvalidArgumentValue", fmt::format("'{}' takes an Integer, but this is a {}", name, to_string(value.kind())));
  }
  return Status::ok();
}

Result<Date> date_from_components(const ValueMap& components, std::optional<Date> base) {
  if (!base && !components.contains("year")) return argument_error("InvalidArgumentValue", "a date needs at least a 'year'");
  const bool week = components.contains("week") || components.contains("dayOfWeek");
  const bool quarters = components.contains("quarter") || components.contains("dayOfQuarter");
  const bool ordinal = components.contains("ordinalDay");
  const bool month = components.contains("month") || components.contains("day");
  if (week + quarters + ordinal + month > 1) {
    return argument_error("InvalidArgumentValue", "a date is given by month, by week, by quarter or by ordinal day, not by two of them");
  }
  if (week) return by_week(components, base);
  if (quarters) return by_quarter(components, base);
  return ordinal ? by_ordinal_day(components, base) : by_month(components, base);
}

Result<LocalTime> time_from_components(const ValueMap& components, std::optional<LocalTime> base, bool add_to_fraction) {
  if (!base) {
    // 12:?:14 is no time.
    const std::string_view order[] = {"hour", "minute", "second"};
    const bool finer = has_fraction(components);
    for (int i = 0; i < 3; ++i) {
      const bool has_finer = finer || (i < 2 && components.contains(order[2])) || (i < 1 && components.contains(order[1]));
      if (has_finer && !components.contains(order[i])) {
        return argument_error("InvalidArgumentValue", fmt::format("a time that is given in smaller units needs '{}' too", order[i]));
      }
    }
  }
  const std::int64_t nanos = base ? base->nanos : 0;
  const std::int64_t seconds = nanos / kNanosPerSecond;
  RELATA_ASSIGN_OR_RETURN(const std::int64_t hour, component_in(components, "hour", 0, 23, seconds / 3600));
  RELATA_ASSIGN_OR_RETURN(const std::int64_t minute, component_in(components, "minute", 0, 59, seconds / 60 % 60));
  RELATA_ASSIGN_OR_RETURN(const std::int64_t second, component_in(components, "second", 0, 59, seconds % 60));
  RELATA_ASSIGN_OR_RETURN(std::int64_t below, fraction(components));
  if (!has_fraction(components) || add_to_fraction) below += nanos % kNanosPerSecond;
  if (below >= kNanosPerSecond) return argument_error("InvalidArgumentValue", "the parts of a second come to more than a second");
  return LocalTime{((hour * 60 + minute) * 60 + second) * kNanosPerSecond + below};
}

}  // namespace relata
