#include "engine/expr/temporal_moment.h"

#include <fmt/format.h>

#include "engine/expr/expression_error.h"
#include "engine/expr/temporal_calendar.h"

namespace relata {
namespace {

DateTime date_time_of(const Moment& moment) {
  const LocalDateTime local{moment.date.value_or(Date{}), moment.time.value_or(LocalTime{})};
  const Zone zone = moment.zone.value_or(Zone{});
  if (moment.offset_s) {
    const DateTime value{local, *moment.offset_s, zone.name};
    if (offset_at(zone, epoch_seconds(value)) == *moment.offset_s) return value;
  }
  return at_zone(local, zone);
}

// Of a time of day with a named zone only a date could tell the offset.
Time time_of(const Moment& moment) {
  const Zone zone = moment.zone.value_or(Zone{});
  if (zone.name.empty()) return {moment.time.value_or(LocalTime{}), zone.offset_s};
  return {moment.time.value_or(LocalTime{}), date_time_of(moment).offset_s};
}

}  // namespace

Moment moment_of(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kDate: return {value.as_date(), {}, {}, {}};
    case ValueKind::kLocalTime: return {{}, value.as_local_time(), {}, {}};
    case ValueKind::kTime: return {{}, value.as_time().local, Zone{"", value.as_time().offset_s}, value.as_time().offset_s};
    case ValueKind::kLocalDateTime: return {value.as_local_date_time().date, value.as_local_date_time().time, {}, {}};
    default: {
      const DateTime& moment = value.as_date_time();
      return {moment.local.date, moment.local.time, zone_of(moment), moment.offset_s};
    }
  }
}

Moment moment_at(std::int64_t unix_ns, const Zone& zone) {
  const DateTime value = at_zone(floor_divide(unix_ns, kNanosPerSecond), floor_modulo(unix_ns, kNanosPerSecond), zone);
  return {value.local.date, value.local.time, zone, value.offset_s};
}

Moment move_to_zone(const Moment& moment, const Zone& zone) {
  if (!moment.zone) return {moment.date, moment.time, zone, {}};
  if (moment.date) {
    const DateTime from = date_time_of(moment);
    const DateTime to = at_zone(epoch_seconds(from), from.local.time.nanos % kNanosPerSecond, zone);
    return {to.local.date, to.local.time, zone, to.offset_s};
  }
  const Time from = time_of(moment);
  const std::int32_t offset_s = offset_at(zone, LocalDateTime{{}, from.local});
  const std::int64_t nanos = from.local.nanos + (offset_s - from.offset_s) * kNanosPerSecond;
  return {{}, LocalTime{floor_modulo(nanos, kNanosPerDay)}, Zone{"", offset_s}, offset_s};
}

Result<Value> make_instant(ValueKind kind, const Moment& moment) {
  if (has_date(kind) && !moment.date) return type_error("InvalidArgumentValue", fmt::format("a {} needs a date", to_string(kind)));
  if (!has_date(kind) && !moment.time) return type_error("InvalidArgumentValue", fmt::format("a {} needs a time of day", to_string(kind)));
  switch (kind) {
    case ValueKind::kDate: return Value(*moment.date);
    case ValueKind::kLocalTime: return Value(*moment.time);
    case ValueKind::kTime: return Value(time_of(moment));
    case ValueKind::kLocalDateTime: return Value(LocalDateTime{*moment.date, moment.time.value_or(LocalTime{})});
    default: return Value(date_time_of(moment));
  }
}

}  // namespace relata
