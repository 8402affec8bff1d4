#pragma once

#include <optional>
#include <vector>

#include "query/plan/expression_slots.h"
#include "query/plan/index_seek.h"
#include "query/plan/plan_builder.h"

namespace relata {

// A guess at the part of rows that an equality leaves.
inline constexpr double kEqualitySelectivity = 0.1;

// What must hold in one MATCH and has not been seen to yet: labels, properties and the conjuncts of WHERE.
class MatchPredicates {
 public:
  // `builder` must outlive it.
  explicit MatchPredicates(PlanBuilder& builder) : builder_(builder) {}

  // Once for each place in the pattern where the variable stands.
  void add_labels(bound::Slot slot, const std::vector<std::string>& labels);
  void add_properties(bound::Slot slot, const bound::PropertyEntries& properties);
  void add_conjuncts(const bound::ExpressionPtr& where);

  // Adds filters to the plan for those whose slots are all bound; apply_rest() for all that are left.
  void apply();
  void apply_rest();

  // A guess at how many nodes are left by a scan and the filters that can follow it at once.
  double scan_rows(const bound::NodePattern& node) const;
  std::optional<IndexSeekChoice> index_seek(bound::Slot node) const;
  // A guess at the part of relationships that comparisons of a property of theirs with what is bound leave; nothing where there are none.
  std::optional<double> own_selectivity(bound::Slot relationship) const;
  // The part of all nodes that has it.
  double label_selectivity(const std::string& label) const;
  // The scan or seek itself sees to the label.
  void drop_label(bound::Slot slot, const std::string& label);
  // The labels that a node which is about to be bound must have; whoever binds it sees to them.
  std::vector<std::string> take_labels(bound::Slot slot);
  // What an index has seen to narrows nothing any more; an apply() still adds its filter.
  void count_as_served(const std::vector<bound::ExpressionPtr>& served);

 private:
  struct Predicate {
    bound::ExpressionPtr expression;
    SlotUse use;
    double selectivity;
  };

  void add(bound::ExpressionPtr expression, double selectivity);
  bool all_bound(const Predicate& predicate) const;

  PlanBuilder& builder_;
  std::vector<Predicate> predicates_;
};

}  // namespace relata
