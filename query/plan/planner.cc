#include "query/plan/planner.h"

#include <algorithm>
#include <cmath>

#include "query/plan/plan_builder.h"

namespace relata {
namespace {

class ClausePlanner {
 public:
  explicit ClausePlanner(PlanBuilder& builder, bool updates) : builder_(builder), updates_(updates) {}

  void operator()(const bound::Match& match) {
    if (!match.optional) return plan_match(match, builder_);
    PlanBuilder inner{builder_.catalog, argument_plan(), builder_.bound};
    plan_match(match, inner);
    plan::OptionalApply apply;
    for (const bound::Slot slot : inner.bound) {
      if (!builder_.bound.contains(slot)) apply.nullable.push_back(slot);
    }
    const double rows = builder_.root->rows * std::max(inner.root->rows, 1.0);
    builder_.root = std::make_shared<const plan::Node>(plan::Node{std::move(apply), {builder_.root, inner.root}, rows});
    builder_.bound = std::move(inner.bound);
  }

  void operator()(const bound::Unwind& unwind) {
    constexpr double kListLength = 10;
    builder_.add(plan::Unwind{unwind.list, unwind.variable}, builder_.root->rows * kListLength);
    builder_.bound.insert(unwind.variable);
  }

  void operator()(const bound::Projection& projection) {
    if (projection.aggregating) {
      const double groups = projection.group_keys.empty() ? 1 : std::sqrt(builder_.root->rows);
      builder_.add(plan::Aggregate{projection.group_keys, projection.aggregates}, groups);
    }
    builder_.add(plan::Project{projection.items}, builder_.root->rows);
    std::vector<bound::Slot> slots;
    for (const bound::ProjectionItem& item : projection.items) slots.push_back(item.slot);
    if (projection.distinct) builder_.add(plan::Distinct{slots}, builder_.root->rows);
    // WITH ... ORDER BY ... LIMIT ... WHERE: the filter comes last.
    if (!projection.order_by.empty()) builder_.add(plan::Sort{projection.order_by}, builder_.root->rows);
    if (projection.skip) builder_.add(plan::Skip{projection.skip}, builder_.root->rows);
    if (projection.limit) builder_.add(plan::Limit{projection.limit, updates_}, builder_.root->rows);
    if (projection.where) builder_.add_filter(projection.where, 0.3);
    builder_.bound = std::set<bound::Slot>(slots.begin(), slots.end());
  }

  void operator()(const bound::Create& create) {
    builder_.add(plan::Create{create.patterns}, builder_.root->rows);
    for (const bound::PathPattern& pattern : create.patterns) bind(pattern);
  }
  void operator()(const bound::Update& update) { builder_.add(plan::Update{update.items}, builder_.root->rows); }
  void operator()(const bound::Delete& remove) { builder_.add(plan::Delete{remove.targets, remove.detach}, builder_.root->rows); }

  void operator()(const bound::Merge& merge) {
    PlanBuilder inner{builder_.catalog, argument_plan(), builder_.bound};
    plan_match(bound::Match{false, {merge.pattern}, nullptr}, inner);
    const double rows = builder_.root->rows;
    builder_.root = std::make_shared<const plan::Node>(
        plan::Node{plan::Merge{merge.pattern, merge.on_create, merge.on_match}, {builder_.root, inner.root}, rows});
    bind(merge.pattern);
  }

  void operator()(const bound::CallProcedure& call) {
    builder_.add(plan::CallProcedure{call.name, call.arguments, call.yields}, builder_.root->rows * 10);
    for (const bound::YieldItem& item : call.yields) builder_.bound.insert(item.slot);
    if (call.where) builder_.add_filter(call.where, 0.3);
  }

 private:
  void bind(const bound::PathPattern& pattern) {
    for (const bound::Slot slot : slots_of(pattern)) builder_.bound.insert(slot);
  }

  PlanBuilder& builder_;
  bool updates_;
};

// A nested query's patterns may start from whatever the surrounding query has bound: their `bound` flags say what that is. A slot that an
// earlier clause of the nested query binds is flagged too, but by then it is bound anyway.
void add_outer_slots(const bound::Clause& clause, std::set<bound::Slot>& slots) {
  const auto* match = std::get_if<bound::Match>(&clause);
  if (!match) return;
  for (const bound::PathPattern& pattern : match->patterns) {
    for (const bound::NodePattern& node : pattern.nodes) {
      if (node.bound) slots.insert(node.slot);
    }
    for (const bound::RelationshipPattern& relationship : pattern.relationships) {
      if (relationship.bound) slots.insert(relationship.slot);
    }
  }
}

bool may_delete(const bound::Clause& clause) {
  return std::holds_alternative<bound::Delete>(clause) || std::holds_alternative<bound::CallProcedure>(clause);
}

plan::SingleQuery plan_single(const bound::SingleQuery& query, const Catalog& catalog, bool updates, bool nested) {
  PlanBuilder builder{catalog, argument_plan(), {}};
  plan::SingleQuery result;
  ClausePlanner planner(builder, updates);
  for (const bound::Clause& clause : query.clauses) {
    if (nested) add_outer_slots(clause, builder.bound);
    std::visit(planner, clause);
  }
  if (const auto* last = query.clauses.empty() ? nullptr : std::get_if<bound::Projection>(&query.clauses.back());
      nested && last && !last->items.empty()) {
    result.collected = last->items.front().slot;
  }
  result.root = builder.root;
  for (const bound::SingleQuery& subquery : query.subqueries) result.subqueries.push_back(plan_single(subquery, catalog, false, true));
  return result;
}

}  // namespace

plan::NodePtr argument_plan() { return std::make_shared<const plan::Node>(plan::Node{plan::Argument{}, {}, 1}); }

plan::Query plan_query(const bound::Query& query, const Catalog& catalog) {
  plan::Query result;
  result.union_all = query.union_all;
  result.columns = query.columns;
  result.column_slots = query.column_slots;
  result.updates = query.updates;
  result.slot_names = query.slot_names;
  for (const bound::SingleQuery& part : query.parts) {
    result.parts.push_back(plan_single(part, catalog, query.updates, false));
    result.deletes = result.deletes || std::any_of(part.clauses.begin(), part.clauses.end(), may_delete);
  }
  return result;
}

}  // namespace relata
