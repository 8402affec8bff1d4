#include <algorithm>

#include "query/rewrite/rewriter.h"
#include "query/rewrite/walks.h"

namespace relata {
namespace {

using bound::Slot;
using Slots = std::set<Slot>;

plan::NodePtr make(plan::Operator op, plan::NodePtr input, double rows) {
  return std::make_shared<const plan::Node>(plan::Node{std::move(op), {std::move(input)}, rows});
}

// What the last walk but one yields for the last: where each of its far nodes stands once, unless a relationship that the last must not use
// again begins there.
plan::NodePtr once_for(const plan::Traversal& last, const plan::NodePtr& node) {
  if (const auto* filter = std::get_if<plan::Filter>(&node->op)) {
    Slots used;
    if (!add_slots(filter->predicate, used) || !std::all_of(used.begin(), used.end(), [&](Slot slot) { return slot == last.from; }))
      return nullptr;
    plan::NodePtr input = once_for(last, node->inputs[0]);
    return input ? with_input(*node, std::move(input)) : nullptr;
  }
  const auto* expand = std::get_if<plan::Expand>(&node->op);
  if (!expand || expand->traversal.into || expand->traversal.to != last.from) return nullptr;
  const plan::Traversal& walk = expand->traversal;
  if (walk.direction == Direction::kBoth || walk.direction != last.direction) return nullptr;
  plan::DistinctExpand once{walk, {}, false};
  for (const Slot relationship : last.distinct_from) {
    if (relationship == walk.relationship) {
      once.own_kept_apart = true;
      continue;
    }
    const plan::Traversal* earlier = find_walk(node->inputs[0], relationship);
    if (!earlier || earlier->direction == Direction::kBoth) return nullptr;
    once.kept_apart.push_back({earlier->direction == last.direction ? earlier->from : earlier->to, relationship});
  }
  return make(std::move(once), node->inputs[0], node->rows);
}

// The same rows with fewer repetitions for a consumer that reads only `used` and does not mind them; null where nothing is gained.
plan::NodePtr once(const plan::NodePtr& node, Slots used) {
  if (const auto* filter = std::get_if<plan::Filter>(&node->op)) {
    if (!add_slots(filter->predicate, used)) return nullptr;
    plan::NodePtr input = once(node->inputs[0], std::move(used));
    return input ? with_input(*node, std::move(input)) : nullptr;
  }
  if (const auto* project = std::get_if<plan::Project>(&node->op)) {
    for (const bound::ProjectionItem& item : project->items) used.erase(item.slot);
    for (const bound::ProjectionItem& item : project->items) {
      if (!add_slots(item.expression, used)) return nullptr;
    }
    plan::NodePtr input = once(node->inputs[0], std::move(used));
    return input ? with_input(*node, std::move(input)) : nullptr;
  }
  if (const auto* expand = std::get_if<plan::VariableExpand>(&node->op)) {
    const plan::Traversal& walk = expand->traversal;
    // Without direction a walk could only come back by the relationship that it left by.
    const bool prunes = expand->min_hops == 0 || (expand->min_hops == 1 && walk.direction != Direction::kBoth);
    if (walk.into || used.contains(walk.relationship) || !prunes) return nullptr;
    return make(plan::PruningExpand{walk, expand->min_hops, expand->max_hops, expand->properties}, node->inputs[0], node->rows);
  }
  const auto* expand = std::get_if<plan::Expand>(&node->op);
  if (!expand || expand->traversal.into || used.contains(expand->traversal.relationship)) return nullptr;
  const plan::Traversal& walk = expand->traversal;
  used.erase(walk.to);
  const plan::NodePtr& before = node->inputs[0];
  if (used.empty()) {
    plan::NodePtr input = once_for(walk, before);
    if (!input) input = before;
    return make(plan::DistinctExpand{walk, {}, false}, std::move(input), node->rows);
  }
  used.insert(walk.from);
  used.insert(walk.distinct_from.begin(), walk.distinct_from.end());
  plan::NodePtr input = once(before, std::move(used));
  return input ? with_input(*node, std::move(input)) : nullptr;
}

}  // namespace

// Where only the nodes at the end of a walk are asked for, and each once, the ways to them need not all be gone.
plan::NodePtr far_nodes_once(const plan::NodePtr& node) {
  Slots used;
  if (const auto* aggregate = std::get_if<plan::Aggregate>(&node->op)) {
    for (const bound::ProjectionItem& key : aggregate->keys) {
      if (!add_slots(key.expression, used)) return nullptr;
    }
    for (const bound::Aggregate& each : aggregate->aggregates) {
      if (!ignores_repetition(each)) return nullptr;
      for (const bound::ExpressionPtr& argument : each.arguments) {
        if (!add_slots(argument, used)) return nullptr;
      }
    }
  } else if (const auto* distinct = std::get_if<plan::Distinct>(&node->op)) {
    used.insert(distinct->slots.begin(), distinct->slots.end());
  } else {
    return nullptr;
  }
  plan::NodePtr input = once(node->inputs[0], std::move(used));
  return input ? with_input(*node, std::move(input)) : nullptr;
}

}  // namespace relata
