#include "engine/exec/operators/operators.h"
#include "engine/exec/operators/traversal.h"

namespace relata {
namespace {

Direction turned(Direction direction) {
  if (direction == Direction::kBoth) return direction;
  return direction == Direction::kOut ? Direction::kIn : Direction::kOut;
}

class Expand final : public Operator {
 public:
  Expand(ExpressionScope& scope, const plan::Expand& plan, OperatorPtr input)
      : state_(scope.state()), plan_(plan.traversal), traversal_(scope, plan.traversal), input_(std::move(input), state_) {}

  Status open(Row argument) override {
    nothing_ = !traversal_.resolve();
    neighbors_.clear();
    at_ = 0;
    return input_.open(argument);
  }

  Status next(Batch& out) override {
    out.clear();
    if (nothing_) return Status::ok();
    while (!out.full()) {
      if (at_ == neighbors_.size()) {
        RELATA_ASSIGN_OR_RETURN(const bool more, input_.advance());
        if (!more) return Status::ok();
        find_neighbors(input_.row());
        continue;
      }
      emit(neighbors_[at_++], out);
    }
    return Status::ok();
  }

 private:
  void find_neighbors(Row row) {
    neighbors_.clear();
    at_ = 0;
    const std::optional<NodeId> from = traversal_.node(row, plan_.from);
    if (!from) return;
    far_ = plan_.to;
    wanted_.reset();
    if (!plan_.into) return state_.graph().neighbors(*from, plan_.direction, traversal_.types(), neighbors_);
    const std::optional<NodeId> to = traversal_.node(row, plan_.to);
    if (!to) return;
    // Both ends are known: go through the shorter of their lists.
    const Direction back = turned(plan_.direction);
    const bool from_far_end =
        state_.graph().degree(*to, back, traversal_.types()) < state_.graph().degree(*from, plan_.direction, traversal_.types());
    wanted_ = from_far_end ? from : to;
    state_.graph().neighbors(from_far_end ? *to : *from, from_far_end ? back : plan_.direction, traversal_.types(), neighbors_);
  }

  void emit(const Neighbor& neighbor, Batch& out) {
    if (wanted_ && neighbor.node != *wanted_) return;
    if (!plan_.distinct_from.empty() && !traversal_.is_distinct(neighbor.edge, input_.row())) return;
    const Row row = out.append(input_.row());
    row[plan_.relationship] = neighbor.edge;
    if (!wanted_) row[far_] = neighbor.node;
  }

  ExecutionState& state_;
  const plan::Traversal& plan_;
  TraversalRuntime traversal_;
  InputCursor input_;
  bool nothing_ = false;
  std::vector<Neighbor> neighbors_;
  std::size_t at_ = 0;
  bound::Slot far_;
  std::optional<NodeId> wanted_;  // the end that must be met
};

}  // namespace

OperatorPtr make_expand(ExpressionScope& scope, const plan::Expand& plan, OperatorPtr input) {
  return std::make_unique<Expand>(scope, plan, std::move(input));
}

}  // namespace relata
