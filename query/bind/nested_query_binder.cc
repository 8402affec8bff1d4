#include "query/bind/nested_query_binder.h"

#include "query/bind/bind_error.h"
#include "query/bind/pattern_binder.h"
#include "query/bind/query_binder.h"

namespace relata {
namespace {

// Ends the query with a projection of one value.
void gather(BindState& state, bound::ExpressionPtr item, std::string name, bound::SingleQuery& query) {
  bound::Projection projection;
  const bound::Slot slot = state.new_slot(name);
  projection.items.push_back({std::move(item), slot, std::move(name)});
  query.clauses.emplace_back(std::move(projection));
  query.returns_rows = true;
}

// RETURN says nothing about how many rows there are, unless it aggregates, removes duplicates or cuts.
bool only_renames(const bound::Clause& clause) {
  const auto* projection = std::get_if<bound::Projection>(&clause);
  return projection && !projection->aggregating && !projection->distinct && !projection->skip && !projection->limit && !projection->where;
}

}  // namespace

Result<NestedQuery> bind_nested_query(BindState& state, const ast::SingleQuery& query, const Scope& outer, bound::SubqueryKind kind) {
  for (const auto& clause : query.clauses) {
    if (is_updating(clause)) {
      return bind_error("InvalidClauseComposition", "a query inside an expression only reads; it cannot change the graph", clause.span);
    }
  }
  QueryBinder binder(state, &outer);
  const bool collects = kind == bound::SubqueryKind::kCollect;
  RELATA_ASSIGN_OR_RETURN(auto bound, binder.bind(query, collects ? QueryEnd::kReturn : QueryEnd::kAny));
  if (collects && bound.columns.size() != 1) {
    return bind_error("InvalidClauseComposition", "COLLECT { } gathers one value: its RETURN must have exactly one item", query.span);
  }
  auto& clauses = bound.query.clauses;
  if (!collects && bound.query.returns_rows && clauses.size() > 1 && only_renames(clauses.back())) {
    clauses.pop_back();
    bound.query.returns_rows = false;
  }
  return NestedQuery{std::move(bound.query), collects ? bound.columns.front().type : Type{}};
}

Result<NestedQuery> bind_pattern_comprehension_query(BindState& state, const ast::PatternComprehension& node, const Scope& outer) {
  NestedQuery nested;
  Scope scope(&outer);
  bound::Match match;
  PatternBinder patterns(state, nested.query, scope);
  RELATA_ASSIGN_OR_RETURN(match.patterns, patterns.match({*node.pattern}));
  ExpressionBinder expressions(state, scope, nested.query);
  RELATA_ASSIGN_OR_RETURN(match.where, expressions.bind_predicate(node.predicate));
  nested.query.clauses.emplace_back(std::move(match));
  RELATA_ASSIGN_OR_RETURN(auto item, expressions.bind(*node.projection));
  nested.item_type = item.type;
  gather(state, item.expression, "item", nested.query);
  return nested;
}

Result<bound::SingleQuery> bind_pattern_predicate_query(BindState& state, const ast::PathPattern& pattern, const Scope& outer) {
  bound::SingleQuery query;
  Scope scope(&outer);
  PatternBinder patterns(state, query, scope);
  RELATA_ASSIGN_OR_RETURN(auto path, patterns.predicate(pattern));
  bound::Match match;
  match.patterns.push_back(std::move(path));
  query.clauses.emplace_back(std::move(match));
  return query;
}

Result<bound::SingleQuery> bind_path_query(BindState& state, const ast::PathPattern& pattern, const Scope& outer) {
  bound::SingleQuery query;
  Scope scope(&outer);
  PatternBinder patterns(state, query, scope);
  RELATA_ASSIGN_OR_RETURN(auto path, patterns.predicate(pattern));
  path.path = state.new_slot();
  const bound::Slot slot = *path.path;
  bound::Match match;
  match.patterns.push_back(std::move(path));
  query.clauses.emplace_back(std::move(match));
  gather(state, slot_reference(slot, pattern.span), "path", query);
  return query;
}

}  // namespace relata
