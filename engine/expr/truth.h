#pragma once

#include <cstdint>
#include <optional>

#include "storage/base/value.h"

namespace relata {

// A truth value of three-valued logic.
enum class Truth : std::uint8_t { kFalse, kTrue, kNull };

inline Truth truth(bool value) { return value ? Truth::kTrue : Truth::kFalse; }
inline Truth truth(std::optional<bool> value) { return value ? truth(*value) : Truth::kNull; }
inline Value to_value(Truth value) { return value == Truth::kNull ? Value::null() : Value(value == Truth::kTrue); }

inline Truth logical_not(Truth a) { return a == Truth::kNull ? a : truth(a == Truth::kFalse); }
inline Truth logical_and(Truth a, Truth b) {
  if (a == Truth::kFalse || b == Truth::kFalse) return Truth::kFalse;
  return a == Truth::kNull ? a : b;
}
inline Truth logical_or(Truth a, Truth b) { return logical_not(logical_and(logical_not(a), logical_not(b))); }
inline Truth logical_xor(Truth a, Truth b) { return a == Truth::kNull || b == Truth::kNull ? Truth::kNull : truth(a != b); }

}  // namespace relata
