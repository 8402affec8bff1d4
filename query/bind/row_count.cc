#include "query/bind/row_count.h"

#include <fmt/format.h>

#include "query/ast/query.h"
#include "query/ast/walk.h"
#include "query/bind/bind_error.h"

namespace relata {
namespace {

bool is_constant(const ast::Expression& expression, const Scope& incoming) {
  return !ast::any_operand(expression, [&](const ast::Expression& operand) {
    const auto* variable = std::get_if<ast::Variable>(&operand.node);
    return (variable && incoming.find(variable->name)) || std::holds_alternative<ast::PatternExpression>(operand.node) ||
           std::holds_alternative<ast::PatternComprehension>(operand.node) || std::holds_alternative<ast::Subquery>(operand.node);
  });
}

}  // namespace

Result<bound::ExpressionPtr> bind_row_count(const ast::ExpressionPtr& expression, std::string_view keyword, BindState& state,
                                            const Scope& incoming, bound::SingleQuery& owner) {
  if (!expression) return bound::ExpressionPtr();
  if (!is_constant(*expression, incoming)) {
    return bind_error("NonConstantExpression",
                      fmt::format("{} takes a number that is the same for all rows, so it cannot use variables", keyword),
                      expression->span);
  }
  const Scope nothing;
  ExpressionBinder binder(state, nothing, owner);
  RELATA_ASSIGN_OR_RETURN(auto bound, binder.bind(*expression));
  if (!may_be(bound.type, StaticType::kInteger)) {
    return bind_error("InvalidArgumentType", fmt::format("{} takes an Integer, but this is {}", keyword, describe(bound.type)),
                      expression->span);
  }
  const auto* literal = std::get_if<ast::Literal>(&expression->node);
  if (literal && literal->value.is_integer() && literal->value.as_integer() < 0) {
    return bind_error("NegativeIntegerArgument", fmt::format("{} takes a number of rows, which cannot be negative", keyword),
                      expression->span);
  }
  return std::move(bound.expression);
}

}  // namespace relata
