#include "engine/expr/temporal_zone.h"

#include <date/tz.h>
#include <fmt/format.h>
#include <unicode/basictz.h>

#include <cctype>
#include <cstdlib>
#include <exception>
#include <memory>
#include <optional>

#include "engine/expr/expression_error.h"
#include "engine/expr/temporal_calendar.h"

namespace relata {
namespace {

constexpr std::int32_t kMaxOffset = 18 * 3600;
// Compiled zone files list changes of the clock up to 2037; what follows repeats the same rules.
constexpr std::int32_t kLastListedYear = 2036;

// Null when this machine does not know the zone or cannot read its file.
const date::time_zone* locate(const std::string& name) {
  try {
    const date::time_zone* zone = date::locate_zone(name);
    // The file is read when it is first asked, which may fail as well.
    (void)zone->get_info(date::sys_seconds{});
    return zone;
  } catch (const std::exception&) {
    return nullptr;
  }
}

// Days to go back to an earlier year of the same calendar, which the zone's rules treat alike. 28 years hold every calendar there is.
std::int64_t days_to_stand_in(std::int64_t seconds) {
  const std::int32_t year = calendar_day({floor_divide(seconds, kSecondsPerDay)}).year;
  if (year <= kLastListedYear) return 0;
  const Date start = make_date(year, 1, 1);
  for (std::int32_t earlier = kLastListedYear; earlier > kLastListedYear - 28; --earlier) {
    const Date candidate = make_date(earlier, 1, 1);
    if (is_leap_year(earlier) == is_leap_year(year) && weekday(candidate) == weekday(start)) return start.days - candidate.days;
  }
  return 0;
}

// Zones agree on what they were only since 1970: for earlier times, systems differ in whether zones that have since merged are kept apart
// (Europe/Stockholm as a link to Europe/Berlin or with its own past). ICU's tables are the same on every machine. nullopt for later times,
// and for a zone that ICU does not know yet.
std::optional<std::int32_t> offset_before_1970(const std::string& name, std::int64_t seconds, bool local) {
  if (seconds >= 0) return std::nullopt;
  const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
  const auto* rules = dynamic_cast<const icu::BasicTimeZone*>(zone.get());
  if (!rules || *zone == icu::TimeZone::getUnknown()) return std::nullopt;
  std::int32_t raw_ms = 0;
  std::int32_t saving_ms = 0;
  UErrorCode error = U_ZERO_ERROR;
  const auto time_ms = static_cast<double>(seconds) * 1000;
  if (local) {
    rules->getOffsetFromLocal(time_ms, UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw_ms, saving_ms, error);
  } else {
    rules->getOffset(time_ms, false, raw_ms, saving_ms, error);
  }
  if (U_FAILURE(error)) return std::nullopt;
  return (raw_ms + saving_ms) / 1000;
}

// Within what the library's calendar can count.
std::int64_t clamped(std::int64_t seconds) {
  const std::int64_t earliest = make_date(1700, 1, 1).days * kSecondsPerDay;
  return seconds < earliest ? earliest : seconds - days_to_stand_in(seconds) * kSecondsPerDay;
}

bool digits(std::string_view text) {
  for (const char c : text) {
    if (!std::isdigit(static_cast<unsigned char>(c))) return false;
  }
  return !text.empty();
}

// "+01", "+0100", "+01:00", "+01:00:30"; nullopt for anything else.
std::optional<std::int32_t> parse_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const bool colons = text.find(':') != std::string_view::npos;
  const std::size_t step = colons ? 3 : 2;
  std::int32_t parts[] = {0, 0, 0};
  std::size_t at = 1;
  for (int part = 0; at < text.size(); ++part, at += step) {
    if (part == 3 || !digits(text.substr(at, 2)) || at + 2 > text.size()) return std::nullopt;
    parts[part] = (text[at] - '0') * 10 + (text[at + 1] - '0');
    if (colons && at + 2 < text.size() && text[at + 2] != ':') return std::nullopt;
  }
  // A colon with nothing after it leaves `at` one further.
  if (at != text.size() + (colons ? 1 : 0) || parts[1] > 59 || parts[2] > 59) return std::nullopt;
  const std::int32_t size = parts[0] * 3600 + parts[1] * 60 + parts[2];
  return text[0] == '-' ? -size : size;
}

}  // namespace

Result<Zone> parse_zone(std::string_view text) {
  if (const auto offset = parse_offset(text)) {
    if (std::abs(*offset) > kMaxOffset) {
      return argument_error("InvalidArgumentValue", fmt::format("'{}' is not an offset from UTC: it goes from -18:00 to +18:00", text));
    }
    return Zone{"", *offset};
  }
  const date::time_zone* zone = locate(std::string(text));
  if (!zone) return argument_error("InvalidArgumentValue", fmt::format("there is no time zone '{}'", text));
  return Zone{zone->name(), 0};
}

std::int32_t offset_at(const Zone& zone, const LocalDateTime& local) {
  if (zone.name.empty()) return zone.offset_s;
  if (const auto early = offset_before_1970(zone.name, local_seconds(local), true)) return *early;
  const date::time_zone* known = locate(zone.name);
  if (!known) return zone.offset_s;
  const date::local_seconds seconds{std::chrono::seconds{clamped(local_seconds(local))}};
  return static_cast<std::int32_t>(known->get_info(seconds).first.offset.count());
}

std::int32_t offset_at(const Zone& zone, std::int64_t epoch_s) {
  if (zone.name.empty()) return zone.offset_s;
  if (const auto early = offset_before_1970(zone.name, epoch_s, false)) return *early;
  const date::time_zone* known = locate(zone.name);
  if (!known) return zone.offset_s;
  const date::sys_seconds seconds{std::chrono::seconds{clamped(epoch_s)}};
  return static_cast<std::int32_t>(known->get_info(seconds).offset.count());
}

DateTime at_zone(const LocalDateTime& local, const Zone& zone) {
  // By the offset before a gap, a skipped time is an instant after it, whose local time lies as far behind the gap.
  return at_zone(local_seconds(local) - offset_at(zone, local), local.time.nanos % kNanosPerSecond, zone);
}

DateTime at_zone(std::int64_t epoch_s, std::int64_t nanos, const Zone& zone) {
  const std::int32_t offset_s = offset_at(zone, epoch_s);
  return {local_from_seconds(epoch_s + offset_s, nanos), offset_s, zone.name};
}

std::int64_t local_seconds(const LocalDateTime& local) { return local.date.days * kSecondsPerDay + local.time.nanos / kNanosPerSecond; }

LocalDateTime local_from_seconds(std::int64_t seconds, std::int64_t nanos) {
  const std::int64_t days = floor_divide(seconds, kSecondsPerDay);
  return {{days}, {(seconds - days * kSecondsPerDay) * kNanosPerSecond + nanos}};
}

std::string offset_text(std::int32_t offset_s) {
  // The text of a time of day ends with its offset.
  return to_string(Time{{0}, offset_s}).substr(5);
}

}  // namespace relata
