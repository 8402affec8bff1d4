#include <algorithm>
#include <optional>

#include "query/rewrite/rewriter.h"
#include "query/rewrite/walks.h"

namespace relata {
namespace {

using bound::AggregateKind;
using bound::Slot;
using Slots = std::set<Slot>;

bool overlap(const Slots& a, const Slots& b) {
  return std::any_of(a.begin(), a.end(), [&](Slot slot) { return b.contains(slot); });
}

// A walk whose rows can be counted in place of being made.
struct Countable {
  plan::NodePtr counted;
  Slots bound;  // by the walk; never null
  Slot count;
};

std::optional<Countable> countable(const plan::NodePtr& node) {
  const auto made = [&](plan::Operator op) {
    return std::make_shared<const plan::Node>(plan::Node{std::move(op), node->inputs, node->rows});
  };
  if (const auto* intersect = std::get_if<plan::IntersectExpand>(&node->op)) {
    if (!intersect->predicates.empty()) return std::nullopt;
    plan::IntersectExpand counted = *intersect;
    counted.counted = true;
    const Slot count = intersect->first.relationship;
    return Countable{made(std::move(counted)), {intersect->first.to, count, intersect->second.relationship}, count};
  }
  if (const auto* scan = std::get_if<plan::RelationshipScan>(&node->op)) {
    plan::RelationshipScan counted = *scan;
    counted.counted = true;
    const Slot count = scan->traversal.relationship;
    return Countable{made(std::move(counted)), {scan->traversal.from, scan->traversal.to, count}, count};
  }
  const auto* expand = std::get_if<plan::Expand>(&node->op);
  if (!expand || expand->traversal.into || !expand->predicates.empty()) return std::nullopt;
  const plan::Traversal& walk = expand->traversal;
  // Of walks of many hops it would have to be asked which of theirs lead on.
  const bool single = std::all_of(walk.distinct_from.begin(), walk.distinct_from.end(),
                                  [&](Slot relationship) { return find_walk(node->inputs[0], relationship) != nullptr; });
  if (!single) return std::nullopt;
  return Countable{made(plan::CountExpand{walk}), {walk.to, walk.relationship}, walk.relationship};
}

// The aggregate as it is over rows that stand for as many as they say; null when it cannot be had.
std::optional<bound::Aggregate> over_counts(const bound::Aggregate& aggregate, const Countable& walk) {
  Slots used;
  for (const bound::ExpressionPtr& argument : aggregate.arguments) {
    if (!add_slots(argument, used)) return std::nullopt;
  }
  if (ignores_repetition(aggregate) && !overlap(used, walk.bound)) return aggregate;
  const bool counts = aggregate.kind == AggregateKind::kCountRows || aggregate.kind == AggregateKind::kCount;
  if (!counts || aggregate.distinct) return std::nullopt;
  if (aggregate.kind == AggregateKind::kCount) {
    const auto* slot = std::get_if<bound::SlotReference>(&aggregate.arguments[0]->node);
    if (slot == nullptr || !walk.bound.contains(slot->slot)) return std::nullopt;
  }
  const auto reference = std::make_shared<const bound::Expression>(bound::Expression{bound::SlotReference{walk.count}, 0, 0});
  return bound::Aggregate{AggregateKind::kSum, false, {reference}, aggregate.result};
}

}  // namespace

// Rows that are only counted need not be made: how many relationships a node has says as much.
plan::NodePtr count_neighbors(const plan::NodePtr& node) {
  const auto* aggregate = std::get_if<plan::Aggregate>(&node->op);
  if (!aggregate) return nullptr;
  const std::optional<Countable> walk = countable(node->inputs[0]);
  if (!walk) return nullptr;
  Slots used;
  for (const bound::ProjectionItem& key : aggregate->keys) {
    if (!add_slots(key.expression, used)) return nullptr;
  }
  if (overlap(used, walk->bound)) return nullptr;
  plan::Aggregate summed{aggregate->keys, {}};
  for (const bound::Aggregate& each : aggregate->aggregates) {
    std::optional<bound::Aggregate> over = over_counts(each, *walk);
    if (!over) return nullptr;
    summed.aggregates.push_back(*std::move(over));
  }
  return std::make_shared<const plan::Node>(plan::Node{std::move(summed), {walk->counted}, node->rows});
}

}  // namespace relata
