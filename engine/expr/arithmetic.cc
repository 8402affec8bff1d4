#include "engine/expr/arithmetic.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/expr/expression_error.h"
#include "engine/expr/temporal_arithmetic.h"
#include "engine/expr/text.h"

namespace relata {
namespace {

Status wrong_operands(char symbol, const Value& a, const Value& b) {
  return type_error("InvalidArgumentType",
                    fmt::format("the operator {} cannot take {} and {}", symbol, to_string(a.kind()), to_string(b.kind())));
}

Status overflow(char symbol, const Value& a, const Value& b) {
  return integer_overflow(fmt::format("{} {} {}", a.as_integer(), symbol, b.as_integer()));
}

bool both_integers(const Value& a, const Value& b) { return a.is_integer() && b.is_integer(); }
bool both_numbers(const Value& a, const Value& b) { return a.is_number() && b.is_number(); }
bool is_duration(const Value& value) { return value.kind() == ValueKind::kDuration; }
bool is_instant(const Value& value) { return value.kind() >= ValueKind::kDate && value.kind() <= ValueKind::kDateTime; }

// What + turns into text beside a string.
bool joins_string(const Value& value) {
  return value.is_string() || value.is_number() || value.is_boolean() || value.kind() >= ValueKind::kDate;
}

Value concatenate(const Value& a, const Value& b) {
  ValueList list;
  const auto append = [&](const Value& value) {
    if (value.is_list()) {
      list.insert(list.end(), value.as_list().begin(), value.as_list().end());
    } else {
      list.push_back(value);
    }
  };
  list.reserve((a.is_list() ? a.as_list().size() : 1) + (b.is_list() ? b.as_list().size() : 1));
  append(a);
  append(b);
  return Value(std::move(list));
}

}  // namespace

Result<Value> add(const Value& a, const Value& b) {
  if (both_integers(a, b)) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a.as_integer(), b.as_integer(), &sum)) return overflow('+', a, b);
    return Value(sum);
  }
  if (a.is_null() || b.is_null()) return Value::null();
  if (both_numbers(a, b)) return Value(a.as_number() + b.as_number());
  if (a.is_list() || b.is_list()) return concatenate(a, b);
  if ((a.is_string() && joins_string(b)) || (b.is_string() && joins_string(a))) return Value(plain_text(a) + plain_text(b));
  if (is_duration(a) && is_duration(b)) return add_durations(a.as_duration(), b.as_duration());
  if (is_instant(a) && is_duration(b)) return add_duration(a, b.as_duration());
  if (is_duration(a) && is_instant(b)) return add_duration(b, a.as_duration());
  return wrong_operands('+', a, b);
}

Result<Value> subtract(const Value& a, const Value& b) {
  if (both_integers(a, b)) {
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(a.as_integer(), b.as_integer(), &difference)) return overflow('-', a, b);
    return Value(difference);
  }
  if (a.is_null() || b.is_null()) return Value::null();
  if (both_numbers(a, b)) return Value(a.as_number() - b.as_number());
  if (is_duration(b) && (is_duration(a) || is_instant(a))) {
    RELATA_ASSIGN_OR_RETURN(const Duration back, negate_duration(b.as_duration()));
    return is_duration(a) ? add_durations(a.as_duration(), back) : add_duration(a, back);
  }
  return wrong_operands('-', a, b);
}

Result<Value> multiply(const Value& a, const Value& b) {
  if (both_integers(a, b)) {
    std::int64_t product = 0;
    if (__builtin_mul_overflow(a.as_integer(), b.as_integer(), &product)) return overflow('*', a, b);
    return Value(product);
  }
  if (a.is_null() || b.is_null()) return Value::null();
  if (both_numbers(a, b)) return Value(a.as_number() * b.as_number());
  if (is_duration(a) && b.is_number()) return multiply_duration(a.as_duration(), b);
  if (a.is_number() && is_duration(b)) return multiply_duration(b.as_duration(), a);
  return wrong_operands('*', a, b);
}

Result<Value> divide(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Value::null();
  if (both_integers(a, b)) {
    if (b.as_integer() == 0) return arithmetic_error("DivisionByZero", "division by zero");
    if (a.as_integer() == INT64_MIN && b.as_integer() == -1) return overflow('/', a, b);
    return Value(a.as_integer() / b.as_integer());
  }
  if (both_numbers(a, b)) return Value(a.as_number() / b.as_number());
  if (is_duration(a) && b.is_number()) return divide_duration(a.as_duration(), b.as_number());
  return wrong_operands('/', a, b);
}

Result<Value> modulo(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Value::null();
  if (both_integers(a, b)) {
    if (b.as_integer() == 0) return arithmetic_error("DivisionByZero", "division by zero");
    // The processor traps on INT64_MIN % -1.
    return b.as_integer() == -1 ? Value(0) : Value(a.as_integer() % b.as_integer());
  }
  if (both_numbers(a, b)) return Value(std::fmod(a.as_number(), b.as_number()));
  return wrong_operands('%', a, b);
}

Result<Value> power(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Value::null();
  if (both_numbers(a, b)) return Value(std::pow(a.as_number(), b.as_number()));
  return wrong_operands('^', a, b);
}

Result<Value> negate(const Value& value) {
  if (value.is_null()) return Value::null();
  if (value.is_integer()) {
    if (value.as_integer() == INT64_MIN) return integer_overflow("-(-9223372036854775808)");
    return Value(-value.as_integer());
  }
  if (value.is_float()) return Value(-value.as_float());
  if (is_duration(value)) {
    RELATA_ASSIGN_OR_RETURN(const Duration back, negate_duration(value.as_duration()));
    return Value(back);
  }
  return type_error("InvalidArgumentType", fmt::format("a sign needs a number after it, but this is a {}", to_string(value.kind())));
}

}  // namespace relata
