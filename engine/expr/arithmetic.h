#pragma once

#include "storage/base/result.h"
#include "storage/base/value.h"

namespace relata {

// The arithmetic operators. Null when an operand is null. Integers stay integers and overflow with an ArithmeticError; with a float
// they become floats, whose division by zero gives an infinity or NaN. TypeError for operands that an operator does not take.
Result<Value> add(const Value& a, const Value& b);  // also joins strings and lists, appends to lists, moves instants by durations
Result<Value> subtract(const Value& a, const Value& b);
Result<Value> multiply(const Value& a, const Value& b);  // also durations by numbers
Result<Value> divide(const Value& a, const Value& b);
Result<Value> modulo(const Value& a, const Value& b);
Result<Value> power(const Value& a, const Value& b);  // always a float
Result<Value> negate(const Value& value);

}  // namespace relata
