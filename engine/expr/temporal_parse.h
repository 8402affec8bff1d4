#pragma once

#include <string_view>

#include "engine/expr/temporal_moment.h"
#include "storage/base/result.h"

namespace relata {

// ISO 8601 texts of dates and times, in the extended and the basic format: by month (2015-07-21, 20150721, 2015-07), week (2015-W30-2),
// quarter (2015-Q2-60), ordinal day (2015-202) or year; 21:40:32.142, 214032.142, 21:40, 21; zones Z, +01:00, +0100, +01 and
// [Europe/Stockholm]. Years of other than four digits need a sign and the extended format.
// ArgumentError with the text otherwise. Requires: is_instant(kind).
Result<Moment> parse_instant(std::string_view text, ValueKind kind);

// ISO 8601 durations: P1Y2M3W4DT5H6M7.8S, each part with sign and fraction, or P2012-02-02T14:37:21.545.
Result<Duration> parse_duration(std::string_view text);

}  // namespace relata
