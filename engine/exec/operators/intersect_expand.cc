#include <algorithm>
#include <array>
#include <utility>

#include "engine/exec/operators/candidate_row.h"
#include "engine/exec/operators/join_side.h"
#include "engine/exec/operators/operators.h"
#include "engine/exec/operators/traversal.h"

namespace relata {
namespace {

// Joins the lists of two nodes as a worst-case optimal join does (Ngo, Porat, Re, Rudra 2012): at the cost of the shorter of them.
class IntersectExpand final : public Operator {
 public:
  IntersectExpand(ExpressionScope& scope, const plan::IntersectExpand& plan, OperatorPtr input)
      : state_(scope.state()),
        plan_(plan),
        first_(scope, plan.first),
        second_(scope, plan.second),
        filled_{plan.first.relationship, plan.second.relationship, plan.first.to},
        of_first_(scope, plan.predicates, ColumnSelection::Of::kRelationships, plan.first.relationship, filled_),
        of_second_(scope, plan.predicates, ColumnSelection::Of::kRelationships, plan.second.relationship, filled_),
        candidate_(scope, plan.predicates, {&of_first_, &of_second_}),
        input_(std::move(input), state_) {
    const std::vector<bound::Slot>& others = plan.second.distinct_from;
    distinct_ = std::find(others.begin(), others.end(), plan.first.relationship) != others.end();
  }

  Status open(Row argument) override {
    of_first_.forget();
    of_second_.forget();
    candidate_.forget();
    first_.open();
    second_.open();
    pairs_.clear();
    at_ = 0;
    return input_.open(argument);
  }

  Status next(Batch& out) override {
    out.clear();
    while (!out.full()) {
      if (at_ < pairs_.size()) {
        RELATA_RETURN_IF_ERROR(state_.tick());
        RELATA_RETURN_IF_ERROR(emit(at_++, out));
        continue;
      }
      RELATA_RETURN_IF_ERROR(state_.tick());
      RELATA_ASSIGN_OR_RETURN(const bool more, input_.advance());
      if (!more) return Status::ok();
      pairs_.clear();
      at_ = 0;
      count_ = 0;
      if (first_.walkable() && second_.walkable()) join(input_.row());
      if (count_ > 0) out.append(input_.row())[plan_.first.relationship] = count_;
    }
    return Status::ok();
  }

 private:
  struct Pair {
    NodeId node;
    EdgeId first;
    EdgeId second;
  };

  Status emit(std::size_t index, Batch& out) {
    const Pair& pair = pairs_[index];
    const Verdict selected = std::min(of_first_.decide(first_readings_, index), of_second_.decide(second_readings_, index));
    if (selected == Verdict::kNo) return Status::ok();
    candidate_[plan_.first.relationship] = pair.first;
    candidate_[plan_.second.relationship] = pair.second;
    candidate_[plan_.first.to] = pair.node;
    return candidate_.add_to(out, selected);
  }

  void join(Row row) {
    const std::optional<NodeId> a = first_.known_end(row);
    const std::optional<NodeId> b = second_.known_end(row);
    if (!a || !b) return;
    const std::uint64_t first_size = first_.size_of(*a);
    const std::uint64_t second_size = second_.size_of(*b);
    if (first_size == 0 || second_size == 0) return;
    first_.begin(row);
    second_.begin(row);
    candidate_.begin(row);
    of_first_.begin(row);
    of_second_.begin(row);
    find_pairs(*a, first_size, *b, second_size);
    const std::span<const Pair> pairs(pairs_);
    of_first_.read(
        pairs, [](const Pair& pair) { return pair.first; }, first_readings_);
    of_second_.read(
        pairs, [](const Pair& pair) { return pair.second; }, second_readings_);
  }

  void find_pairs(NodeId a, std::uint64_t first_size, NodeId b, std::uint64_t second_size) {
    // A list that is much the longer is not copied for a few searches in it.
    constexpr std::uint64_t kMuchLonger = 8;
    if (!second_.has_list_of(b) && second_size > kMuchLonger * first_size) {
      for_each_node(first_.list_of(a), [&](std::span<const Neighbor> part) { add(part, second_.part_of(b, part[0].node)); });
    } else if (!first_.has_list_of(a) && first_size > kMuchLonger * second_size) {
      for_each_node(second_.list_of(b), [&](std::span<const Neighbor> part) { add(first_.part_of(a, part[0].node), part); });
    } else {
      merge(first_.list_of(a), second_.list_of(b));
    }
  }

  template <typename Visit>
  static void for_each_node(std::span<const Neighbor> list, const Visit& visit) {
    for (std::size_t begin = 0; begin < list.size();) {
      const std::size_t end = end_of(list, begin);
      visit(list.subspan(begin, end - begin));
      begin = end;
    }
  }
  static std::size_t end_of(std::span<const Neighbor> list, std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < list.size() && list[end].node == list[begin].node) ++end;
    return end;
  }
  // The first place from `at` on whose node is not below `node`, by steps that double.
  static std::size_t skip_to(std::span<const Neighbor> list, std::size_t at, NodeId node) {
    std::size_t step = 1;
    while (at + step < list.size() && list[at + step].node < node) at += step, step *= 2;
    const auto begin = list.begin() + static_cast<std::ptrdiff_t>(at);
    const auto end = list.begin() + static_cast<std::ptrdiff_t>(std::min(at + step + 1, list.size()));
    return static_cast<std::size_t>(std::lower_bound(begin, end, Neighbor{node, {}}, JoinSide::by_node) - list.begin());
  }

  void merge(std::span<const Neighbor> a, std::span<const Neighbor> b) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
      if (a[i].node < b[j].node) {
        i = skip_to(a, i, b[j].node);
      } else if (b[j].node < a[i].node) {
        j = skip_to(b, j, a[i].node);
      } else {
        const std::size_t i_end = end_of(a, i);
        const std::size_t j_end = end_of(b, j);
        add(a.subspan(i, i_end - i), b.subspan(j, j_end - j));
        i = i_end, j = j_end;
      }
    }
  }

  // All pairs of relationships that lead to one node.
  void add(std::span<const Neighbor> first, std::span<const Neighbor> second) {
    if (first.empty() || second.empty() || !first_.traversal().labels_match(first[0].node)) return;
    for (const Neighbor& a : first) {
      if (!first_.traversal().is_distinct(a.edge)) continue;
      for (const Neighbor& b : second) {
        if ((distinct_ && a.edge == b.edge) || !second_.traversal().is_distinct(b.edge)) continue;
        if (plan_.counted) {
          ++count_;
        } else {
          pairs_.push_back({a.node, a.edge, b.edge});
        }
      }
    }
  }

  ExecutionState& state_;
  const plan::IntersectExpand& plan_;
  JoinSide first_;
  JoinSide second_;
  std::array<bound::Slot, 3> filled_;
  ColumnSelection of_first_;
  ColumnSelection of_second_;
  CandidateRow candidate_;
  InputCursor input_;
  bool distinct_;
  std::vector<Pair> pairs_;  // of the row of input
  ColumnSelection::Readings first_readings_;
  ColumnSelection::Readings second_readings_;
  std::int64_t count_ = 0;  // of them, where they are only counted
  std::size_t at_ = 0;
};

}  // namespace

OperatorPtr make_intersect_expand(ExpressionScope& scope, const plan::IntersectExpand& plan, OperatorPtr input) {
  return std::make_unique<IntersectExpand>(scope, plan, std::move(input));
}

}  // namespace relata
