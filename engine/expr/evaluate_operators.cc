#include <fmt/format.h>

#include <algorithm>

#include "engine/expr/arithmetic.h"
#include "engine/expr/compare.h"
#include "engine/expr/expression_error.h"
#include "engine/expr/expression_evaluator.h"
#include "engine/expr/operand.h"
#include "engine/expr/property_access.h"
#include "engine/expr/regex_match.h"

namespace relata {
namespace {

using bound::BinaryOperator;
using bound::UnaryOperator;

bool is_predicate(UnaryOperator op) { return op != UnaryOperator::kMinus && op != UnaryOperator::kPlus; }
bool is_logical(BinaryOperator op) { return op <= BinaryOperator::kAnd; }
bool is_predicate(BinaryOperator op) { return op < BinaryOperator::kAdd || op > BinaryOperator::kPower; }

Result<Truth> truth_of(const Value& value) {
  if (value.is_null()) return Truth::kNull;
  if (value.is_boolean()) return truth(value.as_boolean());
  return type_error("InvalidArgumentType", fmt::format("a predicate is a Boolean, but this is a {}", to_string(value.kind())));
}

Truth compare_integers(BinaryOperator op, std::int64_t a, std::int64_t b) {
  switch (op) {
    case BinaryOperator::kEqual: return truth(a == b);
    case BinaryOperator::kNotEqual: return truth(a != b);
    case BinaryOperator::kLess: return truth(a < b);
    case BinaryOperator::kLessOrEqual: return truth(a <= b);
    case BinaryOperator::kGreater: return truth(a > b);
    default: return truth(a >= b);
  }
}

Truth compare(BinaryOperator op, const Value& a, const Value& b) {
  if (a.is_integer() && b.is_integer()) return compare_integers(op, a.as_integer(), b.as_integer());
  switch (op) {
    case BinaryOperator::kEqual: return truth(cypher_equal(a, b));
    case BinaryOperator::kNotEqual: return logical_not(truth(cypher_equal(a, b)));
    case BinaryOperator::kLess: return truth(cypher_less(a, b));
    case BinaryOperator::kLessOrEqual: return truth(cypher_less_or_equal(a, b));
    case BinaryOperator::kGreater: return truth(cypher_less(b, a));
    default: return truth(cypher_less_or_equal(b, a));
  }
}

Result<Truth> is_in(const Value& item, const Value& list) {
  if (list.is_null()) return Truth::kNull;
  if (!list.is_list())
    return type_error("InvalidArgumentType", fmt::format("IN needs a list on its right, but this is a {}", to_string(list.kind())));
  Truth result = Truth::kFalse;
  for (const Value& candidate : list.as_list()) {
    result = logical_or(result, truth(cypher_equal(item, candidate)));
    if (result == Truth::kTrue) break;
  }
  return result;
}

// Null for what is not a string: strings are not comparable with other kinds.
Result<Truth> compare_strings(BinaryOperator op, const Value& a, const Value& b) {
  if (!a.is_string() || !b.is_string()) return Truth::kNull;
  const std::string& text = a.as_string();
  const std::string& part = b.as_string();
  switch (op) {
    case BinaryOperator::kStartsWith: return truth(text.starts_with(part));
    case BinaryOperator::kEndsWith: return truth(text.ends_with(part));
    case BinaryOperator::kContains: return truth(text.find(part) != std::string::npos);
    default: {
      RELATA_ASSIGN_OR_RETURN(const bool matches, matches_regex(text, part));
      return truth(matches);
    }
  }
}

Result<Value> calculate(BinaryOperator op, const Value& a, const Value& b) {
  switch (op) {
    case BinaryOperator::kAdd: return add(a, b);
    case BinaryOperator::kSubtract: return subtract(a, b);
    case BinaryOperator::kMultiply: return multiply(a, b);
    case BinaryOperator::kDivide: return divide(a, b);
    case BinaryOperator::kModulo: return modulo(a, b);
    default: return power(a, b);
  }
}

}  // namespace

Result<Truth> ExpressionEvaluator::run_predicate(const bound::Expression& expression) const {
  Result<Truth> result = predicate(expression);
  if (!result.is_ok()) return at_position(std::move(result).status(), expression);
  return result;
}

Result<Truth> ExpressionEvaluator::predicate(const bound::Expression& expression) const {
  if (const auto* binary = std::get_if<bound::Binary>(&expression.node); binary && is_predicate(binary->op)) return predicate(*binary);
  if (const auto* unary = std::get_if<bound::Unary>(&expression.node); unary && is_predicate(unary->op)) return predicate(*unary);
  if (const auto* labels = std::get_if<bound::LabelTest>(&expression.node)) return predicate(*labels);
  if (const auto* chain = std::get_if<bound::ComparisonChain>(&expression.node)) return predicate(*chain);
  Operand operand;
  RELATA_RETURN_IF_ERROR(operand.evaluate(expression, row_, context_));
  return truth_of(*operand);
}

Result<Value> ExpressionEvaluator::operator()(const bound::LabelTest& node) const {
  RELATA_ASSIGN_OR_RETURN(const Truth result, predicate(node));
  return to_value(result);
}

Result<Value> ExpressionEvaluator::operator()(const bound::Unary& node) const {
  if (is_predicate(node.op)) {
    RELATA_ASSIGN_OR_RETURN(const Truth result, predicate(node));
    return to_value(result);
  }
  Operand operand;
  RELATA_RETURN_IF_ERROR(operand.evaluate(*node.operand, row_, context_));
  if (node.op == UnaryOperator::kMinus) return negate(*operand);
  if (operand->is_null() || operand->is_number() || operand->kind() == ValueKind::kDuration) return operand.take();
  return type_error("InvalidArgumentType", fmt::format("a sign needs a number after it, but this is a {}", to_string(operand->kind())));
}

Result<Value> ExpressionEvaluator::operator()(const bound::Binary& node) const {
  if (is_predicate(node.op)) {
    RELATA_ASSIGN_OR_RETURN(const Truth result, predicate(node));
    return to_value(result);
  }
  Operand left;
  Operand right;
  RELATA_RETURN_IF_ERROR(left.evaluate(*node.left, row_, context_));
  RELATA_RETURN_IF_ERROR(right.evaluate(*node.right, row_, context_));
  return calculate(node.op, *left, *right);
}

Result<Value> ExpressionEvaluator::operator()(const bound::ComparisonChain& node) const {
  RELATA_ASSIGN_OR_RETURN(const Truth result, predicate(node));
  return to_value(result);
}

Result<Truth> ExpressionEvaluator::predicate(const bound::LabelTest& node) const {
  Operand object;
  RELATA_RETURN_IF_ERROR(object.evaluate(*node.object, row_, context_));
  return has_labels(*object, node.names, context_);
}

Result<Truth> ExpressionEvaluator::predicate(const bound::Unary& node) const {
  if (node.op == UnaryOperator::kNot) {
    RELATA_ASSIGN_OR_RETURN(const Truth operand, run_predicate(*node.operand));
    return logical_not(operand);
  }
  Operand operand;
  RELATA_RETURN_IF_ERROR(operand.evaluate(*node.operand, row_, context_));
  return truth(operand->is_null() == (node.op == UnaryOperator::kIsNull));
}

Result<Truth> ExpressionEvaluator::predicate(const bound::Binary& node) const {
  if (is_logical(node.op)) return logical(node);
  Operand left;
  Operand right;
  RELATA_RETURN_IF_ERROR(left.evaluate(*node.left, row_, context_));
  RELATA_RETURN_IF_ERROR(right.evaluate(*node.right, row_, context_));
  if (node.op == BinaryOperator::kIn) return is_in(*left, *right);
  if (node.op <= BinaryOperator::kGreaterOrEqual) return compare(node.op, *left, *right);
  return compare_strings(node.op, *left, *right);
}

Result<Truth> ExpressionEvaluator::logical(const bound::Binary& node) const {
  RELATA_ASSIGN_OR_RETURN(const Truth left, run_predicate(*node.left));
  if (node.op == BinaryOperator::kAnd && left == Truth::kFalse) return left;
  if (node.op == BinaryOperator::kOr && left == Truth::kTrue) return left;
  RELATA_ASSIGN_OR_RETURN(const Truth right, run_predicate(*node.right));
  if (node.op == BinaryOperator::kAnd) return logical_and(left, right);
  return node.op == BinaryOperator::kOr ? logical_or(left, right) : logical_xor(left, right);
}

Result<Truth> ExpressionEvaluator::predicate(const bound::ComparisonChain& node) const {
  Operand operands[2];
  RELATA_RETURN_IF_ERROR(operands[0].evaluate(*node.operands.front(), row_, context_));
  Truth result = Truth::kTrue;
  for (std::size_t i = 0; i < node.operators.size() && result != Truth::kFalse; ++i) {
    Operand& right = operands[(i + 1) % 2];
    RELATA_RETURN_IF_ERROR(right.evaluate(*node.operands[i + 1], row_, context_));
    result = logical_and(result, compare(node.operators[i], *operands[i % 2], *right));
  }
  return result;
}

}  // namespace relata
