#include <optional>
#include <utility>

#include "engine/exec/operators/operators.h"

namespace relata {
namespace {

class NodeScan final : public Operator {
 public:
  NodeScan(ExpressionScope& scope, const plan::NodeScan& plan, OperatorPtr input)
      : state_(scope.state()), plan_(plan), input_(std::move(input), state_) {}

  Status open(Row argument) override {
    resolved_ = false;
    have_row_ = false;
    return input_.open(argument);
  }

  Status next(Batch& out) override {
    out.clear();
    while (!out.full()) {
      if (!have_row_) {
        RELATA_ASSIGN_OR_RETURN(have_row_, input_.advance());
        if (!have_row_) return Status::ok();
        if (!std::exchange(resolved_, true)) resolve();
        if (nothing_) {
          have_row_ = false;
          continue;
        }
        from_ = {1};
      }
      const std::size_t wanted = out.capacity() - out.size();
      const std::vector<NodeId> nodes = state_.graph().nodes(label_, from_, wanted);
      for (const NodeId node : nodes) out.append(input_.row())[plan_.slot] = node;
      have_row_ = nodes.size() == wanted;
      if (!nodes.empty()) from_ = {nodes.back().value + 1};
    }
    return Status::ok();
  }

 private:
  // Once there is a row: what is below may have registered the label.
  void resolve() {
    label_ = plan_.label ? state_.graph().names().find_label(*plan_.label) : std::nullopt;
    nothing_ = plan_.label && !label_;
  }

  ExecutionState& state_;
  const plan::NodeScan& plan_;
  InputCursor input_;
  std::optional<LabelId> label_;
  bool resolved_ = false;
  bool nothing_ = false;
  bool have_row_ = false;
  NodeId from_;
};

}  // namespace

OperatorPtr make_node_scan(ExpressionScope& scope, const plan::NodeScan& plan, OperatorPtr input) {
  return std::make_unique<NodeScan>(scope, plan, std::move(input));
}

}  // namespace relata
