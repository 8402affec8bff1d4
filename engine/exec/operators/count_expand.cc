#include <absl/container/flat_hash_map.h>

#include <algorithm>

#include "engine/exec/operators/operators.h"
#include "engine/exec/operators/traversal.h"

namespace relata {
namespace {

class CountExpand final : public Operator {
 public:
  CountExpand(ExpressionScope& scope, const plan::CountExpand& plan, OperatorPtr input)
      : state_(scope.state()), plan_(plan.traversal), traversal_(scope, plan.traversal), input_(std::move(input), state_) {}

  Status open(Row argument) override {
    traversal_.open();
    degrees_.clear();
    return input_.open(argument);
  }

  Status next(Batch& out) override {
    out.clear();
    while (!out.full()) {
      RELATA_RETURN_IF_ERROR(state_.tick());
      RELATA_ASSIGN_OR_RETURN(const bool more, input_.advance());
      if (!more) return Status::ok();
      const std::optional<NodeId> from = traversal_.walkable() ? traversal_.node(input_.row(), plan_.from) : std::nullopt;
      if (!from) continue;
      const std::uint64_t count = degree(*from) - used(input_.row(), *from);
      if (count > 0) out.append(input_.row())[plan_.relationship] = static_cast<std::int64_t>(count);
    }
    return Status::ok();
  }

 private:
  std::uint64_t degree(NodeId from) {
    const std::uint64_t all = state_.graph().degree(from, plan_.direction, traversal_.types());
    if (all == 0 || plan_.to_labels.empty()) return all;
    // Fewer are counted again sooner than they are found among those that are known.
    constexpr std::uint64_t kFewNeighbors = 64;
    if (all <= kFewNeighbors) return degree_to_labels(from, all);
    const auto [known, fresh] = degrees_.try_emplace(from, 0);
    if (fresh) known->second = degree_to_labels(from, all);
    return known->second;
  }

  // `all`: how many there are.
  std::uint64_t degree_to_labels(NodeId from, std::uint64_t all) {
    if (const NodeMarks* marks = traversal_.to_labels().marks(all)) {
      return state_.graph().degree(from, plan_.direction, traversal_.types(), *marks);
    }
    neighbors_.clear();
    state_.graph().neighbors(from, plan_.direction, traversal_.types(), neighbors_);
    return static_cast<std::uint64_t>(std::count_if(neighbors_.begin(), neighbors_.end(),
                                                    [&](const Neighbor& neighbor) { return traversal_.labels_match(neighbor.node); }));
  }

  // Of degree(): relationships that the row has walked before.
  std::uint64_t used(Row row, NodeId from) {
    std::uint64_t count = 0;
    for (const bound::Slot slot : plan_.distinct_from) {
      const Value& value = row[slot];
      if (value.is_relationship() && leads_on(value.as_relationship(), from)) ++count;
    }
    return count;
  }
  bool leads_on(EdgeId edge, NodeId from) {
    if (!state_.graph().contains(edge)) return false;
    const EdgeEnds ends = state_.graph().ends(edge);
    if (!traversal_.type_matches(ends.type)) return false;
    const bool out = plan_.direction != Direction::kIn && ends.source == from && traversal_.labels_match(ends.target);
    return out || (plan_.direction != Direction::kOut && ends.target == from && traversal_.labels_match(ends.source));
  }

  ExecutionState& state_;
  const plan::Traversal& plan_;
  TraversalRuntime traversal_;
  InputCursor input_;
  std::vector<Neighbor> neighbors_;
  absl::flat_hash_map<NodeId, std::uint64_t> degrees_;  // to nodes with the labels, where they are many
};

}  // namespace

OperatorPtr make_count_expand(ExpressionScope& scope, const plan::CountExpand& plan, OperatorPtr input) {
  return std::make_unique<CountExpand>(scope, plan, std::move(input));
}

}  // namespace relata
