#pragma once

#include "engine/exec/operator.h"
#include "engine/exec/operators/traversal.h"

namespace relata {

// What the operators have in common that find several ways along relationships for each row of their input, one after another.
template <typename Plan>
class TrailOperator : public Operator {
 public:
  TrailOperator(ExpressionScope& scope, const Plan& plan, OperatorPtr input)
      : state_(scope.state()),
        plan_(plan),
        traversal_(scope, plan.traversal),
        conditions_(scope, plan.properties),
        input_(std::move(input), state_) {}

  Status open(Row argument) final {
    traversal_.open();
    forget();
    return input_.open(argument);
  }

  Status next(Batch& out) final {
    out.clear();
    while (!out.full()) {
      if (!is_done()) {
        RELATA_RETURN_IF_ERROR(step(out));
        continue;
      }
      RELATA_ASSIGN_OR_RETURN(const bool more, input_.advance());
      if (!more) return Status::ok();
      traversal_.begin(input_.row());
      RELATA_RETURN_IF_ERROR(conditions_.evaluate(input_.row()));
      RELATA_RETURN_IF_ERROR(start(out));
    }
    return Status::ok();
  }

 protected:
  // Drops what is left of ways.
  virtual void forget() = 0;
  // Whether no way is left for the row of input.
  virtual bool is_done() const = 0;
  // Begins with a new row of input, and goes on. Each emits one row at most; `out` has room for it.
  virtual Status start(Batch& out) = 0;
  virtual Status step(Batch& out) = 0;

  ExecutionState& state_;
  const Plan& plan_;
  TraversalRuntime traversal_;
  EdgeConditions conditions_;
  InputCursor input_;
};

}  // namespace relata
