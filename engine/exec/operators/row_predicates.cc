#include "engine/exec/operators/row_predicates.h"

#include <algorithm>

namespace relata {

RowPredicates::RowPredicates(ExpressionScope& scope, std::span<const bound::ExpressionPtr> predicates,
                             std::initializer_list<const ColumnSelection*> selections)
    : scope_(scope) {
  for (const bound::ExpressionPtr& predicate : predicates) {
    const auto takes = [&](const ColumnSelection* selection) { return selection->takes(*predicate); };
    if (std::any_of(selections.begin(), selections.end(), takes)) continue;
    predicates_.push_back({predicate.get(), IntegralComparison::compile(*predicate)});
  }
}

void RowPredicates::forget() {
  for (Predicate& predicate : predicates_) {
    if (predicate.comparison) predicate.comparison->forget();
  }
}

Result<bool> RowPredicates::hold(Row row) {
  for (Predicate& predicate : predicates_) {
    std::optional<bool> holds;
    if (predicate.comparison) holds = predicate.comparison->holds(row, scope_.eval());
    if (!holds) {
      RELATA_ASSIGN_OR_RETURN(holds, evaluate_predicate(*predicate.expression, row, scope_.eval()));
    }
    if (!*holds) return false;
  }
  return true;
}

}  // namespace relata
