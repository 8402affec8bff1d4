#pragma once

#include <compare>

#include "storage/base/temporal.h"

namespace relata {

// By instant; values of the same instant by offset and zone, so that only identical ones are equal.
inline std::strong_ordering compare_instants(const Time& a, const Time& b) {
  constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
  const auto instant = [](const Time& time) { return time.local.nanos - time.offset_s * kNanosPerSecond; };
  const auto order = instant(a) <=> instant(b);
  return order != 0 ? order : a.offset_s <=> b.offset_s;
}

inline std::strong_ordering compare_instants(const DateTime& a, const DateTime& b) {
  constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
  constexpr std::int64_t kNanosPerDay = 86'400 * kNanosPerSecond;
  const auto instant = [](const DateTime& value) {
    LocalDateTime utc{value.local.date, {value.local.time.nanos - value.offset_s * kNanosPerSecond}};
    // An offset is less than a day.
    if (utc.time.nanos < 0) utc = {{utc.date.days - 1}, {utc.time.nanos + kNanosPerDay}};
    if (utc.time.nanos >= kNanosPerDay) utc = {{utc.date.days + 1}, {utc.time.nanos - kNanosPerDay}};
    return utc;
  };
  if (const auto order = instant(a) <=> instant(b); order != 0) return order;
  if (const auto order = a.offset_s <=> b.offset_s; order != 0) return order;
  return a.zone <=> b.zone;
}

// By average length: a month counts as a 4800th of 400 Gregorian years. For ORDER BY; durations have no `<`.
inline std::strong_ordering compare_lengths(const Duration& a, const Duration& b) {
  constexpr std::int64_t kSecondsPerMonth = 2'629'746;
  const auto seconds = [](const Duration& value) {
    return static_cast<__int128>(value.months) * kSecondsPerMonth + static_cast<__int128>(value.days) * 86'400 + value.seconds;
  };
  if (seconds(a) != seconds(b)) return seconds(a) < seconds(b) ? std::strong_ordering::less : std::strong_ordering::greater;
  if (const auto order = a.nanos <=> b.nanos; order != 0) return order;
  if (const auto order = a.months <=> b.months; order != 0) return order;
  return a.days <=> b.days;
}

}  // namespace relata
