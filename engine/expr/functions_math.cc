#include <cmath>
#include <numbers>

#include "engine/expr/expression_error.h"
#include "engine/expr/function_families.h"

namespace relata {
namespace {

using Arguments = std::span<const Value>;

template <double (*function)(double)>
Result<Value> of_float(Arguments arguments, const EvalContext&) {
  if (!arguments[0].is_number()) return wrong_argument("a mathematical function", arguments[0]);
  return Value(function(arguments[0].as_number()));
}

double degrees(double radians) { return radians * 180 / std::numbers::pi; }
double radians(double degrees) { return degrees * std::numbers::pi / 180; }
double cot(double angle) { return 1 / std::tan(angle); }
double haversin(double angle) { return std::pow(std::sin(angle / 2), 2); }
// Halves go up, also below zero, as the language has it: round(-1.5) is -1.0.
double round_half_up(double number) {
  const double down = std::floor(number);
  return number - down >= 0.5 ? down + 1 : down;
}

Result<Value> abs(Arguments arguments, const EvalContext&) {
  const Value& number = arguments[0];
  if (number.is_float()) return Value(std::fabs(number.as_float()));
  if (!number.is_integer()) return wrong_argument("abs", number);
  if (number.as_integer() == INT64_MIN) return integer_overflow("abs(-9223372036854775808)");
  return Value(std::abs(number.as_integer()));
}

Result<Value> sign(Arguments arguments, const EvalContext&) {
  if (!arguments[0].is_number()) return wrong_argument("sign", arguments[0]);
  const double number = arguments[0].as_number();
  return Value(static_cast<std::int64_t>((number > 0) - (number < 0)));
}

Result<Value> is_nan(Arguments arguments, const EvalContext&) {
  if (!arguments[0].is_number()) return wrong_argument("isNaN", arguments[0]);
  return Value(std::isnan(arguments[0].as_number()));
}

// round(x), round(x, digits) with the half going away from zero when digits are asked for.
Result<Value> round(Arguments arguments, const EvalContext&) {
  if (!arguments[0].is_number()) return wrong_argument("round", arguments[0]);
  const double number = arguments[0].as_number();
  if (arguments.size() == 1 || arguments[1] == Value(0)) return Value(round_half_up(number));
  if (!arguments[1].is_integer()) return wrong_argument("round", arguments[1]);
  const std::int64_t digits = arguments[1].as_integer();
  if (digits < 0) return argument_error("NumberOutOfRange", "round() takes a number of digits from 0 on");
  // A double has at most 17 significant digits, so more places change nothing.
  if (digits > 300 || !std::isfinite(number)) return Value(number);
  const double scale = std::pow(10.0, static_cast<double>(digits));
  const double scaled = number * scale;
  return std::isfinite(scaled) ? Value(std::round(scaled) / scale) : Value(number);
}

Result<Value> atan2(Arguments arguments, const EvalContext&) {
  for (const Value& argument : arguments) {
    if (!argument.is_number()) return wrong_argument("atan2", argument);
  }
  return Value(std::atan2(arguments[0].as_number(), arguments[1].as_number()));
}

Result<Value> pi(Arguments, const EvalContext&) { return Value(std::numbers::pi); }
Result<Value> euler(Arguments, const EvalContext&) { return Value(std::numbers::e); }

FunctionEntry number_function(std::string name, ScalarFunction call, StaticType result = StaticType::kFloat) {
  return make_function(std::move(name), {StaticType::kNumber}, result, call);
}

}  // namespace

std::vector<FunctionEntry> math_functions() {
  return {
      number_function("abs", abs, StaticType::kNumber),
      number_function("ceil", of_float<std::ceil>),
      number_function("floor", of_float<std::floor>),
      optional_arguments(make_function("round", {StaticType::kNumber, StaticType::kInteger}, StaticType::kFloat, round), 1),
      number_function("sign", sign, StaticType::kInteger),
      number_function("isnan", is_nan, StaticType::kBoolean),
      number_function("sqrt", of_float<std::sqrt>),
      number_function("exp", of_float<std::exp>),
      number_function("log", of_float<std::log>),
      number_function("log10", of_float<std::log10>),
      number_function("sin", of_float<std::sin>),
      number_function("cos", of_float<std::cos>),
      number_function("tan", of_float<std::tan>),
      number_function("cot", of_float<cot>),
      number_function("asin", of_float<std::asin>),
      number_function("acos", of_float<std::acos>),
      number_function("atan", of_float<std::atan>),
      make_function("atan2", {StaticType::kNumber, StaticType::kNumber}, StaticType::kFloat, atan2),
      number_function("degrees", of_float<degrees>),
      number_function("radians", of_float<radians>),
      number_function("haversin", of_float<haversin>),
      make_function("pi", {}, StaticType::kFloat, pi),
      make_function("e", {}, StaticType::kFloat, euler),
  };
}

}  // namespace relata
