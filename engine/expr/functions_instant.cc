#include <chrono>

#include "engine/expr/expression_error.h"
#include "engine/expr/function_families.h"
#include "engine/expr/temporal_calendar.h"
#include "engine/expr/temporal_components.h"
#include "engine/expr/temporal_moment.h"
#include "engine/expr/temporal_parse.h"

namespace relata {
namespace {

using Arguments = std::span<const Value>;

enum class Clock : std::uint8_t { kStatement, kRealtime };

std::int64_t read_clock(Clock clock, const EvalContext& context) {
  if (clock == Clock::kStatement) return context.statement_start_ns;
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

Result<Zone> zone_argument(const Value& value) {
  if (!value.is_string()) return wrong_argument("a time zone's place in a temporal function", value);
  return parse_zone(value.as_string());
}

// The parts that a map names as a whole: {date: other, time: other}, {datetime: other}.
Result<Moment> referenced_moment(const ValueMap& components) {
  Moment moment;
  for (const auto& [name, value] : components) {
    if (name != "date" && name != "time" && name != "datetime") continue;
    if (!is_instant(value.kind())) return wrong_argument(name, value);
    const Moment other = moment_of(value);
    if (name != "time") {
      if (!other.date) return wrong_argument(name, value);
      moment.date = other.date;
    }
    if (name != "date") {
      if (!other.time && name == "time") return wrong_argument(name, value);
      moment.time = other.time;
      moment.zone = other.zone;
      moment.offset_s = other.offset_s;
    }
  }
  return moment;
}

// {epochSeconds: 416779, nanosecond: 1}, {epochMillis: 237821673987}
Result<Moment> epoch_moment(const ValueMap& components) {
  const auto integer = [&](const char* name) {
    const auto found = components.find(name);
    return found == components.end() ? 0 : found->second.as_integer();
  };
  const bool milliseconds = components.contains("epochMillis");
  const std::int64_t epoch = integer(milliseconds ? "epochMillis" : "epochSeconds");
  const std::int64_t seconds = milliseconds ? floor_divide(epoch, 1000) : epoch;
  if (seconds / kSecondsPerDay > 366LL * kMaxYear || seconds / kSecondsPerDay < -366LL * kMaxYear) {
    return argument_error("InvalidArgumentValue", "the seconds since 1970 lead beyond the calendar");
  }
  const std::int64_t nanos = (milliseconds ? floor_modulo(epoch, 1000) * 1'000'000 : 0) + integer("nanosecond");
  if (nanos < 0 || nanos >= kNanosPerSecond) return argument_error("InvalidArgumentValue", "'nanosecond' goes from 0 to 999999999");
  const LocalDateTime local = local_from_seconds(seconds, nanos);
  return Moment{local.date, local.time, Zone{}, 0};
}

Result<Value> from_components(ValueKind kind, const ValueMap& components, const EvalContext& context) {
  RELATA_RETURN_IF_ERROR(check_components(components, kind));
  std::optional<Zone> zone;
  if (const auto named = components.find("timezone"); named != components.end()) {
    RELATA_ASSIGN_OR_RETURN(zone, zone_argument(named->second));
    if (components.size() == 1) return make_instant(kind, moment_at(context.statement_start_ns, *zone));
  }
  if (components.contains("epochSeconds") || components.contains("epochMillis")) {
    RELATA_ASSIGN_OR_RETURN(const Moment moment, epoch_moment(components));
    return make_instant(kind, zone ? move_to_zone(moment, *zone) : moment);
  }
  RELATA_ASSIGN_OR_RETURN(Moment moment, referenced_moment(components));
  if (has_date(kind)) {
    RELATA_ASSIGN_OR_RETURN(moment.date, date_from_components(components, moment.date));
  } else {
    moment.date.reset();
  }
  if (has_time(kind)) {
    RELATA_ASSIGN_OR_RETURN(moment.time, time_from_components(components, moment.time));
    if (zone) moment = move_to_zone(moment, *zone);
  }
  return make_instant(kind, moment);
}

template <ValueKind kind>
Result<Value> construct(Arguments arguments, const EvalContext& context) {
  if (arguments.empty()) return make_instant(kind, moment_at(context.statement_start_ns, Zone{}));
  const Value& argument = arguments[0];
  if (argument.is_map()) return from_components(kind, argument.as_map(), context);
  if (argument.is_string()) {
    RELATA_ASSIGN_OR_RETURN(const Moment moment, parse_instant(argument.as_string(), kind));
    return make_instant(kind, moment);
  }
  if (!is_instant(argument.kind())) return wrong_argument("a temporal function", argument);
  Moment moment = moment_of(argument);
  if (!has_date(kind)) {
    // Without the date that told a named zone's offset, only the offset is left.
    if (moment.offset_s) moment.zone = Zone{"", *moment.offset_s};
    moment.date.reset();
  }
  return make_instant(kind, moment);
}

// date.statement() and so on, with an optional time zone.
template <ValueKind kind, Clock clock>
Result<Value> current(Arguments arguments, const EvalContext& context) {
  Zone zone;
  if (!arguments.empty()) {
    RELATA_ASSIGN_OR_RETURN(zone, zone_argument(arguments[0]));
  }
  return make_instant(kind, moment_at(read_clock(clock, context), zone));
}

template <bool milliseconds>
Result<Value> from_epoch(Arguments arguments, const EvalContext&) {
  ValueMap components;
  const char* names[] = {milliseconds ? "epochMillis" : "epochSeconds", "nanosecond"};
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (!arguments[i].is_integer()) return wrong_argument("datetime.fromEpoch", arguments[i]);
    components[names[i]] = arguments[i];
  }
  RELATA_ASSIGN_OR_RETURN(const Moment moment, epoch_moment(components));
  return make_instant(ValueKind::kDateTime, moment);
}

template <ValueKind kind>
void add_instant(std::vector<FunctionEntry>& functions, const std::string& name, StaticType type) {
  const auto add = [&](const std::string& suffix, ScalarFunction call) {
    functions.push_back(not_deterministic(optional_arguments(make_function(name + suffix, {StaticType::kAny}, type, call), 1)));
  };
  add("", construct<kind>);
  add(".transaction", current<kind, Clock::kStatement>);
  add(".statement", current<kind, Clock::kStatement>);
  add(".realtime", current<kind, Clock::kRealtime>);
}

}  // namespace

std::vector<FunctionEntry> instant_functions() {
  std::vector<FunctionEntry> functions;
  add_instant<ValueKind::kDate>(functions, "date", StaticType::kDate);
  add_instant<ValueKind::kLocalTime>(functions, "localtime", StaticType::kLocalTime);
  add_instant<ValueKind::kTime>(functions, "time", StaticType::kTime);
  add_instant<ValueKind::kLocalDateTime>(functions, "localdatetime", StaticType::kLocalDateTime);
  add_instant<ValueKind::kDateTime>(functions, "datetime", StaticType::kDateTime);
  functions.push_back(
      make_function("datetime.fromepoch", {StaticType::kNumber, StaticType::kNumber}, StaticType::kDateTime, from_epoch<false>));
  functions.push_back(make_function("datetime.fromepochmillis", {StaticType::kNumber}, StaticType::kDateTime, from_epoch<true>));
  return functions;
}

}  // namespace relata
