#pragma once

#include <optional>

#include "engine/expr/temporal_zone.h"
#include "storage/base/result.h"
#include "storage/base/value.h"

namespace relata {

// What temporal values have in common: each kind holds some of these parts.
struct Moment {
  std::optional<Date> date;
  std::optional<LocalTime> time;
  std::optional<Zone> zone;
  // Offset known to be in force; decides between the two instants of a local time that occurs twice.
  std::optional<std::int32_t> offset_s;
};

inline bool has_date(ValueKind kind) {
  return kind == ValueKind::kDate || kind == ValueKind::kLocalDateTime || kind == ValueKind::kDateTime;
}
inline bool has_time(ValueKind kind) { return kind >= ValueKind::kLocalTime && kind <= ValueKind::kDateTime; }
inline bool has_zone(ValueKind kind) { return kind == ValueKind::kTime || kind == ValueKind::kDateTime; }
inline bool is_instant(ValueKind kind) { return kind >= ValueKind::kDate && kind <= ValueKind::kDateTime; }

// Requires: is_instant(value.kind()).
Moment moment_of(const Value& value);

// The instant in UTC or another zone, with all parts.
Moment moment_at(std::int64_t unix_ns, const Zone& zone);

// The same instant seen in another zone. A moment without a zone only takes it on. Requires: the moment has a time.
Moment move_to_zone(const Moment& moment, const Zone& zone);

// A value of the kind. A part that is missing is midnight or UTC; TypeError when a date is missing, or a time for a time of day.
// Requires: is_instant(kind).
Result<Value> make_instant(ValueKind kind, const Moment& moment);

}  // namespace relata
