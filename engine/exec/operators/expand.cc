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
    forget_neighbors();
    return input_.open(argument);
  }

  Status next(Batch& out) override {
    out.clear();
    while (!out.full()) {
      if (at_ == end_ && !go_on_with_others()) {
        RELATA_ASSIGN_OR_RETURN(const bool more, input_.advance());
        if (!more) return Status::ok();
        if (traversal_.walkable()) find_neighbors(input_.row());
        continue;
      }
      RELATA_RETURN_IF_ERROR(state_.tick());
      const std::size_t place = at_++;
      RELATA_RETURN_IF_ERROR(emit(is_sorted_ ? order_.candidates[place] : place, out));
    }
    return Status::ok();
  }

 private:
  // The slots that it fills.
  std::span<const bound::Slot> filled() const { return {later_.data(), plan_.into ? 1U : 2U}; }

  void forget_neighbors() {
    from_.reset();
    neighbors_.clear();
    is_sorted_ = false;
    at_ = end_ = 0;
  }

  void find_neighbors(Row row) {
    const std::optional<NodeId> from = traversal_.node(row, plan_.from);
    const std::optional<NodeId> to = plan_.into ? traversal_.node(row, plan_.to) : std::nullopt;
    if (!from || (plan_.into && !to)) return forget_neighbors();
    traversal_.begin(row);
    candidate_.begin(row);
    of_relationships_.begin(row);
    of_nodes_.begin(row);
    // Rows of a walk share their beginnings.
    if (!plan_.into && from == from_) return find_part();
    forget_neighbors();
    rows_served_ = 0;
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
    end_ = neighbors_.size();
  }

  // Of the neighbours that the row before had, too.
  void find_part() {
    constexpr std::size_t kRowsBeforeSort = 8;
    constexpr std::size_t kFewNeighbors = 32;
    if (++rows_served_ == kRowsBeforeSort && neighbors_.size() > kFewNeighbors) {
      is_sorted_ = of_relationships_.sort(relationship_readings_, order_);
    }
    const ColumnSelection::Part all{0, neighbors_.size()};
    const ColumnSelection::Part part = is_sorted_ ? of_relationships_.part_of(relationship_readings_, order_) : all;
    at_ = part.begin;
    end_ = part.end;
  }

  // Behind the part that the row compares lie those that it may have to evaluate.
  bool go_on_with_others() {
    if (!is_sorted_ || end_ == order_.candidates.size() || end_ > order_.others) return false;
    at_ = order_.others;
    end_ = order_.candidates.size();
    return at_ < end_;
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
  std::size_t rows_served_ = 0;  // by these neighbours, after the first
  bool is_sorted_ = false;
  ColumnSelection::Order order_;  // where they are sorted by what the rows compare
  std::size_t at_ = 0;            // among the neighbours, or in order_
  std::size_t end_ = 0;
};

}  // namespace

OperatorPtr make_expand(ExpressionScope& scope, const plan::Expand& plan, OperatorPtr input) {
  return std::make_unique<Expand>(scope, plan, std::move(input));
}

}  // namespace relata
