#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "engine/exec/operator.h"

namespace relata {

// The expressions' world of one query part: evaluation context plus the nested queries that its expressions run.
class ExpressionScope final : public SubqueryRunner {
 public:
  explicit ExpressionScope(ExecutionState& state);
  ExpressionScope(const ExpressionScope&) = delete;
  ExpressionScope& operator=(const ExpressionScope&) = delete;

  ExecutionState& state() { return state_; }
  const EvalContext& eval() const { return eval_; }

  struct Nested {
    std::unique_ptr<ExpressionScope> scope;  // of its own expressions
    OperatorPtr root;
    std::optional<bound::Slot> collected;
  };
  void add_nested(Nested nested) { nested_.push_back(std::move(nested)); }

  Result<Value> run(const bound::Subquery& subquery, Row row) override;

 private:
  ExecutionState& state_;
  EvalContext eval_;
  std::vector<Nested> nested_;
};

}  // namespace relata
