#include "engine/exec/operators/operators.h"

namespace relata {
namespace {

class Unwind final : public Operator {
 public:
  Unwind(ExpressionScope& scope, const plan::Unwind& plan, OperatorPtr input)
      : scope_(scope), plan_(plan), input_(std::move(input), scope.state()) {}

  Status open(Row argument) override {
    list_ = Value::null();
    at_ = 0;
    return input_.open(argument);
  }

  Status next(Batch& out) override {
    out.clear();
    while (!out.full()) {
      if (at_ < size()) {
        out.append(input_.row())[plan_.variable] = list_.is_list() ? list_.as_list()[at_] : list_;
        ++at_;
        continue;
      }
      RELATA_ASSIGN_OR_RETURN(const bool more, input_.advance());
      if (!more) return Status::ok();
      RELATA_ASSIGN_OR_RETURN(list_, evaluate(*plan_.list, input_.row(), scope_.eval()));
      at_ = 0;
    }
    return Status::ok();
  }

 private:
  // Null gives no row, a value that is no list one.
  std::size_t size() const {
    if (list_.is_list()) return list_.as_list().size();
    return list_.is_null() ? 0 : 1;
  }

  ExpressionScope& scope_;
  const plan::Unwind& plan_;
  InputCursor input_;
  Value list_;
  std::size_t at_ = 0;
};

}  // namespace

OperatorPtr make_unwind(ExpressionScope& scope, const plan::Unwind& plan, OperatorPtr input) {
  return std::make_unique<Unwind>(scope, plan, std::move(input));
}

}  // namespace relata
