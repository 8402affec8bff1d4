#include "query/bind/aggregate_binder.h"

#include <fmt/format.h>

#include "query/ast/query.h"
#include "query/bind/aggregate_functions.h"
#include "query/bind/bind_error.h"

namespace relata {
namespace {

bool counts_rows(const ast::FunctionCall& call, const AggregateFunction& function) {
  return call.star && function.kind == bound::AggregateKind::kCount;
}

}  // namespace

Status check_aggregate_arguments(const ast::FunctionCall& call, ast::SourceSpan span) {
  const AggregateFunction& function = *find_aggregate(call.name);
  if (counts_rows(call, function) || (!call.star && call.arguments.size() == function.arguments)) return Status::ok();
  return bind_error("InvalidNumberOfArguments",
                    fmt::format("{}() takes {} argument{}", call.name, function.arguments, function.arguments == 1 ? "" : "s"), span);
}

std::optional<TypedExpression> AggregateBinder::find(const ast::Expression& expression) const {
  for (const Known& known : known_) {
    if (*known.written == expression) return TypedExpression{slot_reference(known.slot, expression.span), known.type};
  }
  return std::nullopt;
}

Result<TypedExpression> AggregateBinder::bind(const ast::Expression& expression) {
  if (auto known = find(expression)) return std::move(*known);
  const auto& call = std::get<ast::FunctionCall>(expression.node);
  RELATA_RETURN_IF_ERROR(check_aggregate_arguments(call, expression.span));
  const AggregateFunction& function = *find_aggregate(call.name);
  ExpressionBinder binder(state_, incoming_, owner_);
  RELATA_ASSIGN_OR_RETURN(auto arguments, binder.bind_aggregate_arguments(call));
  bound::Aggregate aggregate;
  aggregate.kind = counts_rows(call, function) ? bound::AggregateKind::kCountRows : function.kind;
  aggregate.distinct = call.distinct;
  aggregate.result = state_.new_slot();
  for (auto& argument : arguments) aggregate.arguments.push_back(argument.expression);
  const Type type = aggregate_type(aggregate.kind, arguments.empty() ? Type{} : arguments.front().type);
  known_.push_back({&expression, aggregate.result, type});
  aggregates_.push_back(std::move(aggregate));
  return TypedExpression{slot_reference(known_.back().slot, expression.span), type};
}

}  // namespace relata
