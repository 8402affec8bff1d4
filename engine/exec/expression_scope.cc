#include "engine/exec/expression_scope.h"

namespace relata {

ExpressionScope::ExpressionScope(ExecutionState& state) : state_(state) {
  const ExecutionContext& context = state.context();
  eval_.snapshot = context.snapshot;
  eval_.parameters = context.parameters;
  eval_.subqueries = this;
  eval_.evidence = context.evidence;
  eval_.statement_start_ns = context.statement_start_ns;
  eval_.statement_snapshot = context.statement_snapshot;
}

Result<Value> ExpressionScope::run(const bound::Subquery& subquery, Row row) {
  Nested& nested = nested_[subquery.subquery];
  RELATA_RETURN_IF_ERROR(nested.root->open(row));
  const bool exists = subquery.kind == bound::SubqueryKind::kExists;
  Batch batch(state_.width(), exists ? 1 : state_.batch_size());
  ValueList collected;
  std::int64_t count = 0;
  do {
    RELATA_RETURN_IF_ERROR(state_.check_cancelled());
    RELATA_RETURN_IF_ERROR(nested.root->next(batch));
    if (exists) return Value(!batch.empty());
    count += batch.size();
    if (subquery.kind != bound::SubqueryKind::kCollect) continue;
    RELATA_RETURN_IF_ERROR(state_.charge_rows(batch.size()));
    for (std::uint32_t i = 0; i < batch.size(); ++i) collected.push_back(batch.row(i)[*nested.collected]);
  } while (!batch.empty());
  if (subquery.kind == bound::SubqueryKind::kCount) return Value(count);
  return Value(std::move(collected));
}

}  // namespace relata
