#include <charconv>
#include <cmath>
#include <string_view>

#include "engine/expr/function_families.h"
#include "engine/expr/text.h"

namespace relata {
namespace {

using Arguments = std::span<const Value>;

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// Null when the text is not a number as a whole.
Value parse_float(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc::invalid_argument || end != text.data() + text.size()) return Value::null();
  if (error == std::errc::result_out_of_range) return Value::null();
  // "inf" and "nan" are spelled otherwise in the language, and so are no numbers here.
  const bool spelled = std::isalpha(static_cast<unsigned char>(text.back())) != 0;
  return spelled ? Value::null() : Value(number);
}

// Toward zero; null when the float is beyond the integers.
Value truncated(double number) {
  if (!(number >= -0x1p63 && number < 0x1p63)) return Value::null();
  return Value(static_cast<std::int64_t>(number));
}

Value parse_integer(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size()) return Value(number);
  const Value decimal = parse_float(text);
  return decimal.is_null() ? decimal : truncated(decimal.as_float());
}

Value parse_boolean(std::string_view text) {
  std::string lower(trimmed(text));
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (lower == "true") return Value(true);
  return lower == "false" ? Value(false) : Value::null();
}

using Conversion = Result<Value> (*)(const Value&);

Result<Value> to_integer(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kInteger: return value;
    case ValueKind::kFloat: return truncated(value.as_float());
    case ValueKind::kString: return parse_integer(value.as_string());
    case ValueKind::kBoolean: return Value(value.as_boolean() ? 1 : 0);
    default: return wrong_argument("toInteger", value);
  }
}

Result<Value> to_float(const Value& value) {
  if (value.is_number()) return Value(value.as_number());
  if (value.is_string()) return parse_float(value.as_string());
  return wrong_argument("toFloat", value);
}

Result<Value> to_boolean(const Value& value) {
  if (value.is_boolean()) return value;
  if (value.is_integer()) return Value(value.as_integer() != 0);
  if (value.is_string()) return parse_boolean(value.as_string());
  return wrong_argument("toBoolean", value);
}

Result<Value> to_text(const Value& value) {
  const bool printable = value.is_string() || value.is_number() || value.is_boolean() || value.kind() >= ValueKind::kDate;
  return printable ? Result<Value>(value.is_string() ? value : Value(plain_text(value))) : wrong_argument("toString", value);
}

template <Conversion convert>
Result<Value> scalar(Arguments arguments, const EvalContext&) {
  return convert(arguments[0]);
}

// Null instead of an error.
template <Conversion convert>
Result<Value> or_null(Arguments arguments, const EvalContext&) {
  auto converted = convert(arguments[0]);
  return converted.is_ok() ? std::move(converted) : Value::null();
}

// Of each item, null for what cannot be converted.
template <Conversion convert>
Result<Value> of_list(Arguments arguments, const EvalContext&) {
  if (!arguments[0].is_list()) return wrong_argument("the conversion of a list", arguments[0]);
  ValueList result;
  result.reserve(arguments[0].as_list().size());
  for (const Value& item : arguments[0].as_list()) {
    auto converted = item.is_null() ? Value::null() : convert(item);
    result.push_back(converted.is_ok() ? std::move(converted).value() : Value::null());
  }
  return Value(std::move(result));
}

template <Conversion convert>
void add_conversions(std::vector<FunctionEntry>& functions, const std::string& name, StaticType result) {
  functions.push_back(make_function(name, {StaticType::kAny}, result, scalar<convert>));
  functions.push_back(make_function(name + "ornull", {StaticType::kAny}, result, or_null<convert>));
  functions.push_back(make_function(name + "list", {StaticType::kList}, StaticType::kList, of_list<convert>));
}

}  // namespace

std::vector<FunctionEntry> conversion_functions() {
  std::vector<FunctionEntry> functions;
  add_conversions<to_integer>(functions, "tointeger", StaticType::kInteger);
  add_conversions<to_float>(functions, "tofloat", StaticType::kFloat);
  add_conversions<to_boolean>(functions, "toboolean", StaticType::kBoolean);
  add_conversions<to_text>(functions, "tostring", StaticType::kString);
  return functions;
}

}  // namespace relata
