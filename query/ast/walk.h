#pragma once

#include <type_traits>

#include "query/ast/query.h"

namespace relata::ast {

// Calls visit(const Expression&) for the operands of `expression`, in written order. Does not enter patterns and nested queries: their
// variables have scopes of their own.
template <typename Visit>
void for_each_operand(const Expression& expression, Visit&& visit);

// Whether `expression` or any operand below it satisfies the predicate.
template <typename Predicate>
bool any_operand(const Expression& expression, Predicate&& predicate) {
  if (predicate(expression)) return true;
  bool found = false;
  for_each_operand(expression, [&](const Expression& operand) { found = found || any_operand(operand, predicate); });
  return found;
}

template <typename Visit>
void for_each_operand(const Expression& expression, Visit&& visit) {
  const auto one = [&](const ExpressionPtr& operand) {
    if (operand) visit(*operand);
  };
  const auto all = [&](const auto& operands) {
    for (const auto& operand : operands) one(operand);
  };
  std::visit(
      [&](const auto& node) {
        using Node = std::decay_t<decltype(node)>;
        if constexpr (std::is_same_v<Node, PropertyAccess> || std::is_same_v<Node, LabelTest>) {
          one(node.object);
        } else if constexpr (std::is_same_v<Node, Unary>) {
          one(node.operand);
        } else if constexpr (std::is_same_v<Node, Binary>) {
          one(node.left);
          one(node.right);
        } else if constexpr (std::is_same_v<Node, ComparisonChain>) {
          all(node.operands);
        } else if constexpr (std::is_same_v<Node, ListLiteral>) {
          all(node.items);
        } else if constexpr (std::is_same_v<Node, MapLiteral>) {
          for (const auto& [key, value] : node.entries) one(value);
        } else if constexpr (std::is_same_v<Node, Subscript>) {
          one(node.object);
          one(node.index);
        } else if constexpr (std::is_same_v<Node, Slice>) {
          one(node.list);
          one(node.from);
          one(node.to);
        } else if constexpr (std::is_same_v<Node, Case>) {
          one(node.operand);
          for (const auto& [when, then] : node.branches) {
            one(when);
            one(then);
          }
          one(node.otherwise);
        } else if constexpr (std::is_same_v<Node, FunctionCall>) {
          all(node.arguments);
        } else if constexpr (std::is_same_v<Node, ListComprehension>) {
          one(node.list);
          one(node.predicate);
          one(node.projection);
        } else if constexpr (std::is_same_v<Node, Quantifier>) {
          one(node.list);
          one(node.predicate);
        } else if constexpr (std::is_same_v<Node, Reduce>) {
          one(node.initial);
          one(node.list);
          one(node.body);
        }
      },
      expression.node);
}

}  // namespace relata::ast
