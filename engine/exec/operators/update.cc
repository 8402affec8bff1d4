#include "engine/exec/operators/graph_changes.h"
#include "engine/exec/operators/operators.h"
#include "engine/exec/operators/updating_operator.h"

namespace relata {
namespace {

class Update final : public UpdatingOperator {
 public:
  Update(ExpressionScope& scope, const plan::Update& plan, OperatorPtr input)
      : UpdatingOperator(scope.state(), std::move(input)), plan_(plan), changes_(scope) {}

 private:
  Status change(RowBuffer& rows) override {
    for (std::size_t i = 0; i < rows.size(); ++i) RELATA_RETURN_IF_ERROR(changes_.update(plan_.items, rows.row(i)));
    return Status::ok();
  }

  const plan::Update& plan_;
  GraphChanges changes_;
};

}  // namespace

OperatorPtr make_update(ExpressionScope& scope, const plan::Update& plan, OperatorPtr input) {
  return std::make_unique<Update>(scope, plan, std::move(input));
}

}  // namespace relata
