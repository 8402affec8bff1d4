#include "engine/exec/operators/graph_changes.h"
#include "engine/exec/operators/operators.h"
#include "engine/exec/operators/updating_operator.h"

namespace relata {
namespace {

class Create final : public UpdatingOperator {
 public:
  Create(ExpressionScope& scope, const plan::Create& plan, OperatorPtr input)
      : UpdatingOperator(scope.state(), std::move(input)), plan_(plan), changes_(scope) {}

 private:
  Status change(RowBuffer& rows) override {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (const bound::PathPattern& pattern : plan_.patterns) RELATA_RETURN_IF_ERROR(changes_.create(pattern, rows.row(i), false));
    }
    return Status::ok();
  }

  const plan::Create& plan_;
  GraphChanges changes_;
};

}  // namespace

OperatorPtr make_create(ExpressionScope& scope, const plan::Create& plan, OperatorPtr input) {
  return std::make_unique<Create>(scope, plan, std::move(input));
}

}  // namespace relata
