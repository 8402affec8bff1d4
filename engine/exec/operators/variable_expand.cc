#include <absl/container/flat_hash_set.h>

#include <algorithm>

#include "engine/exec/operators/operators.h"
#include "engine/exec/operators/traversal.h"

namespace relata {
namespace {

// Depth first over all trails: walks that use no relationship twice.
class VariableExpand final : public Operator {
 public:
  VariableExpand(ExpressionScope& scope, const plan::VariableExpand& plan, OperatorPtr input)
      : state_(scope.state()),
        plan_(plan),
        traversal_(scope, plan.traversal),
        conditions_(scope, plan.properties),
        input_(std::move(input), state_) {}

  Status open(Row argument) override {
    // Without a type that exists only the walk of no hops is left.
    walkable_ = traversal_.resolve();
    frames_.clear();
    trail_.clear();
    used_.clear();
    return input_.open(argument);
  }

  Status next(Batch& out) override {
    out.clear();
    while (!out.full()) {
      if (frames_.empty()) {
        RELATA_ASSIGN_OR_RETURN(const bool more, input_.advance());
        if (!more) return Status::ok();
        RELATA_RETURN_IF_ERROR(start(out));
        continue;
      }
      RELATA_RETURN_IF_ERROR(state_.tick());
      step(out);
    }
    return Status::ok();
  }

 private:
  struct Frame {
    std::vector<Neighbor> neighbors;
    std::size_t at = 0;
  };

  Status start(Batch& out) {
    const std::optional<NodeId> from = traversal_.node(input_.row(), plan_.traversal.from);
    if (!from) return Status::ok();
    RELATA_RETURN_IF_ERROR(conditions_.evaluate(input_.row()));
    if (plan_.min_hops == 0) emit(*from, out);
    if (plan_.max_hops > 0 && walkable_) push(*from);
    return Status::ok();
  }

  void push(NodeId node) {
    frames_.emplace_back();
    state_.graph().neighbors(node, traversal_.direction(), traversal_.types(), frames_.back().neighbors);
  }

  // Takes the next relationship of the deepest frame, or goes back one.
  void step(Batch& out) {
    Frame& frame = frames_.back();
    if (frame.at == frame.neighbors.size()) {
      frames_.pop_back();
      if (!trail_.empty()) {
        used_.erase(trail_.back());
        trail_.pop_back();
      }
      return;
    }
    const Neighbor neighbor = frame.neighbors[frame.at++];
    if (used_.contains(neighbor.edge) || !conditions_.hold(neighbor.edge) || !traversal_.is_distinct(neighbor.edge, input_.row())) return;
    trail_.push_back(neighbor.edge);
    used_.insert(neighbor.edge);
    if (trail_.size() >= plan_.min_hops) emit(neighbor.node, out);
    if (trail_.size() < plan_.max_hops) {
      push(neighbor.node);
    } else {
      used_.erase(trail_.back());
      trail_.pop_back();
    }
  }

  void emit(NodeId end, Batch& out) {
    const bound::Slot to = plan_.traversal.to;
    if (plan_.traversal.into && input_.row()[to] != Value(end)) return;
    ValueList relationships(trail_.begin(), trail_.end());
    if (plan_.reversed) std::reverse(relationships.begin(), relationships.end());
    const Row row = out.append(input_.row());
    row[plan_.traversal.relationship] = std::move(relationships);
    row[to] = end;
  }

  ExecutionState& state_;
  const plan::VariableExpand& plan_;
  TraversalRuntime traversal_;
  EdgeConditions conditions_;
  InputCursor input_;
  bool walkable_ = false;
  std::vector<Frame> frames_;  // one per relationship of the trail, plus the one being tried
  std::vector<EdgeId> trail_;
  absl::flat_hash_set<EdgeId> used_;
};

}  // namespace

OperatorPtr make_variable_expand(ExpressionScope& scope, const plan::VariableExpand& plan, OperatorPtr input) {
  return std::make_unique<VariableExpand>(scope, plan, std::move(input));
}

}  // namespace relata
