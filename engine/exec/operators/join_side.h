#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "engine/exec/operators/traversal.h"

namespace relata {

// One of the two known ends of walks that are joined where they meet, and the list of its neighbours. Not thread-safe.
class JoinSide {
 public:
  static bool by_node(const Neighbor& a, const Neighbor& b) { return a.node < b.node; }

  JoinSide(ExpressionScope& scope, const plan::Traversal& plan) : state_(scope.state()), traversal_(scope, plan) {}

  void open() {
    node_.reset();
    traversal_.open();
  }
  bool walkable() { return traversal_.walkable(); }
  void begin(Row row) { traversal_.begin(row); }
  TraversalRuntime& traversal() { return traversal_; }
  std::optional<NodeId> known_end(Row row) const { return traversal_.node(row, traversal_.plan().from); }

  bool has_list_of(NodeId node) const { return node_ == node; }
  std::uint64_t size_of(NodeId node) const {
    return has_list_of(node) ? list_.size() : graph().degree(node, traversal_.direction(), traversal_.types());
  }
  // Ascending by far node. Kept for as long as the same node is asked for.
  std::span<const Neighbor> list_of(NodeId node) {
    if (has_list_of(node)) return list_;
    node_ = node;
    list_.clear();
    graph().neighbors(node, traversal_.direction(), traversal_.types(), list_);
    if (!std::is_sorted(list_.begin(), list_.end(), by_node)) std::stable_sort(list_.begin(), list_.end(), by_node);
    return list_;
  }
  // Its part that leads to `other`, looked up.
  std::span<const Neighbor> part_of(NodeId node, NodeId other) {
    part_.clear();
    graph().edges_between(node, traversal_.direction(), traversal_.types(), other, part_);
    return part_;
  }

 private:
  const Snapshot& graph() const { return state_.graph(); }

  ExecutionState& state_;
  TraversalRuntime traversal_;
  std::optional<NodeId> node_;
  std::vector<Neighbor> list_;
  std::vector<Neighbor> part_;
};

}  // namespace relata
