#include <algorithm>
#include <array>

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
        later_{plan.traversal.relationship, plan.traversal.to},
        of_relationships_(scope, plan.predicates, ColumnSelection::Of::kRelationships, plan_.relationship, filled()),
        of_nodes_(scope, plan.predicates, ColumnSelection::Of::kNodes, plan_.to, filled()),
        candidate_(scope, plan.predicates, {&of_relationships_, &of_nodes_}),
        input_(std::move(input), state_) {}

  Status open(Row argument) override {
    traversal_.open();
    of_relationships_.forget();
    of_nodes_.forget();
    candidate_.forget();
    from_.reset();
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
      RELATA_RETURN_IF_ERROR(emit(at_++, out));
    }
    return Status::ok();
  }

 private:
  // The slots that it fills.
  std::span<const bound::Slot> filled() const { return {later_.data(), plan_.into ? 1U : 2U}; }

  void find_neighbors(Row row) {
    at_ = 0;
    const std::optional<NodeId> from = traversal_.node(row, plan_.from);
    const std::optional<NodeId> to = plan_.into ? traversal_.node(row, plan_.to) : std::nullopt;
    if (!from || (plan_.into && !to)) {
      from_.reset();
      neighbors_.clear();
      return;
    }
    traversal_.begin(row);
    candidate_.begin(row);
    of_relationships_.begin(row);
    of_nodes_.begin(row);
    if (!plan_.into && from == from_) return;  // rows of a walk share their beginnings
    neighbors_.clear();
    if (plan_.into) {
      state_.graph().edges_between(*from, plan_.direction, traversal_.types(), *to, neighbors_);
    } else {
      state_.graph().neighbors(*from, plan_.direction, traversal_.types(), neighbors_);
    }
    from_ = from;
    const std::span<const Neighbor> all(neighbors_);
    of_relationships_.read(
        all, [](const Neighbor& neighbor) { return neighbor.edge; }, relationship_readings_);
    of_nodes_.read(
        all, [](const Neighbor& neighbor) { return neighbor.node; }, node_readings_);
  }

  Status emit(std::size_t index, Batch& out) {
    const Neighbor& neighbor = neighbors_[index];
    const Verdict selected = std::min(of_relationships_.decide(relationship_readings_, index), of_nodes_.decide(node_readings_, index));
    if (selected == Verdict::kNo) return Status::ok();
    if (!traversal_.is_distinct(neighbor.edge) || (!plan_.into && !traversal_.labels_match(neighbor.node))) return Status::ok();
    candidate_[plan_.relationship] = neighbor.edge;
    if (!plan_.into) candidate_[plan_.to] = neighbor.node;
    return candidate_.add_to(out, selected);
  }

  ExecutionState& state_;
  const plan::Traversal& plan_;
  TraversalRuntime traversal_;
  std::array<bound::Slot, 2> later_;
  ColumnSelection of_relationships_;
  ColumnSelection of_nodes_;
  CandidateRow candidate_;
  InputCursor input_;
  std::optional<NodeId> from_;  // whose neighbours are known
  std::vector<Neighbor> neighbors_;
  ColumnSelection::Readings relationship_readings_;
  ColumnSelection::Readings node_readings_;
  std::size_t at_ = 0;
};

}  // namespace

OperatorPtr make_expand(ExpressionScope& scope, const plan::Expand& plan, OperatorPtr input) {
  return std::make_unique<Expand>(scope, plan, std::move(input));
}

}  // namespace relata
