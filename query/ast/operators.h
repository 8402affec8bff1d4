#pragma once

#include <cstdint>

namespace relata::ast {

enum class UnaryOperator : std::uint8_t { kNot, kMinus, kPlus, kIsNull, kIsNotNull };

enum class BinaryOperator : std::uint8_t {
  kOr,
  kXor,
  kAnd,
  kEqual,
  kNotEqual,
  kLess,
  kLessOrEqual,
  kGreater,
  kGreaterOrEqual,
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kModulo,
  kPower,
  kIn,
  kStartsWith,
  kEndsWith,
  kContains,
  kRegexMatch,
};

// The comparison with its operands exchanged.
constexpr BinaryOperator mirrored(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::kLess: return BinaryOperator::kGreater;
    case BinaryOperator::kLessOrEqual: return BinaryOperator::kGreaterOrEqual;
    case BinaryOperator::kGreater: return BinaryOperator::kLess;
    case BinaryOperator::kGreaterOrEqual: return BinaryOperator::kLessOrEqual;
    default: return op;
  }
}

enum class QuantifierKind : std::uint8_t { kAll, kAny, kNone, kSingle };

enum class SubqueryKind : std::uint8_t { kExists, kCollect, kCount };

enum class PathFunction : std::uint8_t { kNone, kShortestPath, kAllShortestPaths };

}  // namespace relata::ast
