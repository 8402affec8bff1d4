#pragma once

#include "query/ast/query.h"
#include "query/bind/expression_binder.h"

namespace relata {

// Queries inside expressions. All see the variables of `outer`.

struct NestedQuery {
  bound::SingleQuery query;
  Type item_type;  // of what COLLECT { } and comprehensions gather
};

// EXISTS { }, COUNT { }, COLLECT { }: one part of a UNION.
Result<NestedQuery> bind_nested_query(BindState& state, const ast::SingleQuery& query, const Scope& outer, bound::SubqueryKind kind);

// [(a)-->(b) WHERE predicate | projection]
Result<NestedQuery> bind_pattern_comprehension_query(BindState& state, const ast::PatternComprehension& node, const Scope& outer);

// (a)-->(b) in WHERE: introduces no variables.
Result<bound::SingleQuery> bind_pattern_predicate_query(BindState& state, const ast::PathPattern& pattern, const Scope& outer);

// A pattern whose paths are gathered: shortestPath((a)-[*]-(b)) as a value.
Result<bound::SingleQuery> bind_path_query(BindState& state, const ast::PathPattern& pattern, const Scope& outer);

}  // namespace relata
