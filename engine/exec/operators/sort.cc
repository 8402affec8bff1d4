#include <algorithm>

#include "engine/exec/operators/operators.h"
#include "engine/exec/operators/sort_order.h"

namespace relata {
namespace {

class Sort final : public Operator {
 public:
  Sort(ExpressionScope& scope, const plan::Sort& plan, OperatorPtr input)
      : scope_(scope), plan_(plan), input_(std::move(input), scope.state()), rows_(scope.state()) {}

  Status open(Row argument) override {
    rows_.clear();
    order_.clear();
    filled_ = false;
    at_ = 0;
    return input_.open(argument);
  }

  Status next(Batch& out) override {
    out.clear();
    if (!filled_) RELATA_RETURN_IF_ERROR(fill());
    while (at_ < order_.size() && !out.full()) out.append(rows_.row(order_[at_++].row));
    return Status::ok();
  }

 private:
  struct Entry {
    std::vector<Value> keys;
    std::size_t row;
  };

  Status fill() {
    filled_ = true;
    RELATA_RETURN_IF_ERROR(rows_.fill(input_));
    order_.resize(rows_.size());
    for (std::size_t i = 0; i < order_.size(); ++i) {
      RELATA_ASSIGN_OR_RETURN(order_[i].keys, sort_values(plan_.keys, rows_.row(i), scope_.eval()));
      order_[i].row = i;
    }
    std::stable_sort(order_.begin(), order_.end(),
                     [&](const Entry& a, const Entry& b) { return sorts_before(plan_.keys, a.keys, b.keys); });
    return Status::ok();
  }

  ExpressionScope& scope_;
  const plan::Sort& plan_;
  InputCursor input_;
  RowBuffer rows_;
  std::vector<Entry> order_;
  bool filled_ = false;
  std::size_t at_ = 0;
};

}  // namespace

OperatorPtr make_sort(ExpressionScope& scope, const plan::Sort& plan, OperatorPtr input) {
  return std::make_unique<Sort>(scope, plan, std::move(input));
}

}  // namespace relata
