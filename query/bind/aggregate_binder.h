#pragma once

#include <optional>
#include <vector>

#include "query/ast/expression.h"
#include "query/bind/expression_binder.h"

namespace relata {

// kQueryError when an aggregate function does not take so many arguments.
Status check_aggregate_arguments(const ast::FunctionCall& call, ast::SourceSpan span);

// Collects the aggregates of one projection: calls that are written alike are computed once. Borrows all it is given.
class AggregateBinder {
 public:
  // `incoming`: what the arguments see. Nested queries in them are added to `owner`.
  AggregateBinder(BindState& state, const Scope& incoming, bound::SingleQuery& owner) : state_(state), incoming_(incoming), owner_(owner) {}

  // The slot that holds the value of the aggregate. Requires is_aggregate_call(expression); the expression outlives the binder.
  Result<TypedExpression> bind(const ast::Expression& expression);
  // The same where it is bound already.
  std::optional<TypedExpression> find(const ast::Expression& expression) const;

  // All that bind() was asked for, in that order.
  std::vector<bound::Aggregate> take() && { return std::move(aggregates_); }

 private:
  struct Known {
    const ast::Expression* written;
    bound::Slot slot;
    Type type;
  };

  BindState& state_;
  const Scope& incoming_;
  bound::SingleQuery& owner_;
  std::vector<Known> known_;
  std::vector<bound::Aggregate> aggregates_;
};

}  // namespace relata
