#include <utility>

#include "engine/exec/operators/operators.h"
#include "engine/exec/operators/trail_operator.h"
#include "engine/graph/node_marks.h"

namespace relata {
namespace {

// Breadth first. What a trail reaches is reached by a shortest walk, which uses no relationship twice; and the start by a shortest one that
// leads back.
class PruningExpand final : public TrailOperator<plan::PruningExpand> {
 public:
  using TrailOperator::TrailOperator;

 private:
  void forget() override {
    fresh_ = true;
    queue_.clear();
    emitted_ = expanded_ = 0;
  }
  bool is_done() const override { return emitted_ == queue_.size() && (expanded_ == queue_.size() || depth_ == most_hops_); }

  Status start(Batch&) override {
    if (std::exchange(fresh_, false)) seen_.reset(state_.graph().node_id_end());
    for (const NodeId node : queue_) seen_.erase(node);
    queue_.clear();
    emitted_ = expanded_ = 0;
    depth_ = 0;
    most_hops_ = traversal_.walkable() ? plan_.max_hops : 0;
    const std::optional<NodeId> from = traversal_.node(input_.row(), plan_.traversal.from);
    if (!from) return Status::ok();
    queue_.push_back(*from);
    level_end_ = 1;
    if (plan_.min_hops == 0) {
      seen_.insert(*from);
    } else {
      emitted_ = 1;  // unless something leads back to it
    }
    return Status::ok();
  }

  Status step(Batch& out) override {
    if (emitted_ < queue_.size()) {
      out.append(input_.row())[plan_.traversal.to] = queue_[emitted_++];
      return Status::ok();
    }
    RELATA_RETURN_IF_ERROR(state_.tick());
    expand(queue_[expanded_++]);
    return Status::ok();
  }

  void expand(NodeId node) {
    neighbors_.clear();
    state_.graph().neighbors(node, traversal_.direction(), traversal_.types(), neighbors_);
    for (const Neighbor& neighbor : neighbors_) {
      if (seen_.contains(neighbor.node) || !conditions_.hold(neighbor.edge) || !traversal_.is_distinct(neighbor.edge)) continue;
      seen_.insert(neighbor.node);
      queue_.push_back(neighbor.node);
    }
    if (expanded_ < level_end_) return;
    ++depth_;
    level_end_ = queue_.size();
  }

  bool fresh_ = true;  // no row of input so far
  NodeMarks seen_;
  std::vector<NodeId> queue_;  // in the order in which they were reached, the start first
  std::size_t emitted_ = 0;
  std::size_t expanded_ = 0;
  std::size_t level_end_ = 0;  // of those that depth_ hops reach
  std::uint64_t depth_ = 0;
  std::uint64_t most_hops_ = 0;
  std::vector<Neighbor> neighbors_;
};

}  // namespace

OperatorPtr make_pruning_expand(ExpressionScope& scope, const plan::PruningExpand& plan, OperatorPtr input) {
  return std::make_unique<PruningExpand>(scope, plan, std::move(input));
}

}  // namespace relata
