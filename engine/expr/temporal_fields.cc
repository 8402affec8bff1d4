#include "engine/expr/temporal_fields.h"

#include <fmt/format.h>

#include <optional>

#include "engine/expr/expression_error.h"
#include "engine/expr/temporal_calendar.h"
#include "engine/expr/temporal_zone.h"

namespace relata {
namespace {

using Field = std::optional<Value>;

Value integer(std::int64_t number) { return Value(number); }

Field date_field(Date date, std::string_view name) {
  if (name == "year") return integer(calendar_day(date).year);
  if (name == "quarter") return integer(quarter(date));
  if (name == "month") return integer(calendar_day(date).month);
  if (name == "week") return integer(iso_week(date).week);
  if (name == "weekYear") return integer(iso_week(date).year);
  if (name == "day") return integer(calendar_day(date).day);
  if (name == "ordinalDay") return integer(ordinal_day(date));
  if (name == "weekDay" || name == "dayOfWeek") return integer(weekday(date));
  if (name == "dayOfQuarter") return integer(day_of_quarter(date));
  return std::nullopt;
}

Field time_field(LocalTime time, std::string_view name) {
  const std::int64_t seconds = time.nanos / kNanosPerSecond;
  const std::int64_t nanos = time.nanos % kNanosPerSecond;
  if (name == "hour") return integer(seconds / 3600);
  if (name == "minute") return integer(seconds / 60 % 60);
  if (name == "second") return integer(seconds % 60);
  if (name == "millisecond") return integer(nanos / 1'000'000);
  if (name == "microsecond") return integer(nanos / 1'000);
  if (name == "nanosecond") return integer(nanos);
  return std::nullopt;
}

Field offset_field(std::int32_t offset_s, std::string_view zone, std::string_view name) {
  if (name == "offset") return Value(offset_text(offset_s));
  if (name == "timezone") return zone.empty() ? Value(offset_text(offset_s)) : Value(zone);
  if (name == "offsetMinutes") return integer(offset_s / 60);
  if (name == "offsetSeconds") return integer(offset_s);
  return std::nullopt;
}

Field date_time_field(const DateTime& value, std::string_view name) {
  if (name == "epochSeconds") return integer(epoch_seconds(value));
  if (name == "epochMillis") return integer(epoch_seconds(value) * 1000 + value.local.time.nanos % kNanosPerSecond / 1'000'000);
  if (auto field = date_field(value.local.date, name)) return field;
  if (auto field = time_field(value.local.time, name)) return field;
  return offset_field(value.offset_s, value.zone, name);
}

// A count of seconds and a fraction in smaller units. `per_second` divides 10^9.
Field fine_seconds(const Duration& value, std::int64_t per_second) {
  std::int64_t scaled = 0;
  if (__builtin_mul_overflow(value.seconds, per_second, &scaled)) return std::nullopt;
  return integer(scaled + value.nanos / (kNanosPerSecond / per_second));
}

Field duration_field(const Duration& value, std::string_view name) {
  if (name == "years") return integer(value.months / 12);
  if (name == "quarters") return integer(value.months / 3);
  if (name == "months") return integer(value.months);
  if (name == "weeks") return integer(value.days / 7);
  if (name == "days") return integer(value.days);
  if (name == "hours") return integer(value.seconds / 3600);
  if (name == "minutes") return integer(value.seconds / 60);
  if (name == "seconds") return integer(value.seconds);
  if (name == "milliseconds") return fine_seconds(value, 1'000);
  if (name == "microseconds") return fine_seconds(value, 1'000'000);
  if (name == "nanoseconds") return fine_seconds(value, kNanosPerSecond);
  if (name == "quartersOfYear") return integer(value.months / 3 % 4);
  if (name == "monthsOfQuarter") return integer(value.months % 3);
  if (name == "monthsOfYear") return integer(value.months % 12);
  if (name == "daysOfWeek") return integer(value.days % 7);
  if (name == "hoursOfDay") return integer(value.seconds / 3600 % 24);
  if (name == "minutesOfHour") return integer(value.seconds / 60 % 60);
  if (name == "secondsOfMinute") return integer(value.seconds % 60);
  if (name == "millisecondsOfSecond") return integer(value.nanos / 1'000'000);
  if (name == "microsecondsOfSecond") return integer(value.nanos / 1'000);
  if (name == "nanosecondsOfSecond") return integer(value.nanos);
  return std::nullopt;
}

Field field_of(const Value& value, std::string_view name) {
  switch (value.kind()) {
    case ValueKind::kDate: return date_field(value.as_date(), name);
    case ValueKind::kLocalTime: return time_field(value.as_local_time(), name);
    case ValueKind::kTime: {
      const Time& time = value.as_time();
      auto field = time_field(time.local, name);
      return field ? field : offset_field(time.offset_s, "", name);
    }
    case ValueKind::kLocalDateTime: {
      auto field = date_field(value.as_local_date_time().date, name);
      return field ? field : time_field(value.as_local_date_time().time, name);
    }
    case ValueKind::kDateTime: return date_time_field(value.as_date_time(), name);
    default: return duration_field(value.as_duration(), name);
  }
}

}  // namespace

Result<Value> temporal_field(const Value& value, std::string_view name) {
  if (auto field = field_of(value, name)) return *std::move(field);
  const bool duration = value.kind() == ValueKind::kDuration;
  if (duration && name.ends_with("seconds")) return integer_overflow(fmt::format("the duration's '{}'", name));
  return argument_error("InvalidPropertyAccess", fmt::format("a {} has no field '{}'", to_string(value.kind()), name));
}

}  // namespace relata
