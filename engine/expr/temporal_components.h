#pragma once

#include <optional>

#include "storage/base/result.h"
#include "storage/base/value.h"

namespace relata {

// Parts of temporal values written as maps: {year: 1984, week: 10, dayOfWeek: 3, hour: 12}. ArgumentError for what no calendar has.

// TypeError for a component that the kind does not have, or that is not an Integer. `date`, `time`, `datetime` and `timezone` are
// left to the caller.
Status check_components(const ValueMap& components, ValueKind kind);

// By month, week, quarter or ordinal day. What is not given comes from `base`, or is the first of its kind when there is no base;
// without a base, a year is needed.
Result<Date> date_from_components(const ValueMap& components, std::optional<Date> base);

// What is not given comes from `base`, or is zero. Parts of a second replace all of the base's fraction, unless `add_to_fraction`:
// then they add to it.
Result<LocalTime> time_from_components(const ValueMap& components, std::optional<LocalTime> base, bool add_to_fraction = false);

}  // namespace relata
