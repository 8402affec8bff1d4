#include "engine/exec/operators/operators.h"

namespace relata {
namespace {

class OptionalApply final : public Operator {
 public:
  OptionalApply(ExpressionScope& scope, const plan::OptionalApply& plan, OperatorPtr outer, OperatorPtr inner)
      : plan_(plan),
        outer_(std::move(outer), scope.state()),
        inner_(std::move(inner)),
        batch_(scope.state().width(), scope.state().batch_size()) {}

  Status open(Row argument) override {
    running_ = false;
    batch_.clear();
    at_ = 0;
    return outer_.open(argument);
  }

  Status next(Batch& out) override {
    out.clear();
    while (!out.full()) {
      if (at_ < batch_.size()) {
        out.append(batch_.row(at_++));
        continue;
      }
      if (!running_) {
        RELATA_ASSIGN_OR_RETURN(running_, outer_.advance());
        if (!running_) return Status::ok();
        found_ = false;
        RELATA_RETURN_IF_ERROR(inner_->open(outer_.row()));
      }
      RELATA_RETURN_IF_ERROR(inner_->next(batch_));
      at_ = 0;
      if (!batch_.empty()) {
        found_ = true;
        continue;
      }
      running_ = false;
      if (found_) continue;
      const Row row = out.append(outer_.row());
      for (const bound::Slot slot : plan_.nullable) row[slot] = Value::null();
    }
    return Status::ok();
  }

 private:
  const plan::OptionalApply& plan_;
  InputCursor outer_;
  OperatorPtr inner_;
  Batch batch_;
  std::uint32_t at_ = 0;
  bool running_ = false;
  bool found_ = false;
};

}  // namespace

OperatorPtr make_optional_apply(ExpressionScope& scope, const plan::OptionalApply& plan, OperatorPtr outer, OperatorPtr inner) {
  return std::make_unique<OptionalApply>(scope, plan, std::move(outer), std::move(inner));
}

}  // namespace relata
