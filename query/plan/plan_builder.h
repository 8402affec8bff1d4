#pragma once

// What the planner's parts share; for query/plan alone.

#include <set>
#include <utility>
#include <vector>

#include "query/bind/catalog.h"
#include "query/plan/plan.h"

namespace relata {

struct PlanBuilder {
  const Catalog& catalog;
  plan::NodePtr root;
  std::set<bound::Slot> bound;  // slots that hold a value in the rows of `root`

  // Puts an operator on top.
  void add(plan::Operator op, double rows) { root = std::make_shared<const plan::Node>(plan::Node{std::move(op), {root}, rows}); }
  void add_filter(bound::ExpressionPtr predicate, double selectivity) { add(plan::Filter{std::move(predicate)}, root->rows * selectivity); }
};

plan::NodePtr argument_plan();

// Adds the patterns of one MATCH, its predicates as early as their slots are bound.
void plan_match(const bound::Match& match, PlanBuilder& builder);

// All slots that a pattern gives a value.
std::vector<bound::Slot> slots_of(const bound::PathPattern& pattern);

}  // namespace relata
