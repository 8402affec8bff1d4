#pragma once

#include <set>

#include "query/plan/plan.h"

namespace relata {

// What the rules ask about the walks of a plan.

// The walk of one hop that binds the relationship, somewhere below `node` in the same row of operators; null when another operator binds
// it.
const plan::Traversal* find_walk(const plan::NodePtr& node, bound::Slot relationship);

// Adds the slots that an expression reads. False when it has a nested query, which may read any.
bool add_slots(const bound::ExpressionPtr& expression, std::set<bound::Slot>& slots);

// Whether repeated rows change nothing in what the aggregate yields.
bool ignores_repetition(const bound::Aggregate& aggregate);

// The same operator on another input.
plan::NodePtr with_input(const plan::Node& node, plan::NodePtr input);

}  // namespace relata
