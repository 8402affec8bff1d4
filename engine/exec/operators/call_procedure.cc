#include <fmt/format.h>

#include "engine/exec/operators/operators.h"
#include "engine/exec/operators/updating_operator.h"

namespace relata {
namespace {

class CallProcedure final : public Operator {
 public:
  CallProcedure(ExpressionScope& scope, const plan::CallProcedure& plan, OperatorPtr input)
      : scope_(scope), plan_(plan), input_(std::move(input), scope.state()) {}

  Status open(Row argument) override {
    results_.clear();
    at_ = 0;
    procedure_ = scope_.state().context().procedures->find(plan_.name);
    if (!procedure_)
      return Status::runtime_error("ProcedureError", "ProcedureNotFound", fmt::format("there is no procedure '{}'", plan_.name));
    return input_.open(argument);
  }

  Status next(Batch& out) override {
    out.clear();
    while (!out.full()) {
      if (at_ < results_.size()) {
        const Row row = out.append(input_.row());
        for (const bound::YieldItem& item : plan_.yields) row[item.slot] = results_[at_][item.column];
        ++at_;
        continue;
      }
      RELATA_ASSIGN_OR_RETURN(const bool more, input_.advance());
      if (!more) return Status::ok();
      RELATA_RETURN_IF_ERROR(call(out));
    }
    return Status::ok();
  }

 private:
  Status call(Batch& out) {
    ValueList arguments;
    for (const bound::ExpressionPtr& expression : plan_.arguments) {
      RELATA_ASSIGN_OR_RETURN(Value value, evaluate(*expression, input_.row(), scope_.eval()));
      arguments.push_back(std::move(value));
    }
    const ExecutionContext& context = scope_.state().context();
    RELATA_ASSIGN_OR_RETURN(results_, procedure_->call(arguments, {scope_.eval(), context.writer, context.cancelled}));
    at_ = 0;
    // A procedure without results is called for what it does: the row goes on.
    if (procedure_->signature().results.empty()) {
      results_.clear();
      out.append(input_.row());
    }
    return Status::ok();
  }

  ExpressionScope& scope_;
  const plan::CallProcedure& plan_;
  InputCursor input_;
  const Procedure* procedure_ = nullptr;
  std::vector<ValueList> results_;
  std::size_t at_ = 0;
};

// All rows of input before the first call: what is below must not see what the procedure changes.
class TakeInAll final : public UpdatingOperator {
 public:
  using UpdatingOperator::UpdatingOperator;

 private:
  Status change(RowBuffer&) override { return Status::ok(); }
};

}  // namespace

OperatorPtr make_call_procedure(ExpressionScope& scope, const plan::CallProcedure& plan, OperatorPtr input) {
  const Procedure* const procedure = scope.state().context().procedures->find(plan.name);
  if (procedure != nullptr && procedure->signature().updates) input = std::make_unique<TakeInAll>(scope.state(), std::move(input));
  return std::make_unique<CallProcedure>(scope, plan, std::move(input));
}

}  // namespace relata
