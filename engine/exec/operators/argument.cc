#include <vector>

#include "engine/exec/operators/operators.h"

namespace relata {
namespace {

class Argument final : public Operator {
 public:
  Status open(Row argument) override {
    values_.assign(argument.data(), argument.data() + argument.width());
    done_ = false;
    return Status::ok();
  }
  Status next(Batch& out) override {
    out.clear();
    if (!done_) out.append({values_.data(), static_cast<std::uint32_t>(values_.size())});
    done_ = true;
    return Status::ok();
  }

 private:
  std::vector<Value> values_;
  bool done_ = true;
};

}  // namespace

OperatorPtr make_argument(ExpressionScope&) { return std::make_unique<Argument>(); }

}  // namespace relata
