#include "engine/exec/operators/operators.h"
#include "engine/exec/operators/row_predicates.h"

namespace relata {
namespace {

class Filter final : public Operator {
 public:
  Filter(ExpressionScope& scope, const plan::Filter& plan, OperatorPtr input)
      : state_(scope.state()), predicate_(scope, {&plan.predicate, 1}, {}), input_(std::move(input)) {}

  Status open(Row argument) override {
    predicate_.forget();
    return input_->open(argument);
  }

  Status next(Batch& out) override {
    do {
      RELATA_RETURN_IF_ERROR(state_.check_cancelled());
      RELATA_RETURN_IF_ERROR(input_->next(out));
      if (out.empty()) return Status::ok();
      keep_.resize(out.size());
      for (std::uint32_t i = 0; i < out.size(); ++i) {
        RELATA_ASSIGN_OR_RETURN(const bool holds, predicate_.hold(out.row(i)));
        keep_[i] = holds;
      }
      out.retain(keep_);
    } while (out.empty());
    return Status::ok();
  }

 private:
  ExecutionState& state_;
  RowPredicates predicate_;
  OperatorPtr input_;
  std::vector<char> keep_;
};

}  // namespace

OperatorPtr make_filter(ExpressionScope& scope, const plan::Filter& plan, OperatorPtr input) {
  return std::make_unique<Filter>(scope, plan, std::move(input));
}

}  // namespace relata
