#include "query/rewrite/walks.h"

#include "query/plan/expression_slots.h"

namespace relata {

const plan::Traversal* find_walk(const plan::NodePtr& node, bound::Slot relationship) {
  for (const plan::Node* at = node.get(); at->inputs.size() == 1; at = at->inputs[0].get()) {
    if (const auto* expand = std::get_if<plan::Expand>(&at->op)) {
      if (expand->traversal.relationship == relationship) return &expand->traversal;
    } else if (const auto* scan = std::get_if<plan::RelationshipScan>(&at->op)) {
      if (scan->traversal.relationship == relationship) return &scan->traversal;
    } else if (const auto* intersect = std::get_if<plan::IntersectExpand>(&at->op)) {
      if (intersect->first.relationship == relationship) return &intersect->first;
      if (intersect->second.relationship == relationship) return &intersect->second;
    }
  }
  return nullptr;
}

bool add_slots(const bound::ExpressionPtr& expression, std::set<bound::Slot>& slots) {
  SlotUse use = slots_of(*expression);
  slots.merge(use.slots);
  return !use.has_subquery;
}

bool ignores_repetition(const bound::Aggregate& aggregate) {
  using bound::AggregateKind;
  return aggregate.distinct || aggregate.kind == AggregateKind::kMin || aggregate.kind == AggregateKind::kMax;
}

plan::NodePtr with_input(const plan::Node& node, plan::NodePtr input) {
  return std::make_shared<const plan::Node>(plan::Node{node.op, {std::move(input)}, node.rows});
}

}  // namespace relata
