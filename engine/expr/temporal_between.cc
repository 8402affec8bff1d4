#include "engine/expr/temporal_between.h"

#include "engine/expr/duration_parts.h"
#include "engine/expr/temporal_calendar.h"
#include "engine/expr/temporal_moment.h"

namespace relata {
namespace {

// Local time with its distance from UTC, in one zone for both ends.
struct End {
  LocalDateTime local;
  std::int32_t offset_s = 0;
};

End end_of(const Moment& moment) {
  const LocalDateTime local{moment.date.value_or(Date{}), moment.time.value_or(LocalTime{})};
  if (!moment.zone) return {local, 0};
  if (moment.offset_s) return {local, *moment.offset_s};
  return {local, offset_at(*moment.zone, local)};
}

End add_calendar(const End& end, std::int64_t months, std::int64_t days, const std::optional<Zone>& zone) {
  const LocalDateTime local{{add_months(end.local.date, months).days + days}, end.local.time};
  if (!zone || (months == 0 && days == 0)) return {local, end.offset_s};
  const DateTime moved = at_zone(local, *zone);
  return {moved.local, moved.offset_s};
}

// Whole months from a to b on the calendar, toward zero.
std::int64_t months_between(const LocalDateTime& a, const LocalDateTime& b) {
  const CalendarDay from = calendar_day(a.date);
  const CalendarDay to = calendar_day(b.date);
  const std::int64_t months = (std::int64_t{to.year} - from.year) * 12 + to.month - from.month;
  const auto within = std::pair(to.day, b.time) <=> std::pair(from.day, a.time);
  if (months > 0 && within < 0) return months - 1;
  return months < 0 && within > 0 ? months + 1 : months;
}

// Whole days of local time, toward zero.
std::int64_t days_between(const LocalDateTime& a, const LocalDateTime& b) {
  const std::int64_t days = b.date.days - a.date.days;
  if (days > 0 && b.time < a.time) return days - 1;
  return days < 0 && b.time > a.time ? days + 1 : days;
}

void add_elapsed(const End& a, const End& b, DurationParts& parts) {
  parts.add_seconds(Value((local_seconds(b.local) - b.offset_s) - (local_seconds(a.local) - a.offset_s)));
  parts.add_nanos(Value(b.local.time.nanos % kNanosPerSecond - a.local.time.nanos % kNanosPerSecond));
}

}  // namespace

Result<Value> duration_between(const Value& start, const Value& end, DurationUnit unit) {
  Moment from = moment_of(start);
  Moment to = moment_of(end);
  if (!from.zone && to.zone) {
    from.zone = to.zone;
  } else if (from.zone && !to.zone) {
    to.zone = from.zone;
  }
  const bool dates = from.date && to.date;
  if (!dates) {
    const std::optional<Date> common = from.date ? from.date : to.date;
    from.date = to.date = common.value_or(Date{});
  }
  from.time = from.time.value_or(LocalTime{});
  to.time = to.time.value_or(LocalTime{});
  // A day is a day where the start is.
  if (from.zone && has_zone(start.kind()) && has_zone(end.kind())) to = move_to_zone(to, *from.zone);

  DurationParts parts;
  End a = end_of(from);
  const End b = end_of(to);
  if (dates && (unit == DurationUnit::kAll || unit == DurationUnit::kMonths)) {
    const std::int64_t months = months_between(a.local, b.local);
    parts.add_months(Value(months));
    a = add_calendar(a, months, 0, from.zone);
  }
  if (dates && (unit == DurationUnit::kAll || unit == DurationUnit::kDays)) {
    const std::int64_t days = days_between(a.local, b.local);
    parts.add_days(Value(days));
    a = add_calendar(a, 0, days, from.zone);
  }
  if (unit == DurationUnit::kAll || unit == DurationUnit::kSeconds) add_elapsed(a, b, parts);
  RELATA_ASSIGN_OR_RETURN(const Duration duration, parts.finish());
  return Value(duration);
}

}  // namespace relata
