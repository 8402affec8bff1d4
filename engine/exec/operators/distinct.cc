#include <absl/container/flat_hash_set.h>

#include "engine/exec/equivalence.h"
#include "engine/exec/operators/operators.h"

namespace relata {
namespace {

class Distinct final : public Operator {
 public:
  Distinct(ExpressionScope& scope, const plan::Distinct& plan, OperatorPtr input)
      : state_(scope.state()), plan_(plan), input_(std::move(input)) {}

  Status open(Row argument) override {
    seen_.clear();
    return input_->open(argument);
  }

  Status next(Batch& out) override {
    do {
      RELATA_RETURN_IF_ERROR(input_->next(out));
      if (out.empty()) return Status::ok();
      keep_.assign(out.size(), 0);
      for (std::uint32_t i = 0; i < out.size(); ++i) {
        GroupKey key;
        key.reserve(plan_.slots.size());
        for (const bound::Slot slot : plan_.slots) key.push_back(out.row(i)[slot]);
        keep_[i] = seen_.insert(std::move(key)).second;
        if (keep_[i]) RELATA_RETURN_IF_ERROR(state_.charge_rows(1));
      }
      out.retain(keep_);
    } while (out.empty());
    return Status::ok();
  }

 private:
  ExecutionState& state_;
  const plan::Distinct& plan_;
  OperatorPtr input_;
  absl::flat_hash_set<GroupKey, EquivalentKeyHash, EquivalentKeys> seen_;
  std::vector<char> keep_;
};

}  // namespace

OperatorPtr make_distinct(ExpressionScope& scope, const plan::Distinct& plan, OperatorPtr input) {
  return std::make_unique<Distinct>(scope, plan, std::move(input));
}

}  // namespace relata
