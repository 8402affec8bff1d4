#include "engine/exec/operators/candidate_row.h"
#include "engine/exec/operators/operators.h"
#include "engine/exec/operators/traversal.h"

namespace relata {
namespace {

class Expand final : public Operator {
 public:
  Expand(ExpressionScope& scope, const plan::Expand& plan, OperatorPtr input)
      : state_(scope.state()),
        plan_(plan.traversal),
        traversal_(scope, plan.traversal),
        candidate_(scope, plan.predicates),
        input_(std::move(input), state_) {}

  Status open(Row argument) override {
    traversal_.open();
    candidate_.forget();
    neighbors_.clear();
    at_ = 0;
    return input_.open(argument);
  }

  Status next(Batch& out) override {
    out.clear();
    while (!out.full()) {
      if (at_ == neighbors_.size()) {
        RELATA_ASSIGN_OR_RETURN(const bool more, input_.advance());
        if (!more) return Status::ok();
        if (traversal_.walkable()) find_neighbors(input_.row());
        continue;
      }
      RELATA_RETURN_IF_ERROR(state_.tick());
      RELATA_RETURN_IF_ERROR(emit(neighbors_[at_++], out));
    }
    return Status::ok();
  }

 private:
  void find_neighbors(Row row) {
    neighbors_.clear();
    at_ = 0;
    const std::optional<NodeId> from = traversal_.node(row, plan_.from);
    if (!from) return;
    traversal_.begin(row);
    candidate_.begin(row);
    if (!plan_.into) return state_.graph().neighbors(*from, plan_.direction, traversal_.types(), neighbors_);
    const std::optional<NodeId> to = traversal_.node(row, plan_.to);
    if (to) state_.graph().edges_between(*from, plan_.direction, traversal_.types(), *to, neighbors_);
  }

  Status emit(const Neighbor& neighbor, Batch& out) {
    if (!traversal_.is_distinct(neighbor.edge) || (!plan_.into && !traversal_.labels_match(neighbor.node))) return Status::ok();
    candidate_[plan_.relationship] = neighbor.edge;
    if (!plan_.into) candidate_[plan_.to] = neighbor.node;
    return candidate_.add_to(out);
  }

  ExecutionState& state_;
  const plan::Traversal& plan_;
  TraversalRuntime traversal_;
  CandidateRow candidate_;
  InputCursor input_;
  std::vector<Neighbor> neighbors_;
  std::size_t at_ = 0;
};

}  // namespace

OperatorPtr make_expand(ExpressionScope& scope, const plan::Expand& plan, OperatorPtr input) {
  return std::make_unique<Expand>(scope, plan, std::move(input));
}

}  // namespace relata
