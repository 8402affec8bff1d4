#include <fmt/format.h>

#include <algorithm>

#include "engine/expr/expression_error.h"
#include "engine/expr/function_families.h"
#include "engine/expr/text.h"

namespace relata {
namespace {

using Arguments = std::span<const Value>;

// A longer list is surely a mistake, and would take the machine's memory.
constexpr std::uint64_t kMaxRangeLength = 100'000'000;

Result<Value> size(Arguments arguments, const EvalContext&) {
  const Value& value = arguments[0];
  if (value.is_list()) return Value(static_cast<std::int64_t>(value.as_list().size()));
  if (value.is_string()) return Value(static_cast<std::int64_t>(code_point_count(value.as_string())));
  return wrong_argument("size", value);
}

Result<Value> is_empty(Arguments arguments, const EvalContext&) {
  const Value& value = arguments[0];
  if (value.is_list()) return Value(value.as_list().empty());
  if (value.is_string()) return Value(value.as_string().empty());
  if (value.is_map()) return Value(value.as_map().empty());
  return wrong_argument("isEmpty", value);
}

Result<Value> head(Arguments arguments, const EvalContext&) {
  if (!arguments[0].is_list()) return wrong_argument("head", arguments[0]);
  const ValueList& list = arguments[0].as_list();
  return list.empty() ? Value::null() : list.front();
}

Result<Value> last(Arguments arguments, const EvalContext&) {
  if (!arguments[0].is_list()) return wrong_argument("last", arguments[0]);
  const ValueList& list = arguments[0].as_list();
  return list.empty() ? Value::null() : list.back();
}

Result<Value> tail(Arguments arguments, const EvalContext&) {
  if (!arguments[0].is_list()) return wrong_argument("tail", arguments[0]);
  const ValueList& list = arguments[0].as_list();
  return Value(list.empty() ? ValueList{} : ValueList(list.begin() + 1, list.end()));
}

Result<Value> reverse(Arguments arguments, const EvalContext&) {
  const Value& value = arguments[0];
  if (value.is_list()) return Value(ValueList(value.as_list().rbegin(), value.as_list().rend()));
  if (value.is_string()) return Value(reverse_code_points(value.as_string()));
  return wrong_argument("reverse", value);
}

Result<Value> range(Arguments arguments, const EvalContext&) {
  for (const Value& argument : arguments) {
    if (!argument.is_integer()) {
      return argument_error("InvalidArgumentType", fmt::format("range() takes Integers, but this is a {}", to_string(argument.kind())));
    }
  }
  const std::int64_t start = arguments[0].as_integer();
  const std::int64_t end = arguments[1].as_integer();
  const std::int64_t step = arguments.size() > 2 ? arguments[2].as_integer() : 1;
  if (step == 0) return argument_error("NumberOutOfRange", "the step of range() must not be 0");
  if (step > 0 ? start > end : start < end) return Value(ValueList{});
  // Unsigned, since the distance and -INT64_MIN do not fit into a signed integer.
  const auto distance = step > 0 ? static_cast<std::uint64_t>(end) - static_cast<std::uint64_t>(start)
                                 : static_cast<std::uint64_t>(start) - static_cast<std::uint64_t>(end);
  const std::uint64_t stride = step > 0 ? static_cast<std::uint64_t>(step) : 0 - static_cast<std::uint64_t>(step);
  const std::uint64_t steps = distance / stride;
  if (steps >= kMaxRangeLength) {
    return Status::resource_exhausted(fmt::format("range({}, {}, {}) would have more than {} items", start, end, step, kMaxRangeLength));
  }
  ValueList list;
  list.reserve(steps + 1);
  for (std::uint64_t i = 0; i <= steps; ++i)
    list.emplace_back(static_cast<std::int64_t>(static_cast<std::uint64_t>(start) + i * static_cast<std::uint64_t>(step)));
  return Value(std::move(list));
}

}  // namespace

std::vector<FunctionEntry> list_functions() {
  constexpr StaticType kAny = StaticType::kAny;
  constexpr StaticType kList = StaticType::kList;
  return {
      make_function("size", {kAny}, StaticType::kInteger, size),
      make_function("isempty", {kAny}, StaticType::kBoolean, is_empty),
      make_function("head", {kList}, kAny, head),
      make_function("last", {kList}, kAny, last),
      make_function("tail", {kList}, kList, tail),
      make_function("reverse", {kAny}, kAny, reverse),
      // Its arguments are checked when it runs: that is when the language reports them.
      optional_arguments(make_function("range", {kAny, kAny, kAny}, kList, range), 1),
  };
}

}  // namespace relata
