#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <vector>

#include "engine/exec/expression_scope.h"
#include "engine/exec/operators/column_selection.h"
#include "engine/expr/integral_comparison.h"

namespace relata {

// What rows must meet, made ready for many of them. Not thread-safe; the expressions outlive it.
class RowPredicates {
 public:
  // Without those that one of the selections takes.
  RowPredicates(ExpressionScope& scope, std::span<const bound::ExpressionPtr> predicates,
                std::initializer_list<const ColumnSelection*> selections);
  bool empty() const { return predicates_.empty(); }
  // With every open(): the graph may have changed.
  void forget();
  // Errors: those of the first predicate that fails, in their order.
  Result<bool> hold(Row row);

 private:
  struct Predicate {
    const bound::Expression* expression;
    std::optional<IntegralComparison> comparison;
  };

  ExpressionScope& scope_;
  std::vector<Predicate> predicates_;
};

}  // namespace relata
