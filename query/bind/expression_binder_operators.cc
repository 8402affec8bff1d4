#include <fmt/format.h>

#include <utility>

#include "query/bind/bind_error.h"
#include "query/bind/expression_binder.h"

namespace relata {
namespace {

using bound::BinaryOperator;
using bound::UnaryOperator;

constexpr Type kBoolean{StaticType::kBoolean};

bool is_logical(BinaryOperator op) { return op <= BinaryOperator::kAnd; }
bool is_arithmetic(BinaryOperator op) { return op >= BinaryOperator::kAdd && op <= BinaryOperator::kPower; }

std::string_view symbol(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::kAdd: return "+";
    case BinaryOperator::kSubtract: return "-";
    case BinaryOperator::kMultiply: return "*";
    case BinaryOperator::kDivide: return "/";
    case BinaryOperator::kModulo: return "%";
    default: return "^";
  }
}

bool is_temporal(Type type) { return !type.is_list() && type.kind >= StaticType::kDate && type.kind <= StaticType::kDuration; }

// What can stand beside an arithmetic operator other than +, as far as the types are known.
bool can_calculate(BinaryOperator op, Type type) {
  if (type.is_open() || type.is_number()) return true;
  if (op == BinaryOperator::kSubtract) return is_temporal(type);
  return type.is(StaticType::kDuration) && (op == BinaryOperator::kMultiply || op == BinaryOperator::kDivide);
}

// + also joins strings and lists; graph elements, maps and booleans can only be added to lists.
bool can_add(Type type, Type other) {
  if (type.is_open() || other.is_open() || type.is_list() || other.is_list()) return true;
  return type.is_number() || type.is(StaticType::kString) || is_temporal(type) || other.is(StaticType::kString);
}

Type sum_type(Type left, Type right) {
  if (left.is_list() && right.is_list()) return join(left, right);
  if (left.is_list()) return right.is(StaticType::kAny) ? Type{}.list_of() : join(left.element(), right).list_of();
  if (right.is_list()) return left.is(StaticType::kAny) ? Type{}.list_of() : join(left, right.element()).list_of();
  if (left.is(StaticType::kString) && right.is(StaticType::kString)) return left;
  return {};
}

Type arithmetic_type(BinaryOperator op, Type left, Type right) {
  if (left.is_number() && right.is_number()) {
    if (op == BinaryOperator::kPower || left.is(StaticType::kFloat) || right.is(StaticType::kFloat)) return {StaticType::kFloat};
    return join(left, right);
  }
  return op == BinaryOperator::kAdd ? sum_type(left, right) : Type{};
}

}  // namespace

Result<TypedExpression> ExpressionBinder::bind_logical_operand(const ast::Expression& operand, bool predicate) {
  predicate_position_ = predicate;
  auto bound = bind(operand);
  predicate_position_ = false;
  if (bound.is_ok() && !may_be(bound->type, StaticType::kBoolean)) {
    return bind_error("InvalidArgumentType", fmt::format("AND, OR, XOR and NOT take Booleans, but this is {}", describe(bound->type)),
                      operand.span);
  }
  return bound;
}

Result<TypedExpression> ExpressionBinder::bind_node(const ast::Unary& node, ast::SourceSpan span) {
  const bool predicate = std::exchange(predicate_position_, false);
  if (node.op == UnaryOperator::kNot) {
    RELATA_ASSIGN_OR_RETURN(auto operand, bind_logical_operand(*node.operand, predicate));
    return TypedExpression{make_expression(bound::Unary{node.op, operand.expression}, span), kBoolean};
  }
  RELATA_ASSIGN_OR_RETURN(auto operand, bind(*node.operand));
  const bool sign = node.op == UnaryOperator::kMinus || node.op == UnaryOperator::kPlus;
  if (sign && !operand.type.is_open() && !operand.type.is_number() && !operand.type.is(StaticType::kDuration)) {
    return bind_error("InvalidArgumentType", fmt::format("a sign needs a number after it, but this is {}", describe(operand.type)),
                      node.operand->span);
  }
  return TypedExpression{make_expression(bound::Unary{node.op, operand.expression}, span), sign ? operand.type : kBoolean};
}

Result<TypedExpression> ExpressionBinder::bind_node(const ast::Binary& node, ast::SourceSpan span) {
  const bool predicate = std::exchange(predicate_position_, false);
  const bool logical = is_logical(node.op);
  RELATA_ASSIGN_OR_RETURN(auto left, logical ? bind_logical_operand(*node.left, predicate) : bind(*node.left));
  RELATA_ASSIGN_OR_RETURN(auto right, logical ? bind_logical_operand(*node.right, predicate) : bind(*node.right));
  Type type = kBoolean;
  if (is_arithmetic(node.op)) {
    const bool add = node.op == BinaryOperator::kAdd;
    const bool left_fits = add ? can_add(left.type, right.type) : can_calculate(node.op, left.type);
    const bool right_fits = add ? can_add(right.type, left.type) : can_calculate(node.op, right.type);
    if (!left_fits || !right_fits) {
      const auto& wrong = left_fits ? node.right : node.left;
      return bind_error("InvalidArgumentType",
                        fmt::format("the operator {} cannot take {}", symbol(node.op), describe(left_fits ? right.type : left.type)),
                        wrong->span);
    }
    type = arithmetic_type(node.op, left.type, right.type);
  } else if (node.op == BinaryOperator::kIn && !may_be(right.type, StaticType::kList)) {
    return bind_error("InvalidArgumentType", fmt::format("IN needs a list on its right, but this is {}", describe(right.type)),
                      node.right->span);
  }
  return TypedExpression{make_expression(bound::Binary{node.op, left.expression, right.expression}, span), type};
}

Result<TypedExpression> ExpressionBinder::bind_node(const ast::ComparisonChain& node, ast::SourceSpan span) {
  predicate_position_ = false;
  bound::ComparisonChain chain;
  chain.operators = node.operators;
  for (const auto& operand : node.operands) {
    RELATA_ASSIGN_OR_RETURN(auto bound, bind(*operand));
    chain.operands.push_back(bound.expression);
  }
  return TypedExpression{make_expression(std::move(chain), span), kBoolean};
}

}  // namespace relata
