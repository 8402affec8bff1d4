#include <functional>
#include <optional>
#include <utility>

#include "engine/exec/operators/candidate_row.h"
#include "engine/exec/operators/operators.h"

namespace relata {
namespace {

class NodeScan final : public Operator {
 public:
  NodeScan(ExpressionScope& scope, const plan::NodeScan& plan, OperatorPtr input)
      : state_(scope.state()),
        plan_(plan),
        selection_(scope, plan.predicates, ColumnSelection::Of::kNodes, plan.slot, {&plan.slot, 1}),
        candidate_(scope, plan.predicates, {&selection_}),
        input_(std::move(input), state_) {}

  Status open(Row argument) override {
    resolved_ = false;
    selection_.forget();
    candidate_.forget();
    nodes_.clear();
    at_ = 0;
    more_ = false;
    return input_.open(argument);
  }

  Status next(Batch& out) override {
    out.clear();
    while (!out.full()) {
      if (at_ < nodes_.size()) {
        RELATA_RETURN_IF_ERROR(emit(at_++, out));
      } else if (more_) {
        RELATA_RETURN_IF_ERROR(state_.check_cancelled());
        fetch(out.capacity());
      } else {
        RELATA_ASSIGN_OR_RETURN(const bool row, input_.advance());
        if (!row) return Status::ok();
        if (!std::exchange(resolved_, true)) resolve();
        candidate_.begin(input_.row());
        selection_.begin(input_.row());
        from_ = {1};
        more_ = !nothing_;
      }
    }
    return Status::ok();
  }

 private:
  // Once there is a row: what is below may have registered the label.
  void resolve() {
    label_ = plan_.label ? state_.graph().names().find_label(*plan_.label) : std::nullopt;
    nothing_ = plan_.label && !label_;
  }

  Status emit(std::size_t node, Batch& out) {
    const Verdict selected = selection_.decide(readings_, node);
    if (selected == Verdict::kNo) return Status::ok();
    candidate_[plan_.slot] = nodes_[node];
    return candidate_.add_to(out, selected);
  }

  void fetch(std::size_t count) {
    nodes_ = state_.graph().nodes(label_, from_, count);
    at_ = 0;
    more_ = nodes_.size() == count;
    selection_.read(std::span<const NodeId>(nodes_), std::identity(), readings_);
    if (!nodes_.empty()) from_ = {nodes_.back().value + 1};
  }

  ExecutionState& state_;
  const plan::NodeScan& plan_;
  ColumnSelection selection_;
  CandidateRow candidate_;
  InputCursor input_;
  bool resolved_ = false;
  std::optional<LabelId> label_;
  bool nothing_ = false;
  std::vector<NodeId> nodes_;  // fetched for the row of input, and how many of them are done
  ColumnSelection::Readings readings_;
  std::size_t at_ = 0;
  bool more_ = false;  // may be
  NodeId from_;
};

}  // namespace

OperatorPtr make_node_scan(ExpressionScope& scope, const plan::NodeScan& plan, OperatorPtr input) {
  return std::make_unique<NodeScan>(scope, plan, std::move(input));
}

}  // namespace relata
