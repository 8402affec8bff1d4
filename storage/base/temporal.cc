#include "storage/base/temporal.h"

#include <date/date.h>
#include <fmt/format.h>

#include <charconv>
#include <cstdlib>

namespace relata {
namespace {

constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
constexpr std::int64_t kDaysPerEra = 146'097;
constexpr std::int64_t kDaysToEpoch = 719'468;  // from 0000-03-01 to 1970-01-01

// Nothing, or a point and three, six or nine digits.
std::string fraction_text(std::int64_t nanos) {
  if (nanos == 0) return "";
  if (nanos % 1'000'000 == 0) return fmt::format(".{:03}", nanos / 1'000'000);
  if (nanos % 1'000 == 0) return fmt::format(".{:06}", nanos / 1'000);
  return fmt::format(".{:09}", nanos);
}

std::string offset_text(std::int32_t offset_s) {
  if (offset_s == 0) return "Z";
  const std::int32_t size = std::abs(offset_s);
  std::string text = fmt::format("{}{:02}:{:02}", offset_s < 0 ? '-' : '+', size / 3600, size / 60 % 60);
  if (size % 60 != 0) text += fmt::format(":{:02}", size % 60);
  return text;
}

// Parts that are zero are left out; each carries its own sign.
std::string part_text(std::int64_t amount, char unit) { return amount == 0 ? "" : fmt::format("{}{}", amount, unit); }

std::string seconds_text(std::int64_t seconds, std::int64_t nanos) {
  if (seconds == 0 && nanos == 0) return "";
  const bool negative = seconds < 0 || nanos < 0;
  std::string text = fmt::format("{}{}", negative ? "-" : "", std::abs(seconds));
  if (nanos != 0) {
    text += fmt::format(".{:09}", std::abs(nanos));
    text.erase(text.find_last_not_of('0') + 1);
  }
  return text + "S";
}

}  // namespace

// The calendar of Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms" (days_from_civil, civil_from_days) over 64 bits: his
// library's years are 16 bits wide. Years begin in March, so that the leap day comes last; an era is 400 years.
Date make_date(std::int32_t year, std::uint32_t month, std::uint32_t day) {
  const std::int64_t shifted = std::int64_t{year} - (month <= 2 ? 1 : 0);
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - 399) / 400;
  const std::int64_t year_of_era = shifted - era * 400;
  const std::int64_t day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + std::int64_t{day} - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return {era * kDaysPerEra + day_of_era - kDaysToEpoch};
}

CalendarDay calendar_day(Date value) {
  const std::int64_t shifted = value.days + kDaysToEpoch;
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - (kDaysPerEra - 1)) / kDaysPerEra;
  const std::int64_t day_of_era = shifted - era * kDaysPerEra;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  const auto day = static_cast<std::uint32_t>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  const auto month = static_cast<std::uint32_t>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  return {static_cast<std::int32_t>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)), month, day};
}

std::string to_string(Date value) {
  const CalendarDay day = calendar_day(value);
  // ISO 8601 wants a sign on years that do not fit four digits.
  if (day.year > 9999) return fmt::format("+{}-{:02}-{:02}", day.year, day.month, day.day);
  if (day.year < 0) return fmt::format("-{:04}-{:02}-{:02}", -day.year, day.month, day.day);
  return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

std::string to_string(LocalTime value) {
  const std::int64_t seconds = value.nanos / kNanosPerSecond;
  const std::int64_t nanos = value.nanos % kNanosPerSecond;
  std::string text = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
  if (seconds % 60 != 0 || nanos != 0) text += fmt::format(":{:02}", seconds % 60) + fraction_text(nanos);
  return text;
}

std::string to_string(const Time& value) { return to_string(value.local) + offset_text(value.offset_s); }

std::string to_string(const LocalDateTime& value) { return to_string(value.date) + "T" + to_string(value.time); }

std::string to_string(const DateTime& value) {
  std::string text = to_string(value.local) + offset_text(value.offset_s);
  return value.zone.empty() ? text : text + "[" + value.zone + "]";
}

std::string to_string(const Duration& value) {
  // Whole seconds and their fraction are printed with one sign: 1 s less 1 ns is not "1-0.000000001".
  std::int64_t seconds = value.seconds;
  std::int64_t nanos = value.nanos;
  if (seconds < 0 && nanos > 0) {
    seconds += 1;
    nanos -= kNanosPerSecond;
  }
  const std::string day_part = part_text(value.months / 12, 'Y') + part_text(value.months % 12, 'M') + part_text(value.days, 'D');
  const std::string time_part = part_text(seconds / 3600, 'H') + part_text(seconds % 3600 / 60, 'M') + seconds_text(seconds % 60, nanos);
  if (day_part.empty() && time_part.empty()) return "PT0S";
  return "P" + day_part + (time_part.empty() ? "" : "T" + time_part);
}

Result<Date> parse_iso_date(std::string_view text) {
  const auto invalid = [&] { return Status::invalid_argument(fmt::format("'{}' is not a date; expected YYYY-MM-DD", text)); };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return invalid();
  const auto number = [&](std::size_t at, std::size_t length) {
    if (text[at] == '-') return -1;  // "-0" would pass for 0
    int value = -1;
    const char* end = text.data() + at + length;
    const auto [stop, error] = std::from_chars(text.data() + at, end, value);
    return error == std::errc() && stop == end ? value : -1;
  };
  const int year = number(0, 4);
  const int month = number(5, 2);
  const int day = number(8, 2);
  if (year < 0 || month < 0 || day < 0) return invalid();
  const date::year_month_day calendar = date::year{year} / month / day;
  if (!calendar.ok()) return invalid();
  return make_date(year, static_cast<std::uint32_t>(month), static_cast<std::uint32_t>(day));
}

}  // namespace relata
