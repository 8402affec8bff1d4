#include "storage/base/temporal.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace relata {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

TEST(Calendar, CountsDaysFrom1970) {
  EXPECT_EQ(make_date(1970, 1, 1).days, 0);
  EXPECT_EQ(make_date(1969, 12, 31).days, -1);
  EXPECT_EQ(make_date(2000, 3, 1).days, 11017);  // 30 years of 365 days, 8 leap days with that of 2000, 59 days
  EXPECT_EQ(make_date(0, 3, 1).days, -719'468);
}

TEST(Calendar, CountsDaysPastAMonthsEndIntoTheNext) {
  EXPECT_EQ(make_date(2023, 2, 29), make_date(2023, 3, 1));
  EXPECT_EQ(make_date(2024, 4, 31), make_date(2024, 5, 1));
}

TEST(Calendar, TurnsEveryDayIntoItsDateAndBack) {
  EXPECT_TRUE(rc::check([] {
    const Date date{*rc::gen::inRange<std::int64_t>(-365'000'000'000, 365'000'000'000)};
    const CalendarDay day = calendar_day(date);
    RC_ASSERT(day.month >= 1U && day.month <= 12U && day.day >= 1U && day.day <= 31U);
    RC_ASSERT((make_date(day.year, day.month, day.day) == date));
  }));
}

TEST(Calendar, GoesOnByOneDay) {
  EXPECT_TRUE(rc::check([] {
    const Date date{*rc::gen::inRange<std::int64_t>(-1'000'000, 1'000'000)};
    const CalendarDay today = calendar_day(date);
    const CalendarDay tomorrow = calendar_day({date.days + 1});
    const bool same_month = tomorrow.year == today.year && tomorrow.month == today.month && tomorrow.day == today.day + 1;
    const bool next_month = tomorrow.day == 1U && tomorrow.month == today.month % 12 + 1 && today.day >= 28U;
    RC_ASSERT(same_month || next_month);
  }));
}

TEST(IsoDate, ReadsExactlyWhatItWrites) {
  EXPECT_TRUE(rc::check([] {
    const Date date{*rc::gen::inRange<std::int64_t>(make_date(0, 1, 1).days, make_date(9999, 12, 31).days + 1)};
    const Result<Date> read = parse_iso_date(to_string(date));
    RC_ASSERT(read.is_ok());
    RC_ASSERT((*read == date));
  }));
}

TEST(IsoDate, RejectsWhatIsNoDay) {
  for (const char* text : {"", "2025", "2025-3-13", "2025-03-13 ", "2025-13-01", "2025-00-10", "2025-02-29", "2025-04-31", "2025-03-00",
                           "-000-01-01", "2025-+1-01", "2025--1-01", "20 5-01-01", "2025/03/13", "2025-03-1x"}) {
    EXPECT_EQ(parse_iso_date(text).status().code(), StatusCode::kInvalidArgument) << text;
  }
  EXPECT_TRUE(parse_iso_date("2024-02-29").is_ok());
}

TEST(IsoText, SignsYearsOutsideOfFourDigits) {
  EXPECT_EQ(to_string(make_date(33, 4, 5)), "0033-04-05");
  EXPECT_EQ(to_string(make_date(-44, 3, 15)), "-0044-03-15");
  EXPECT_EQ(to_string(make_date(10'000, 1, 1)), "+10000-01-01");
}

TEST(IsoText, LeavesOutSecondsAndFractionsThatAreZero) {
  EXPECT_EQ(to_string(LocalTime{0}), "00:00");
  EXPECT_EQ(to_string(LocalTime{45'296 * kSecond}), "12:34:56");
  EXPECT_EQ(to_string(LocalTime{500'000'000}), "00:00:00.500");
  EXPECT_EQ(to_string(LocalTime{1'000}), "00:00:00.000001");
  EXPECT_EQ(to_string(LocalTime{1}), "00:00:00.000000001");
}

TEST(IsoText, WritesOffsetsAndZones) {
  EXPECT_EQ(to_string(Time{{3'600 * kSecond}, 0}), "01:00Z");
  EXPECT_EQ(to_string(Time{{0}, -5 * 3600 - 1800}), "00:00-05:30");
  EXPECT_EQ(to_string(Time{{0}, 3 * 3600 + 61}), "00:00+03:01:01");
  EXPECT_EQ(to_string(DateTime{{{0}, {0}}, 3600, "Europe/Oslo"}), "1970-01-01T00:00+01:00[Europe/Oslo]");
}

TEST(IsoText, WritesDurationsWithOneSignForSecondsAndTheirFraction) {
  EXPECT_EQ(to_string(Duration{}), "PT0S");
  EXPECT_EQ(to_string(Duration{14, 3, 3'723, 500'000'000}), "P1Y2M3DT1H2M3.5S");
  EXPECT_EQ(to_string(Duration{-14, 0, 0, 0}), "P-1Y-2M");
  EXPECT_EQ(to_string(Duration{0, 0, -1, 999'999'999}), "PT-0.000000001S");
  EXPECT_EQ(to_string(Duration{0, 0, -61, 500'000'000}), "PT-1M-0.5S");
}

}  // namespace
}  // namespace relata
