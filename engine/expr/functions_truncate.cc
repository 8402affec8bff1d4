#include <fmt/format.h>

#include "engine/expr/expression_error.h"
#include "engine/expr/function_families.h"
#include "engine/expr/temporal_calendar.h"
#include "engine/expr/temporal_components.h"
#include "engine/expr/temporal_moment.h"

namespace relata {
namespace {

using Arguments = std::span<const Value>;

// Units of a day and longer: the first day of the unit that `date` lies in.
std::optional<Date> truncate_date(Date date, std::string_view unit) {
  const CalendarDay day = calendar_day(date);
  const auto start_of_years = [&](std::int32_t years) {
    return make_date(static_cast<std::int32_t>(floor_divide(day.year, years)) * years, 1, 1);
  };
  if (unit == "day") return date;
  if (unit == "week") return Date{date.days - weekday(date) + 1};
  if (unit == "month") return make_date(day.year, day.month, 1);
  if (unit == "quarter") return make_date(day.year, (day.month - 1) / 3 * 3 + 1, 1);
  if (unit == "year") return start_of_years(1);
  if (unit == "weekYear" || unit == "weekyear") return week_start(iso_week(date).year, 1);
  if (unit == "decade") return start_of_years(10);
  if (unit == "century") return start_of_years(100);
  if (unit == "millennium") return start_of_years(1000);
  return std::nullopt;
}

// Nanoseconds in a unit shorter than a day.
std::optional<std::int64_t> clock_unit(std::string_view unit) {
  if (unit == "hour") return 3600 * kNanosPerSecond;
  if (unit == "minute") return 60 * kNanosPerSecond;
  if (unit == "second") return kNanosPerSecond;
  if (unit == "millisecond") return 1'000'000;
  if (unit == "microsecond") return 1'000;
  return std::nullopt;
}

Status wrong_unit(ValueKind kind, std::string_view unit) {
  return argument_error("InvalidArgumentValue", fmt::format("a {} cannot be truncated to '{}'", to_string(kind), unit));
}

Status truncate_parts(Moment& moment, ValueKind kind, const std::string& unit) {
  if (const auto length = clock_unit(unit)) {
    if (!has_time(kind) || !moment.time) return wrong_unit(kind, unit);
    moment.time->nanos -= moment.time->nanos % *length;
    return Status::ok();
  }
  if (!has_date(kind) && unit != "day") return wrong_unit(kind, unit);
  if (moment.date) {
    const auto date = truncate_date(*moment.date, unit);
    if (!date) return wrong_unit(kind, unit);
    moment.date = date;
  }
  moment.time = LocalTime{};
  return Status::ok();
}

// Components in place of the truncated ones; a time zone is put on the local time.
Status replace_parts(Moment& moment, ValueKind kind, const std::string& unit, const ValueMap& components) {
  RELATA_RETURN_IF_ERROR(check_components(components, kind));
  if (has_date(kind)) {
    RELATA_ASSIGN_OR_RETURN(moment.date, date_from_components(components, moment.date));
  }
  if (has_time(kind)) {
    const bool fine = unit == "millisecond" || unit == "microsecond";
    RELATA_ASSIGN_OR_RETURN(moment.time, time_from_components(components, moment.time, fine));
  }
  if (const auto zone = components.find("timezone"); zone != components.end()) {
    if (!zone->second.is_string()) return wrong_argument("truncate", zone->second);
    RELATA_ASSIGN_OR_RETURN(moment.zone, parse_zone(zone->second.as_string()));
    moment.offset_s.reset();
  }
  return Status::ok();
}

template <ValueKind kind>
Result<Value> truncate(Arguments arguments, const EvalContext& context) {
  if (!arguments[0].is_string()) return wrong_argument("truncate", arguments[0]);
  if (arguments.size() > 1 && !is_instant(arguments[1].kind())) return wrong_argument("truncate", arguments[1]);
  if (arguments.size() > 2 && !arguments[2].is_map()) return wrong_argument("truncate", arguments[2]);
  Moment moment = arguments.size() > 1 ? moment_of(arguments[1]) : moment_at(context.statement_start_ns, Zone{});
  if (has_date(kind) && !moment.date) return wrong_argument("truncate", arguments[1]);
  if (!has_date(kind)) {
    if (moment.offset_s) moment.zone = Zone{"", *moment.offset_s};
    moment.date.reset();
  }
  RELATA_RETURN_IF_ERROR(truncate_parts(moment, kind, arguments[0].as_string()));
  if (arguments.size() > 2) RELATA_RETURN_IF_ERROR(replace_parts(moment, kind, arguments[0].as_string(), arguments[2].as_map()));
  return make_instant(kind, moment);
}

template <ValueKind kind>
FunctionEntry truncate_function(std::string name, StaticType type) {
  auto entry = make_function(std::move(name), {StaticType::kString, StaticType::kAny, StaticType::kMap}, type, truncate<kind>);
  return not_deterministic(optional_arguments(std::move(entry), 2));
}

}  // namespace

std::vector<FunctionEntry> truncate_functions() {
  return {
      truncate_function<ValueKind::kDate>("date.truncate", StaticType::kDate),
      truncate_function<ValueKind::kLocalTime>("localtime.truncate", StaticType::kLocalTime),
      truncate_function<ValueKind::kTime>("time.truncate", StaticType::kTime),
      truncate_function<ValueKind::kLocalDateTime>("localdatetime.truncate", StaticType::kLocalDateTime),
      truncate_function<ValueKind::kDateTime>("datetime.truncate", StaticType::kDateTime),
  };
}

}  // namespace relata
