#include <algorithm>

#include "engine/exec/operators/operators.h"
#include "engine/exec/operators/trail_operator.h"

namespace relata {
namespace {

class BoundExpand final : public TrailOperator<plan::BoundExpand> {
 public:
  using TrailOperator::TrailOperator;

 private:
  void forget() override { ways_.clear(); }
  bool is_done() const override { return ways_.empty(); }

  Status start(Batch&) override {
    find_ways(input_.row());
    return Status::ok();
  }

  Status step(Batch& out) override {
    const auto [from, to] = ways_.back();
    ways_.pop_back();
    const Row row = out.append(input_.row());
    row[plan_.traversal.from] = from;
    row[plan_.traversal.to] = to;
    return Status::ok();
  }

  // The ways in which the relationships fit between the two ends: none, one, or two where nothing tells one end from the other.
  void find_ways(Row row) {
    if (!read_trail(row)) return;
    if (trail_.empty()) {
      if (const std::optional<NodeId> here = traversal_.node(row, plan_.traversal.from)) add(row, *here, *here);
      return;
    }
    const EdgeEnds first = state_.graph().ends(trail_.front());
    if (const std::optional<NodeId> end = follow(first.source)) add(row, first.source, *end);
    if (first.target == first.source) return;
    if (const std::optional<NodeId> end = follow(first.target)) add(row, first.target, *end);
  }

  // The relationships in the direction of the walk. False when they are none that the pattern allows.
  bool read_trail(Row row) {
    trail_.clear();
    const Value& value = row[plan_.traversal.relationship];
    if (value.is_relationship()) {
      trail_.push_back(value.as_relationship());
    } else if (value.kind() == ValueKind::kList) {
      for (const Value& item : value.as_list()) {
        if (!item.is_relationship()) return false;
        trail_.push_back(item.as_relationship());
      }
    } else {
      return false;
    }
    if (trail_.size() < plan_.min_hops || trail_.size() > plan_.max_hops) return false;
    if (plan_.reversed) std::reverse(trail_.begin(), trail_.end());
    for (std::size_t i = 0; i < trail_.size(); ++i) {
      const EdgeId edge = trail_[i];
      if (!traversal_.walkable() || !state_.graph().contains(edge) || !traversal_.type_matches(state_.graph().ends(edge).type))
        return false;
      if (!traversal_.is_distinct(edge) || !conditions_.hold(edge)) return false;
      if (std::find(trail_.begin(), trail_.begin() + static_cast<std::ptrdiff_t>(i), edge) !=
          trail_.begin() + static_cast<std::ptrdiff_t>(i))
        return false;
    }
    return true;
  }

  // Where the walk from `node` ends; nothing when it breaks off.
  std::optional<NodeId> follow(NodeId node) const {
    for (const EdgeId edge : trail_) {
      const EdgeEnds ends = state_.graph().ends(edge);
      if (traversal_.direction() != Direction::kIn && ends.source == node) {
        node = ends.target;
      } else if (traversal_.direction() != Direction::kOut && ends.target == node) {
        node = ends.source;
      } else {
        return std::nullopt;
      }
    }
    return node;
  }

  void add(Row row, NodeId from, NodeId to) {
    if (plan_.from_bound && row[plan_.traversal.from] != Value(from)) return;
    const bool same = plan_.traversal.from == plan_.traversal.to;
    if (same && from != to) return;
    if (plan_.traversal.into && !same && row[plan_.traversal.to] != Value(to)) return;
    ways_.emplace_back(from, to);
  }

  std::vector<EdgeId> trail_;
  std::vector<std::pair<NodeId, NodeId>> ways_;
};

}  // namespace

OperatorPtr make_bound_expand(ExpressionScope& scope, const plan::BoundExpand& plan, OperatorPtr input) {
  return std::make_unique<BoundExpand>(scope, plan, std::move(input));
}

}  // namespace relata
