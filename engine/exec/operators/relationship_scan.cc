#include <algorithm>
#include <array>

#include "engine/exec/operators/candidate_row.h"
#include "engine/exec/operators/label_filter.h"
#include "engine/exec/operators/operators.h"
#include "engine/exec/operators/traversal.h"

namespace relata {
namespace {

class RelationshipScan final : public Operator {
 public:
  RelationshipScan(ExpressionScope& scope, const plan::RelationshipScan& plan, OperatorPtr input)
      : state_(scope.state()),
        plan_(plan.traversal),
        from_label_names_(plan.from_labels),
        counted_(plan.counted),
        traversal_(scope, plan.traversal),
        from_labels_(state_),
        filled_{plan_.relationship, plan_.from, plan_.to},
        of_relationships_(scope, plan.predicates, ColumnSelection::Of::kRelationships, plan_.relationship, filled_),
        of_from_(scope, plan.predicates, ColumnSelection::Of::kNodes, plan_.from, filled_),
        of_to_(scope, plan.predicates, ColumnSelection::Of::kNodes, plan_.to, filled_),
        candidate_(scope, plan.predicates, {&of_relationships_, &of_from_, &of_to_}),
        input_(std::move(input), state_) {}

  Status open(Row argument) override {
    traversal_.open();
    resolved_ = false;
    for (ColumnSelection* selection : {&of_relationships_, &of_from_, &of_to_}) selection->forget();
    candidate_.forget();
    candidates_.clear();
    at_ = 0;
    next_id_ = end_id_ = 0;
    count_ = 0;
    return input_.open(argument);
  }

  Status next(Batch& out) override {
    out.clear();
    while (!out.full()) {
      if (at_ < candidates_.size()) {
        RELATA_RETURN_IF_ERROR(state_.tick());
        RELATA_RETURN_IF_ERROR(emit(at_++, out));
      } else if (next_id_ < end_id_) {
        RELATA_RETURN_IF_ERROR(state_.check_cancelled());
        fetch();
      } else {
        if (count_ > 0) {
          emit_count(out);
          continue;
        }
        RELATA_ASSIGN_OR_RETURN(const bool more, input_.advance());
        if (!more) return Status::ok();
        begin(input_.row());
      }
    }
    return Status::ok();
  }

 private:
  struct Candidate {
    NodeId from;
    NodeId to;
    EdgeId edge;
  };

  void begin(Row row) {
    if (!std::exchange(resolved_, true)) possible_ = from_labels_.resolve(from_label_names_) && traversal_.walkable();
    if (!possible_) return;
    traversal_.begin(row);
    candidate_.begin(row);
    for (ColumnSelection* selection : {&of_relationships_, &of_from_, &of_to_}) selection->begin(row);
    next_id_ = 0;
    end_id_ = state_.graph().edge_id_end().value;
  }

  // Of the next ids, the relationships that may be what is looked for.
  void fetch() {
    constexpr std::uint64_t kIds = 16384;  // what is passed over costs little, and the lists are to stay in the cache
    const std::uint64_t end = std::min(next_id_ + kIds, end_id_);
    ids_.clear();
    if (!of_relationships_.select(next_id_, end, ids_)) state_.graph().edges(next_id_, end, ids_);
    next_id_ = end;
    state_.graph().ends_of(ids_, ends_);
    candidates_.clear();
    at_ = 0;
    for (std::size_t i = 0; i < ids_.size(); ++i) add_candidates({ids_[i]}, ends_[i]);
    const std::span<const Candidate> all(candidates_);
    of_relationships_.read(
        all, [](const Candidate& candidate) { return candidate.edge; }, relationship_readings_);
    of_from_.read(
        all, [](const Candidate& candidate) { return candidate.from; }, from_readings_);
    of_to_.read(
        all, [](const Candidate& candidate) { return candidate.to; }, to_readings_);
  }

  // Where the direction does not matter it leads both ways; a self-loop leads one.
  void add_candidates(EdgeId edge, const EdgeEnds& ends) {
    if (!traversal_.type_matches(ends.type) || !traversal_.is_distinct(edge)) return;
    if (plan_.direction != Direction::kIn) add_candidate({ends.source, ends.target, edge});
    const bool other_way = plan_.direction == Direction::kIn || (plan_.direction == Direction::kBoth && ends.source != ends.target);
    if (other_way) add_candidate({ends.target, ends.source, edge});
  }
  void add_candidate(const Candidate& candidate) {
    if (from_labels_.matches(candidate.from) && traversal_.labels_match(candidate.to)) candidates_.push_back(candidate);
  }

  Status emit(std::size_t index, Batch& out) {
    const Verdict selected = std::min({of_relationships_.decide(relationship_readings_, index), of_from_.decide(from_readings_, index),
                                       of_to_.decide(to_readings_, index)});
    if (selected == Verdict::kNo) return Status::ok();
    if (counted_ && candidate_.is_decided(selected)) {
      ++count_;
      return Status::ok();
    }
    const Candidate& found = candidates_[index];
    candidate_[plan_.relationship] = found.edge;
    candidate_[plan_.from] = found.from;
    candidate_[plan_.to] = found.to;
    if (!counted_) return candidate_.add_to(out, selected);
    RELATA_ASSIGN_OR_RETURN(const bool holds, candidate_.holds(selected));
    count_ += holds ? 1 : 0;
    return Status::ok();
  }

  void emit_count(Batch& out) {
    out.append(input_.row())[plan_.relationship] = static_cast<std::int64_t>(count_);
    count_ = 0;
  }

  ExecutionState& state_;
  const plan::Traversal& plan_;
  const std::vector<std::string>& from_label_names_;
  bool counted_;
  TraversalRuntime traversal_;
  LabelFilter from_labels_;
  std::array<bound::Slot, 3> filled_;
  ColumnSelection of_relationships_;
  ColumnSelection of_from_;
  ColumnSelection of_to_;
  CandidateRow candidate_;
  InputCursor input_;
  bool resolved_ = false;
  bool possible_ = false;      // that there is anything to find
  std::uint64_t next_id_ = 0;  // for the row of input
  std::uint64_t end_id_ = 0;
  std::vector<std::uint64_t> ids_;
  std::vector<EdgeEnds> ends_;
  std::vector<Candidate> candidates_;
  std::size_t at_ = 0;
  ColumnSelection::Readings relationship_readings_;
  ColumnSelection::Readings from_readings_;
  ColumnSelection::Readings to_readings_;
  std::uint64_t count_ = 0;  // of what the row of input has, where it is counted
};

}  // namespace

OperatorPtr make_relationship_scan(ExpressionScope& scope, const plan::RelationshipScan& plan, OperatorPtr input) {
  return std::make_unique<RelationshipScan>(scope, plan, std::move(input));
}

}  // namespace relata
