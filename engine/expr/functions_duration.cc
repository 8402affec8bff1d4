#include <fmt/format.h>

#include "engine/expr/duration_parts.h"
#include "engine/expr/expression_error.h"
#include "engine/expr/function_families.h"
#include "engine/expr/temporal_between.h"
#include "engine/expr/temporal_calendar.h"
#include "engine/expr/temporal_moment.h"
#include "engine/expr/temporal_parse.h"

namespace relata {
namespace {

using Arguments = std::span<const Value>;

struct Component {
  std::string_view name;
  void (DurationParts::*add)(const Value&, std::int64_t);
  std::int64_t scale;
};
constexpr Component kComponents[] = {
    {"years", &DurationParts::add_months, 12},
    {"quarters", &DurationParts::add_months, 3},
    {"months", &DurationParts::add_months, 1},
    {"weeks", &DurationParts::add_days, 7},
    {"days", &DurationParts::add_days, 1},
    {"hours", &DurationParts::add_seconds, 3600},
    {"minutes", &DurationParts::add_seconds, 60},
    {"seconds", &DurationParts::add_seconds, 1},
    {"milliseconds", &DurationParts::add_nanos, 1'000'000},
    {"microseconds", &DurationParts::add_nanos, 1'000},
    {"nanoseconds", &DurationParts::add_nanos, 1},
};

Result<Duration> from_components(const ValueMap& components) {
  DurationParts parts;
  for (const auto& component : components) {
    const auto& [name, value] = component;
    const auto known =
        std::find_if(std::begin(kComponents), std::end(kComponents), [&](const Component& entry) { return entry.name == component.first; });
    if (known == std::end(kComponents)) return type_error("InvalidArgumentValue", fmt::format("a duration has no component '{}'", name));
    if (!value.is_number()) {
      return type_error("InvalidArgumentValue", fmt::format("'{}' takes a number, but this is a {}", name, to_string(value.kind())));
    }
    (parts.*known->add)(value, known->scale);
  }
  return parts.finish();
}

Result<Value> duration(Arguments arguments, const EvalContext&) {
  const Value& argument = arguments[0];
  if (argument.kind() == ValueKind::kDuration) return argument;
  if (!argument.is_map() && !argument.is_string()) return wrong_argument("duration", argument);
  RELATA_ASSIGN_OR_RETURN(const Duration value,
                          argument.is_map() ? from_components(argument.as_map()) : parse_duration(argument.as_string()));
  return Value(value);
}

template <DurationUnit unit>
Result<Value> between(Arguments arguments, const EvalContext&) {
  for (const Value& argument : arguments) {
    if (!is_instant(argument.kind())) return wrong_argument("duration.between", argument);
  }
  return duration_between(arguments[0], arguments[1], unit);
}

FunctionEntry between_function(std::string name, ScalarFunction call) {
  return make_function(std::move(name), {StaticType::kAny, StaticType::kAny}, StaticType::kDuration, call);
}

}  // namespace

std::vector<FunctionEntry> duration_functions() {
  return {
      make_function("duration", {StaticType::kAny}, StaticType::kDuration, duration),
      between_function("duration.between", between<DurationUnit::kAll>),
      between_function("duration.inmonths", between<DurationUnit::kMonths>),
      between_function("duration.indays", between<DurationUnit::kDays>),
      between_function("duration.inseconds", between<DurationUnit::kSeconds>),
  };
}

}  // namespace relata
