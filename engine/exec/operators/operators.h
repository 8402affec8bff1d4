#pragma once

// Makers of all operators; each is implemented in the file of its name. `scope` outlives the operator; plan nodes outlive it too.

#include "engine/exec/expression_scope.h"
#include "query/plan/plan.h"

namespace relata {

OperatorPtr make_argument(ExpressionScope& scope);
OperatorPtr make_node_scan(ExpressionScope& scope, const plan::NodeScan& plan, OperatorPtr input);
OperatorPtr make_relationship_scan(ExpressionScope& scope, const plan::RelationshipScan& plan, OperatorPtr input);
OperatorPtr make_node_index_seek(ExpressionScope& scope, const plan::NodeIndexSeek& plan, OperatorPtr input);
OperatorPtr make_expand(ExpressionScope& scope, const plan::Expand& plan, OperatorPtr input);
OperatorPtr make_distinct_expand(ExpressionScope& scope, const plan::DistinctExpand& plan, OperatorPtr input);
OperatorPtr make_count_expand(ExpressionScope& scope, const plan::CountExpand& plan, OperatorPtr input);
OperatorPtr make_intersect_expand(ExpressionScope& scope, const plan::IntersectExpand& plan, OperatorPtr input);
OperatorPtr make_pruning_expand(ExpressionScope& scope, const plan::PruningExpand& plan, OperatorPtr input);
OperatorPtr make_variable_expand(ExpressionScope& scope, const plan::VariableExpand& plan, OperatorPtr input);
OperatorPtr make_bound_expand(ExpressionScope& scope, const plan::BoundExpand& plan, OperatorPtr input);
OperatorPtr make_shortest_path(ExpressionScope& scope, const plan::ShortestPath& plan, OperatorPtr input);
OperatorPtr make_filter(ExpressionScope& scope, const plan::Filter& plan, OperatorPtr input);
OperatorPtr make_build_path(ExpressionScope& scope, const plan::BuildPath& plan, OperatorPtr input);
OperatorPtr make_optional_apply(ExpressionScope& scope, const plan::OptionalApply& plan, OperatorPtr outer, OperatorPtr inner);
OperatorPtr make_unwind(ExpressionScope& scope, const plan::Unwind& plan, OperatorPtr input);
OperatorPtr make_project(ExpressionScope& scope, const plan::Project& plan, OperatorPtr input);
OperatorPtr make_aggregate(ExpressionScope& scope, const plan::Aggregate& plan, OperatorPtr input);
OperatorPtr make_distinct(ExpressionScope& scope, const plan::Distinct& plan, OperatorPtr input);
OperatorPtr make_sort(ExpressionScope& scope, const plan::Sort& plan, OperatorPtr input);
OperatorPtr make_top_k(ExpressionScope& scope, const plan::TopK& plan, OperatorPtr input);
OperatorPtr make_skip(ExpressionScope& scope, const plan::Skip& plan, OperatorPtr input);
OperatorPtr make_limit(ExpressionScope& scope, const plan::Limit& plan, OperatorPtr input);
OperatorPtr make_count_nodes(ExpressionScope& scope, const plan::CountNodes& plan, OperatorPtr input);
OperatorPtr make_count_relationships(ExpressionScope& scope, const plan::CountRelationships& plan, OperatorPtr input);
OperatorPtr make_create(ExpressionScope& scope, const plan::Create& plan, OperatorPtr input);
OperatorPtr make_update(ExpressionScope& scope, const plan::Update& plan, OperatorPtr input);
OperatorPtr make_merge(ExpressionScope& scope, const plan::Merge& plan, OperatorPtr input, OperatorPtr match);
OperatorPtr make_delete(ExpressionScope& scope, const plan::Delete& plan, OperatorPtr input);
OperatorPtr make_call_procedure(ExpressionScope& scope, const plan::CallProcedure& plan, OperatorPtr input);

}  // namespace relata
