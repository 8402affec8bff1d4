#include <absl/container/flat_hash_map.h>

#include <algorithm>

#include "engine/exec/operators/operators.h"
#include "engine/exec/operators/trail_operator.h"

namespace relata {
namespace {

// Breadth first, level by level, from one end to the other; every node remembers over which relationships it was reached first.
class ShortestPath final : public TrailOperator<plan::ShortestPath> {
 public:
  using TrailOperator::TrailOperator;

 private:
  void forget() override { paths_.clear(); }
  bool is_done() const override { return paths_.empty(); }

  Status step(Batch& out) override {
    const Row row = out.append(input_.row());
    row[plan_.traversal.relationship] = std::move(paths_.back());
    paths_.pop_back();
    return Status::ok();
  }

  struct Reached {
    std::uint64_t hops = 0;
    std::vector<Neighbor> from;  // predecessors on shortest ways; the first one only unless all are wanted
  };

  Status start(Batch&) override {
    const std::optional<NodeId> from = traversal_.node(input_.row(), plan_.traversal.from);
    const std::optional<NodeId> to = traversal_.node(input_.row(), plan_.traversal.to);
    if (!from || !to) return Status::ok();
    reached_.clear();
    reached_[*from] = {};
    if (*from == *to) {
      if (plan_.min_hops == 0) paths_.emplace_back(ValueList());
      return Status::ok();
    }
    if (!traversal_.walkable()) return Status::ok();
    RELATA_RETURN_IF_ERROR(search(*from, *to));
    const auto end = reached_.find(*to);
    if (end == reached_.end() || end->second.hops < plan_.min_hops) return Status::ok();
    ValueList way(end->second.hops);
    return collect(*to, way);
  }

  Status search(NodeId from, NodeId to) {
    std::vector<NodeId> level = {from};
    std::vector<Neighbor> neighbors;
    for (std::uint64_t hops = 1; hops <= plan_.max_hops && !level.empty() && !reached_.contains(to); ++hops) {
      std::vector<NodeId> next_level;
      for (const NodeId node : level) {
        neighbors.clear();
        state_.graph().neighbors(node, traversal_.direction(), traversal_.types(), neighbors);
        for (const Neighbor& neighbor : neighbors) {
          RELATA_RETURN_IF_ERROR(state_.tick());
          if (!conditions_.hold(neighbor.edge)) continue;
          const auto [entry, fresh] = reached_.try_emplace(neighbor.node);
          if (fresh) {
            entry->second.hops = hops;
            next_level.push_back(neighbor.node);
          }
          if (fresh || (plan_.all && entry->second.hops == hops)) entry->second.from.push_back({node, neighbor.edge});
        }
        if (!plan_.all && reached_.contains(to)) return Status::ok();
      }
      level = std::move(next_level);
    }
    return Status::ok();
  }

  // Writes ways back from `node` into the front of `way`, each a path once the start is met.
  Status collect(NodeId node, ValueList& way) {
    const Reached& reached = reached_.at(node);
    if (reached.hops == 0) {
      RELATA_RETURN_IF_ERROR(state_.charge_rows(1));
      paths_.emplace_back(way);
      return Status::ok();
    }
    for (const Neighbor& previous : reached.from) {
      way[reached.hops - 1] = previous.edge;
      RELATA_RETURN_IF_ERROR(collect(previous.node, way));
    }
    return Status::ok();
  }

  absl::flat_hash_map<NodeId, Reached> reached_;
  std::vector<Value> paths_;  // lists of relationships, still to be handed out
};

}  // namespace

OperatorPtr make_shortest_path(ExpressionScope& scope, const plan::ShortestPath& plan, OperatorPtr input) {
  return std::make_unique<ShortestPath>(scope, plan, std::move(input));
}

}  // namespace relata
