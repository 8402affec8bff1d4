#include "engine/expr/temporal_arithmetic.h"

#include "engine/expr/duration_parts.h"
#include "engine/expr/expression_error.h"
#include "engine/expr/temporal_calendar.h"
#include "engine/expr/temporal_zone.h"

namespace relata {
namespace {

Status out_of_range() { return arithmetic_error("IntegerOverflow", "the date lies outside the years -999999999 to 999999999"); }

Result<Value> checked(Result<Duration> duration) {
  if (!duration.is_ok()) return std::move(duration).status();
  return Value(*duration);
}

Result<Date> add_to_date(Date date, std::int64_t months, std::int64_t days) {
  // Within these bounds nothing below overflows, and beyond them no date comes back into range.
  constexpr std::int64_t kMaxMonths = 24LL * kMaxYear;
  constexpr std::int64_t kMaxDays = 800LL * kMaxYear;
  if (months > kMaxMonths || months < -kMaxMonths || days > kMaxDays || days < -kMaxDays) return out_of_range();
  const std::int64_t month_count = std::int64_t{calendar_day(date).year} * 12 + months;
  if (month_count > 13LL * kMaxYear || month_count < -13LL * kMaxYear) return out_of_range();
  const Date moved{add_months(date, months).days + days};
  static const Date first = make_date(-kMaxYear, 1, 1);
  static const Date last = make_date(kMaxYear, 12, 31);
  if (moved < first || moved > last) return out_of_range();
  return moved;
}

// Around the clock.
LocalTime add_to_time(LocalTime time, const Duration& duration) {
  const std::int64_t seconds = duration.seconds % kSecondsPerDay;
  return {floor_modulo(time.nanos + seconds * kNanosPerSecond + duration.nanos, kNanosPerDay)};
}

Result<LocalDateTime> add_to_local(const LocalDateTime& value, const Duration& duration) {
  RELATA_ASSIGN_OR_RETURN(const Date day, add_to_date(value.date, duration.months, duration.days));
  const std::int64_t clock = value.time.nanos + duration.seconds % kSecondsPerDay * kNanosPerSecond + duration.nanos;
  const std::int64_t days = duration.seconds / kSecondsPerDay + floor_divide(clock, kNanosPerDay);
  RELATA_ASSIGN_OR_RETURN(const Date date, add_to_date(day, 0, days));
  return LocalDateTime{date, {floor_modulo(clock, kNanosPerDay)}};
}

// The calendar's part is counted in local time, the clock's part in elapsed time: a day may have 23 or 25 hours.
Result<DateTime> add_to_date_time(const DateTime& value, const Duration& duration) {
  const Zone zone = zone_of(value);
  RELATA_ASSIGN_OR_RETURN(const Date date, add_to_date(value.local.date, duration.months, duration.days));
  const DateTime moved = date == value.local.date ? value : at_zone(LocalDateTime{date, value.local.time}, zone);
  const LocalDateTime utc = local_from_seconds(epoch_seconds(moved), moved.local.time.nanos % kNanosPerSecond);
  RELATA_ASSIGN_OR_RETURN(const LocalDateTime sum, add_to_local(utc, {0, 0, duration.seconds, duration.nanos}));
  return at_zone(local_seconds(sum), sum.time.nanos % kNanosPerSecond, zone);
}

}  // namespace

Result<Value> add_duration(const Value& instant, const Duration& duration) {
  switch (instant.kind()) {
    case ValueKind::kDate: {
      RELATA_ASSIGN_OR_RETURN(const Date date, add_to_date(instant.as_date(), duration.months, duration.days));
      // Toward zero: the borrowed second of a negative fraction is no whole day.
      const std::int64_t seconds = duration.seconds + (duration.seconds < 0 && duration.nanos > 0 ? 1 : 0);
      RELATA_ASSIGN_OR_RETURN(const Date moved, add_to_date(date, 0, seconds / kSecondsPerDay));
      return Value(moved);
    }
    case ValueKind::kLocalTime: return Value(add_to_time(instant.as_local_time(), duration));
    case ValueKind::kTime: return Value(Time{add_to_time(instant.as_time().local, duration), instant.as_time().offset_s});
    case ValueKind::kLocalDateTime: {
      RELATA_ASSIGN_OR_RETURN(const LocalDateTime moved, add_to_local(instant.as_local_date_time(), duration));
      return Value(moved);
    }
    default: {
      RELATA_ASSIGN_OR_RETURN(DateTime moved, add_to_date_time(instant.as_date_time(), duration));
      return Value(std::move(moved));
    }
  }
}

Result<Value> add_durations(const Duration& a, const Duration& b) {
  DurationParts parts;
  for (const Duration* duration : {&a, &b}) {
    parts.add_months(duration->months);
    parts.add_days(duration->days);
    parts.add_seconds(duration->seconds);
    parts.add_nanos(std::int64_t{duration->nanos});
  }
  return checked(parts.finish());
}

Result<Duration> negate_duration(const Duration& duration) {
  DurationParts parts;
  parts.add_months(duration.months, -1);
  parts.add_days(duration.days, -1);
  parts.add_seconds(duration.seconds, -1);
  parts.add_nanos(std::int64_t{duration.nanos}, -1);
  return parts.finish();
}

Result<Value> multiply_duration(const Duration& duration, const Value& factor) {
  DurationParts parts;
  if (factor.is_integer()) {
    const std::int64_t times = factor.as_integer();
    parts.add_months(duration.months, times);
    parts.add_days(duration.days, times);
    parts.add_seconds(duration.seconds, times);
    parts.add_nanos(std::int64_t{duration.nanos}, times);
  } else {
    parts.add(duration, static_cast<long double>(factor.as_float()));
  }
  return checked(parts.finish());
}

Result<Value> divide_duration(const Duration& duration, double divisor) {
  if (divisor == 0) return arithmetic_error("DivisionByZero", "division of a duration by zero");
  DurationParts parts;
  parts.add(duration, 1 / static_cast<long double>(divisor));
  return checked(parts.finish());
}

}  // namespace relata
