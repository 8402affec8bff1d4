#include <gtest/gtest.h>

#include "engine/expr/temporal_calendar.h"
#include "tests/unit/engine/expr/expression_query.h"

namespace relata {
namespace {

using testing::eval;
using testing::ExpressionQuery;

struct Case {
  const char* expression;
  const char* expected;
};

void expect_all(std::initializer_list<Case> cases) {
  for (const auto& [expression, expected] : cases) EXPECT_EQ(eval(expression), expected) << expression;
}

TEST(TemporalCalendar, FollowsIsoWeeks) {
  // 2020-12-28 is the Monday of week 53; 2021-01-03 its Sunday.
  EXPECT_EQ(iso_week(make_date(2021, 1, 3)).year, 2020);
  EXPECT_EQ(iso_week(make_date(2021, 1, 3)).week, 53);
  EXPECT_EQ(weeks_in_year(2020), 53);
  EXPECT_EQ(weeks_in_year(2021), 52);
  EXPECT_EQ(week_start(2020, 53), make_date(2020, 12, 28));
}

TEST(TemporalCalendar, CountsDaysConsistently) {
  // 400 years around the epoch and one year at each end of the range.
  for (const std::int32_t first : {1800, -kMaxYear, kMaxYear}) {
    const std::int64_t days = first == 1800 ? 146'097 : 365;
    const Date start = make_date(first, 1, 1);
    for (Date date = start; date.days < start.days + days; ++date.days) {
      const CalendarDay day = calendar_day(date);
      ASSERT_EQ(make_date(day.year, day.month, day.day), date);
      ASSERT_EQ(week_start(iso_week(date).year, iso_week(date).week).days + weekday(date) - 1, date.days);
      ASSERT_LE(day.day, days_in_month(day.year, day.month));
    }
  }
}

TEST(TemporalParse, ReadsTheFormsOfDates) {
  for (const char* text : {"2015-07-21", "20150721", "2015-W30-2", "2015W302", "2015-202", "2015202", "2015-Q3-21", "2015Q321"}) {
    EXPECT_EQ(eval("date('" + std::string(text) + "')"), "2015-07-21") << text;
  }
  expect_all({{"date('2015-07')", "2015-07-01"},
              {"date('201507')", "2015-07-01"},
              {"date('2015-W30')", "2015-07-20"},
              {"date('2015')", "2015-01-01"},
              {"date('-0044-03-15')", "-0044-03-15"},
              {"date('+12345-01-01')", "+12345-01-01"}});
}

TEST(TemporalParse, ReadsTheFormsOfTimes) {
  for (const char* text : {"21:40:32.142", "214032.142", "T21:40:32,142"})
    EXPECT_EQ(eval("localtime('" + std::string(text) + "')"), "21:40:32.142");
  expect_all({{"localtime('2140')", "21:40"},
              {"localtime('21')", "21:00"},
              {"time('2140-02')", "21:40-02:00"},
              {"time('21:40:32+0130')", "21:40:32+01:30"},
              {"time('21:40')", "21:40Z"},
              {"localdatetime('20150721T2140')", "2015-07-21T21:40"},
              {"datetime('2015-202T21:40:32Z')", "2015-07-21T21:40:32Z"},
              {"datetime('2015-07-21T21:40[Europe/London]')", "2015-07-21T21:40+01:00[Europe/London]"}});
}

TEST(TemporalParse, RefusesWhatNoCalendarHas) {
  for (const char* expression : {"date('2015-02-29')",
                                 "date('2015-13')",
                                 "date('2015-W54')",
                                 "date('2015-366')",
                                 "date('15-01-01')",
                                 "date('2015-1-1')",
                                 "date('')",
                                 "date('2015-07-21x')",
                                 "localtime('24:00')",
                                 "localtime('12:60')",
                                 "localtime('1')",
                                 "localtime('12:00Z')",
                                 "time('12:00+19:00')",
                                 "datetime('2015-07-21T12:00[Nowhere/City]')",
                                 "datetime('2015-07-21T12:00[../../etc/passwd]')",
                                 "duration('P')",
                                 "duration('P1')",
                                 "duration('PT')",
                                 "duration('P1H')",
                                 "duration('1D')",
                                 "duration('P1D1Y')"}) {
    EXPECT_EQ(eval(expression), "ArgumentError: InvalidArgumentValue") << expression;
  }
}

TEST(TemporalParse, ReadsDurations) {
  expect_all({{"duration('P1Y2M3W4DT5H6M7.8S')", "P1Y2M25DT5H6M7.8S"},
              {"duration('P5M1.5D')", "P5M1DT12H"},
              {"duration('P0.75M')", "P22DT19H51M49.5S"},
              {"duration('PT-1.5H')", "PT-1H-30M"},
              {"duration('-P1D')", "P-1D"},
              {"duration('P2012-02-02T14:37:21.545')", "P2012Y2M2DT14H37M21.545S"},
              {"duration('PT123456789.123456789S')", "PT34293H33M9.123456789S"},
              {"duration('PT9223372036854775807S')", "ArgumentError: InvalidArgumentValue"}});
}

TEST(TemporalComponents, FillInFromOtherValues) {
  expect_all({{"date({year: 1984, quarter: 3, dayOfQuarter: 45})", "1984-08-14"},
              {"date({date: date('2024-01-31'), month: 2})", "2024-02-29"},
              {"date({date: date('1816-12-31'), week: 2})", "1817-01-07"},
              {"time({time: time('12:00+01:00'), timezone: '+05:00'})", "16:00+05:00"},
              {"time({time: localtime('12:00'), timezone: '+05:00'})", "12:00+05:00"},
              {"localtime({hour: 1, minute: 2, second: 3, millisecond: 4, microsecond: 5, nanosecond: 6})", "01:02:03.004005006"},
              {"datetime({epochSeconds: 1, nanosecond: 5})", "1970-01-01T00:00:01.000000005Z"},
              {"datetime({epochMillis: -1})", "1969-12-31T23:59:59.999Z"}});
}

TEST(TemporalComponents, RefuseIncompleteOrContradictoryOnes) {
  expect_all({{"date({month: 1})", "ArgumentError: InvalidArgumentValue"},
              {"date({year: 2020, day: 1})", "ArgumentError: InvalidArgumentValue"},
              {"date({year: 2020, week: 1, month: 1})", "ArgumentError: InvalidArgumentValue"},
              {"date({year: 2021, week: 53})", "ArgumentError: InvalidArgumentValue"},
              {"localtime({hour: 1, second: 1})", "ArgumentError: InvalidArgumentValue"},
              {"localtime({hour: 1, minute: 1, second: 1, millisecond: 1, microsecond: 1000})", "ArgumentError: InvalidArgumentValue"},
              {"date({year: 2020, hour: 1})", "TypeError: InvalidArgumentValue"},
              {"date({year: '2020'})", "TypeError: InvalidArgumentValue"},
              {"duration({day: 1})", "TypeError: InvalidArgumentValue"}});
}

TEST(TemporalArithmetic, ClampsDaysAndCarriesFractions) {
  expect_all({{"date('2024-01-31') + duration('P1M')", "2024-02-29"},
              {"date('2024-02-29') - duration('P1Y')", "2023-02-28"},
              {"date('2024-01-01') + duration('PT47H')", "2024-01-02"},
              {"date('2024-01-02') - duration('PT23H59M59.5S')", "2024-01-02"},
              {"localtime('23:00') + duration('PT2H')", "01:00"},
              {"localdatetime('2024-01-01T00:00') - duration('PT0.000000001S')", "2023-12-31T23:59:59.999999999"},
              {"duration('P1M') * 1.5", "P1M15DT5H14M33S"},
              {"duration('PT1S') / 2", "PT0.5S"},
              {"duration({seconds: 70.1})", "PT1M10.1S"},
              {"-duration('P1DT1S')", "P-1DT-1S"},
              {"duration('P1D') / 0", "ArithmeticError: DivisionByZero"},
              {"date('+999999999-12-31') + duration('P1D')", "ArithmeticError: IntegerOverflow"},
              {"duration({days: 9223372036854775807}) * 2", "ArithmeticError: IntegerOverflow"}});
}

TEST(TemporalZone, FollowsChangesOfTheClock) {
  expect_all({
      // Skipped: moves on by the gap. Twice: the earlier instant, unless the offset says otherwise.
      {"datetime('2017-03-26T02:30[Europe/Stockholm]')", "2017-03-26T03:30+02:00[Europe/Stockholm]"},
      {"datetime('2017-10-29T02:30[Europe/Stockholm]')", "2017-10-29T02:30+02:00[Europe/Stockholm]"},
      {"datetime('2017-10-29T02:30+01:00[Europe/Stockholm]')", "2017-10-29T02:30+01:00[Europe/Stockholm]"},
      // A day is a day of local time, 24 hours are 24 hours.
      {"datetime('2017-03-25T12:00[Europe/Stockholm]') + duration('P1D')", "2017-03-26T12:00+02:00[Europe/Stockholm]"},
      {"datetime('2017-03-25T12:00[Europe/Stockholm]') + duration('PT24H')", "2017-03-26T13:00+02:00[Europe/Stockholm]"},
      {"datetime('1818-07-21T21:40[Europe/Stockholm]')", "1818-07-21T21:40+00:53:28[Europe/Stockholm]"},
      {"datetime('2345-07-21T21:40[Europe/Stockholm]')", "2345-07-21T21:40+02:00[Europe/Stockholm]"},
      {"datetime('2345-12-21T21:40[Europe/Stockholm]')", "2345-12-21T21:40+01:00[Europe/Stockholm]"},
  });
}

TEST(TemporalFields, NameTheParts) {
  expect_all({{"date('2021-01-03').week", "53"},
              {"date('2021-01-03').weekYear", "2020"},
              {"date('2021-01-03').dayOfQuarter", "3"},
              {"localtime('12:31:14.645876123').microsecond", "645876"},
              {"time('12:00+01:30').offsetMinutes", "90"},
              {"time('12:00+01:30').timezone", "'+01:30'"},
              {"datetime('1969-12-31T23:59:59.5Z').epochMillis", "-500"},
              {"duration('P1Y4M').quarters", "5"},
              {"duration('PT-0.5S').seconds", "-1"},
              {"duration('PT-0.5S').nanosecondsOfSecond", "500000000"},
              {"[d IN [date('2021-01-03')] | d.hour]", "ArgumentError: InvalidPropertyAccess"}});
}

TEST(Truncate, GoesToTheStartOfTheUnit) {
  expect_all(
      {{"date.truncate('millennium', date('2017-10-11'))", "2000-01-01"},
       {"date.truncate('century', date('-0001-10-11'))", "-0100-01-01"},
       {"date.truncate('weekYear', date('2021-01-02'))", "2019-12-30"},
       {"date.truncate('week', date('2021-01-02'), {dayOfWeek: 2})", "2020-12-29"},
       {"datetime.truncate('hour', datetime('2017-10-29T02:30+01:00[Europe/Stockholm]'))", "2017-10-29T02:00+01:00[Europe/Stockholm]"},
       {"localtime.truncate('millisecond', localtime('12:31:14.645876123'), {nanosecond: 2})", "12:31:14.645000002"},
       {"time.truncate('day', time('12:31+01:00'), {minute: 5})", "00:05+01:00"},
       {"date.truncate('hour', date('2021-01-02'))", "ArgumentError: InvalidArgumentValue"},
       {"localtime.truncate('year', localtime('12:00'))", "ArgumentError: InvalidArgumentValue"},
       {"date.truncate('day', localtime('12:00'))", "TypeError: InvalidArgumentValue"}});
}

TEST(DurationBetween, CountsMonthsThenDaysThenTime) {
  expect_all({{"duration.between(date('1984-10-11'), datetime('2015-07-21T21:40:32.142+0100'))", "P30Y9M10DT21H40M32.142S"},
              {"duration.between(date('2024-01-31'), date('2024-03-01'))", "P1M1D"},
              {"duration.between(date('2024-03-01'), date('2024-01-31'))", "P-1M-1D"},
              {"duration.between(localdatetime('2018-01-02T10:00'), localdatetime('2018-01-01T12:00'))", "PT-22H"},
              {"duration.inDays(localdatetime('2018-01-01T12:00'), localdatetime('2018-01-03T10:00'))", "P1D"},
              {"duration.inMonths(date('2018-01-31'), date('2018-02-28'))", "PT0S"},
              {"duration.inSeconds(date('2018-01-01'), date('2018-01-02'))", "PT24H"}});
}

TEST(DurationBetween, TakesWhatOneSideLacksFromTheOther) {
  expect_all({{"duration.between(localtime('14:30'), date('2015-06-24'))", "PT-14H-30M"},
              {"duration.between(time('14:30'), time('16:30+0100'))", "PT1H"},
              {"duration.inDays(date('2015-06-24'), localtime('14:30'))", "PT0S"},
              // The clock goes back at three o'clock.
              {"duration.inSeconds(datetime('2017-10-29T00:00[Europe/Stockholm]'), localtime('04:00'))", "PT5H"}});
}

TEST(Instants, ReadTheStatementsClock) {
  ExpressionQuery query;
  query.statement_start_ns = 1'700'000'000'123'456'789;  // 2023-11-14T22:13:20.123456789Z
  EXPECT_EQ(eval(query, "datetime()"), "2023-11-14T22:13:20.123456789Z");
  EXPECT_EQ(eval(query, "date.statement('Asia/Tokyo')"), "2023-11-15");
  EXPECT_EQ(eval(query, "time.transaction('+01:00')"), "23:13:20.123456789+01:00");
  EXPECT_EQ(eval(query, "date({timezone: 'Asia/Tokyo'})"), "2023-11-15");
  EXPECT_EQ(eval(query, "timestamp()"), "1700000000123");
  EXPECT_EQ(eval(query, "datetime.realtime() > datetime()"), "true");
}

}  // namespace
}  // namespace relata
