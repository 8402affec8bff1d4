#include <absl/container/flat_hash_map.h>
#include <absl/container/inlined_vector.h>

#include <algorithm>
#include <utility>

#include "engine/exec/operators/operators.h"
#include "engine/exec/operators/traversal.h"
#include "engine/graph/node_marks.h"

namespace relata {
namespace {

class DistinctExpand final : public Operator {
 public:
  DistinctExpand(ExpressionScope& scope, const plan::DistinctExpand& plan, OperatorPtr input)
      : state_(scope.state()), plan_(plan), traversal_(scope, plan.traversal), input_(std::move(input), state_) {}

  Status open(Row argument) override {
    traversal_.open();
    fresh_ = true;
    neighbors_.clear();
    at_ = 0;
    barred_.clear();
    return input_.open(argument);
  }

  Status next(Batch& out) override {
    out.clear();
    while (!out.full()) {
      if (at_ == neighbors_.size()) {
        RELATA_RETURN_IF_ERROR(state_.tick());
        RELATA_ASSIGN_OR_RETURN(const bool more, input_.advance());
        if (!more) return Status::ok();
        if (std::exchange(fresh_, false)) seen_.reset(state_.graph().node_id_end());
        if (traversal_.walkable()) find_neighbors(input_.row());
        continue;
      }
      const Neighbor neighbor = neighbors_[at_++];
      RELATA_ASSIGN_OR_RETURN(const bool fresh, is_fresh(neighbor, input_.row()));
      if (!fresh) continue;
      const Row row = out.append(input_.row());
      row[plan_.traversal.to] = neighbor.node;
      // Kept apart for its sake, it is what the next walk must not use.
      if (plan_.own_kept_apart) row[plan_.traversal.relationship] = neighbor.edge;
    }
    return Status::ok();
  }

 private:
  using Edges = absl::InlinedVector<EdgeId, 2>;

  void find_neighbors(Row row) {
    neighbors_.clear();
    at_ = 0;
    from_ = traversal_.node(row, plan_.traversal.from);
    if (!from_) return;
    traversal_.begin(row);
    state_.graph().neighbors(*from_, traversal_.direction(), traversal_.types(), neighbors_);
  }

  // Whether the row leads to anything that rows before it do not.
  Result<bool> is_fresh(const Neighbor& neighbor, Row row) {
    const NodeId node = neighbor.node;
    if (seen_.contains(node) || !traversal_.is_distinct(neighbor.edge)) return false;
    Edges barred;
    for (const auto& [begin, relationship] : plan_.kept_apart) {
      const Value& other = row[begin];
      if (other.is_node() && other.as_node() == node && row[relationship].is_relationship()) {
        barred.push_back(row[relationship].as_relationship());
      }
    }
    if (plan_.own_kept_apart && node == *from_) barred.push_back(neighbor.edge);
    if (barred.empty()) {
      seen_.insert(node);
      return traversal_.labels_match(node);
    }
    if (!traversal_.labels_match(node)) return false;
    return unbars(node, std::move(barred));
  }
  // Whether a row whose next walk must not use `barred` lets one go on by a relationship that every row before it barred.
  Result<bool> unbars(NodeId node, Edges barred) {
    const auto [known, fresh] = barred_.try_emplace(node);
    if (fresh) {
      RELATA_RETURN_IF_ERROR(state_.charge_rows(1));
      known->second = std::move(barred);
      return true;
    }
    Edges& still = known->second;
    const auto lets_go = [&](EdgeId edge) { return std::find(barred.begin(), barred.end(), edge) == barred.end(); };
    const auto end = std::remove_if(still.begin(), still.end(), lets_go);
    if (end == still.end()) return false;
    still.erase(end, still.end());
    if (still.empty()) seen_.insert(node);
    return true;
  }

  ExecutionState& state_;
  const plan::DistinctExpand& plan_;
  TraversalRuntime traversal_;
  InputCursor input_;
  bool fresh_ = true;  // no row of input so far
  std::optional<NodeId> from_;
  std::vector<Neighbor> neighbors_;
  std::size_t at_ = 0;
  NodeMarks seen_;                             // nodes to which no row can add
  absl::flat_hash_map<NodeId, Edges> barred_;  // of nodes that were met: relationships that no row so far lets the next walk use
};

}  // namespace

OperatorPtr make_distinct_expand(ExpressionScope& scope, const plan::DistinctExpand& plan, OperatorPtr input) {
  return std::make_unique<DistinctExpand>(scope, plan, std::move(input));
}

}  // namespace relata
