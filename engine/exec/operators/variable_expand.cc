#include <absl/container/flat_hash_set.h>

#include <algorithm>

#include "engine/exec/operators/operators.h"
#include "engine/exec/operators/trail_operator.h"

namespace relata {
namespace {

// Depth first over all trails: walks that use no relationship twice.
class VariableExpand final : public TrailOperator<plan::VariableExpand> {
 public:
  using TrailOperator::TrailOperator;

 private:
  void forget() override {
    frames_.clear();
    trail_.clear();
    used_.clear();
  }
  bool is_done() const override { return frames_.empty(); }

  struct Frame {
    std::vector<Neighbor> neighbors;
    std::size_t at = 0;
  };

  Status start(Batch& out) override {
    const std::optional<NodeId> from = traversal_.node(input_.row(), plan_.traversal.from);
    if (!from) return Status::ok();
    if (plan_.min_hops == 0) emit(*from, out);
    // Without a type that exists only the walk of no hops is left.
    if (plan_.max_hops > 0 && traversal_.walkable()) push(*from);
    return Status::ok();
  }

  void push(NodeId node) {
    frames_.emplace_back();
    state_.graph().neighbors(node, traversal_.direction(), traversal_.types(), frames_.back().neighbors);
  }

  // Takes the next relationship of the deepest frame, or goes back one.
  Status step(Batch& out) override {
    RELATA_RETURN_IF_ERROR(state_.tick());
    Frame& frame = frames_.back();
    if (frame.at == frame.neighbors.size()) {
      frames_.pop_back();
      if (!trail_.empty()) {
        used_.erase(trail_.back());
        trail_.pop_back();
      }
      return Status::ok();
    }
    const Neighbor neighbor = frame.neighbors[frame.at++];
    if (used_.contains(neighbor.edge) || !conditions_.hold(neighbor.edge) || !traversal_.is_distinct(neighbor.edge)) return Status::ok();
    trail_.push_back(neighbor.edge);
    used_.insert(neighbor.edge);
    if (trail_.size() >= plan_.min_hops) emit(neighbor.node, out);
    if (trail_.size() < plan_.max_hops) {
      push(neighbor.node);
    } else {
      used_.erase(trail_.back());
      trail_.pop_back();
    }
    return Status::ok();
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

  std::vector<Frame> frames_;  // one per relationship of the trail, plus the one being tried
  std::vector<EdgeId> trail_;
  absl::flat_hash_set<EdgeId> used_;
};

}  // namespace

OperatorPtr make_variable_expand(ExpressionScope& scope, const plan::VariableExpand& plan, OperatorPtr input) {
  return std::make_unique<VariableExpand>(scope, plan, std::move(input));
}

}  // namespace relata
