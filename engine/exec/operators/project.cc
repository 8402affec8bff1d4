#include "engine/exec/operators/operators.h"

namespace relata {
namespace {

class Project final : public Operator {
 public:
  Project(ExpressionScope& scope, const plan::Project& plan, OperatorPtr input) : scope_(scope), input_(std::move(input)) {
    for (const bound::ProjectionItem& item : plan.items) {
      // A variable passed on under its own name keeps its slot.
      const auto* reference = std::get_if<bound::SlotReference>(&item.expression->node);
      if (!reference || reference->slot != item.slot) items_.push_back(&item);
    }
  }

  Status open(Row argument) override { return input_->open(argument); }

  Status next(Batch& out) override {
    RELATA_RETURN_IF_ERROR(input_->next(out));
    for (std::uint32_t i = 0; i < out.size(); ++i) {
      const Row row = out.row(i);
      for (const bound::ProjectionItem* item : items_) {
        RELATA_ASSIGN_OR_RETURN(Value value, evaluate(*item->expression, row, scope_.eval()));
        row[item->slot] = std::move(value);
      }
    }
    return Status::ok();
  }

 private:
  ExpressionScope& scope_;
  OperatorPtr input_;
  std::vector<const bound::ProjectionItem*> items_;
};

}  // namespace

OperatorPtr make_project(ExpressionScope& scope, const plan::Project& plan, OperatorPtr input) {
  return std::make_unique<Project>(scope, plan, std::move(input));
}

}  // namespace relata
