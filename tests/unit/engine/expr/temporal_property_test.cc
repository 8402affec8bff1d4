#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "engine/expr/temporal_arithmetic.h"
#include "engine/expr/temporal_between.h"
#include "engine/expr/temporal_calendar.h"
#include "engine/expr/temporal_moment.h"
#include "engine/expr/temporal_parse.h"

namespace relata {
namespace {

// Of the whole range, but mostly of the last and the next centuries.
Date any_date() {
  const bool far = *rc::gen::inRange(0, 4) == 0;
  const std::int32_t year = far ? *rc::gen::inRange(-kMaxYear, kMaxYear) : *rc::gen::inRange(1850, 2150);
  return {make_date(year, 1, 1).days + *rc::gen::inRange(0, 365)};
}

LocalTime any_time() { return {*rc::gen::inRange<std::int64_t>(0, kNanosPerDay)}; }

DateTime any_date_time() {
  const char* names[] = {"Europe/Stockholm", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", ""};
  const std::string name = names[*rc::gen::inRange(0, 5)];
  const Zone zone{name, name.empty() ? *rc::gen::inRange(-18 * 60, 18 * 60) * 60 : 0};
  return at_zone(LocalDateTime{any_date(), any_time()}, zone);
}

Duration any_duration() {
  return {*rc::gen::inRange(-2000, 2000), *rc::gen::inRange(-2000, 2000), *rc::gen::inRange(-200'000, 200'000),
          *rc::gen::inRange(0, 1'000'000'000)};
}

TEST(TemporalProperties, TextReadsBackAsTheSameValue) {
  EXPECT_TRUE(rc::check([] {
    for (const Value& value :
         {Value(any_date()), Value(any_time()), Value(LocalDateTime{any_date(), any_time()}), Value(any_date_time())}) {
      const auto moment = parse_instant(to_string(value), value.kind());
      RC_ASSERT(moment.is_ok());
      RC_ASSERT(*make_instant(value.kind(), *moment) == value);
    }
    const Duration duration = any_duration();
    RC_ASSERT(*parse_duration(to_string(duration)) == duration);
  }));
}

TEST(TemporalProperties, AnOffsetIsTheOneInForce) {
  EXPECT_TRUE(rc::check([] {
    const DateTime value = any_date_time();
    RC_ASSERT(offset_at(zone_of(value), epoch_seconds(value)) == value.offset_s);
    RC_ASSERT(at_zone(epoch_seconds(value), value.local.time.nanos % kNanosPerSecond, zone_of(value)) == value);
  }));
}

TEST(TemporalProperties, TheDurationBetweenLeadsFromOneToTheOther) {
  EXPECT_TRUE(rc::check([] {
    const Value start(LocalDateTime{any_date(), any_time()});
    const Value end(LocalDateTime{any_date(), any_time()});
    for (const DurationUnit unit : {DurationUnit::kAll, DurationUnit::kSeconds}) {
      const Value between = *duration_between(start, end, unit);
      RC_ASSERT(*add_duration(start, between.as_duration()) == end);
    }
  }));
}

TEST(TemporalProperties, DurationsFormAGroupUnderAddition) {
  EXPECT_TRUE(rc::check([] {
    const Duration a = any_duration();
    const Duration b = any_duration();
    RC_ASSERT(*add_durations(a, b) == *add_durations(b, a));
    RC_ASSERT(*add_durations(a, *negate_duration(a)) == Value(Duration{}));
    RC_ASSERT(*multiply_duration(a, Value(2)) == *add_durations(a, a));
  }));
}

TEST(TemporalProperties, NoTextBreaksTheParsers) {
  EXPECT_TRUE(rc::check([] {
    const auto text = *rc::gen::container<std::string>(
        rc::gen::element('0', '1', '2', '9', '-', '+', ':', '.', 'T', 'W', 'Q', 'Z', 'P', 'D', 'M', '[', ']'));
    for (const ValueKind kind :
         {ValueKind::kDate, ValueKind::kLocalTime, ValueKind::kTime, ValueKind::kLocalDateTime, ValueKind::kDateTime}) {
      const auto moment = parse_instant(text, kind);
      if (moment.is_ok()) RC_ASSERT(make_instant(kind, *moment).is_ok());
    }
    const auto duration = parse_duration(text);
    if (duration.is_ok()) RC_ASSERT(parse_duration(to_string(*duration)).is_ok());
  }));
}

}  // namespace
}  // namespace relata
