#pragma once

#include <string>

#include "storage/base/result.h"
#include "storage/base/temporal.h"

namespace relata {

// Time zones of the system's IANA database, with their historical offsets (those before 1970 from ICU's copy). Thread-safe.

// A zone as a query names it: "Europe/Stockholm", or an offset "Z", "+01", "+0100", "+01:00", "+01:00:30".
struct Zone {
  std::string name;           // empty for a fixed offset
  std::int32_t offset_s = 0;  // of a fixed offset; also taken for a named zone that this machine does not know (from a stored value)
};
// ArgumentError for an unknown name or an offset of more than 18 hours.
Result<Zone> parse_zone(std::string_view text);

// Offset in force at a local time. Of a time that occurs twice, the earlier instant; a time that is skipped counts by the offset before
// the gap (see at_zone).
std::int32_t offset_at(const Zone& zone, const LocalDateTime& local);
// Offset in force at an instant, in seconds since 1970.
std::int32_t offset_at(const Zone& zone, std::int64_t epoch_s);

// The local time in the zone; a time skipped by a change of the clock moves on by the length of the gap.
DateTime at_zone(const LocalDateTime& local, const Zone& zone);
// The instant seen in the zone.
DateTime at_zone(std::int64_t epoch_s, std::int64_t nanos, const Zone& zone);

inline Zone zone_of(const DateTime& value) { return {value.zone, value.offset_s}; }

// Seconds from 1970-01-01T00:00 to the value, taken as UTC.
std::int64_t local_seconds(const LocalDateTime& local);
inline std::int64_t epoch_seconds(const DateTime& value) { return local_seconds(value.local) - value.offset_s; }
// The inverse of local_seconds; `nanos` of the second.
LocalDateTime local_from_seconds(std::int64_t seconds, std::int64_t nanos);

// "+01:00", "Z".
std::string offset_text(std::int32_t offset_s);

}  // namespace relata
