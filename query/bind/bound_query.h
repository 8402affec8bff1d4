#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "query/bind/bound_expression.h"
#include "storage/base/ids.h"

namespace relata::bound {

// A query after semantic analysis. Clauses keep their written order; the planner decides how each is carried out.

using PropertyEntries = std::vector<std::pair<std::string, ExpressionPtr>>;

struct NodePattern {
  Slot slot;  // anonymous nodes have one too
  // The slot holds a value before this clause (for CREATE also: an earlier element of this clause creates it). Within one clause
  // a variable may stand in several places, which then share the slot.
  bool bound = false;
  std::vector<std::string> labels;
  PropertyEntries properties;
  ExpressionPtr property_map;  // ({name: $x}) is in `properties`; ($props) here; usually null
};

struct RelationshipPattern {
  Slot slot;  // of one relationship, or of the list when variable length
  bool bound = false;
  std::vector<std::string> types;  // any of them; empty: every type
  Direction direction = Direction::kBoth;
  PropertyEntries properties;
  ExpressionPtr property_map;
  bool variable_length = false;
  std::uint64_t min_hops = 1;
  std::uint64_t max_hops = UINT64_MAX;
};

using ast::PathFunction;

// nodes.size() == relationships.size() + 1
struct PathPattern {
  std::optional<Slot> path;  // of `p = ...`
  PathFunction function = PathFunction::kNone;
  std::vector<NodePattern> nodes;
  std::vector<RelationshipPattern> relationships;
};

// Relationships of all patterns of one MATCH differ from one another (trail semantics).
struct Match {
  bool optional = false;
  std::vector<PathPattern> patterns;
  ExpressionPtr where;
};

struct Unwind {
  ExpressionPtr list;
  Slot variable;
};

enum class AggregateKind : std::uint8_t {
  kCountRows,
  kCount,
  kCollect,
  kMin,
  kMax,
  kSum,
  kAverage,
  kStandardDeviation,
  kStandardDeviationPopulation,
  kPercentileContinuous,
  kPercentileDiscrete,
};
struct Aggregate {
  AggregateKind kind;
  bool distinct = false;
  std::vector<ExpressionPtr> arguments;
  Slot result;
};

struct ProjectionItem {
  ExpressionPtr expression;  // over the incoming slots; over group keys' and aggregates' result slots when the projection aggregates
  Slot slot;                 // where later clauses find it; a variable passed on under its own name keeps its slot
  std::string name;          // the column's name: alias or exact source text
};

struct SortKey {
  // Sees the projected slots; the incoming ones too unless distinct or aggregating; group keys and aggregates when aggregating.
  ExpressionPtr expression;
  bool descending = false;
};

// WITH and RETURN.
struct Projection {
  bool aggregating = false;
  std::vector<ProjectionItem> group_keys;  // only when aggregating: evaluated on incoming rows, then visible as slots
  std::vector<Aggregate> aggregates;
  std::vector<ProjectionItem> items;
  bool distinct = false;
  std::vector<SortKey> order_by;
  ExpressionPtr skip;
  ExpressionPtr limit;
  ExpressionPtr where;  // WITH only; sees what sort keys see
};

struct Create {
  std::vector<PathPattern> patterns;
};

struct SetProperty {
  ExpressionPtr object;
  std::string key;
  ExpressionPtr value;
};
struct SetProperties {  // SET n = map, SET n += map
  Slot target;
  ExpressionPtr value;
  bool merge = false;
};
struct SetLabels {
  Slot target;
  std::vector<std::string> labels;
};
struct RemoveProperty {
  ExpressionPtr object;
  std::string key;
};
struct RemoveLabels {
  Slot target;
  std::vector<std::string> labels;
};
using UpdateItem = std::variant<SetProperty, SetProperties, SetLabels, RemoveProperty, RemoveLabels>;
struct Update {  // SET and REMOVE, in written order
  std::vector<UpdateItem> items;
};

struct Merge {
  PathPattern pattern;
  std::vector<UpdateItem> on_create;
  std::vector<UpdateItem> on_match;
};

struct Delete {
  std::vector<ExpressionPtr> targets;
  bool detach = false;
};

struct YieldItem {
  std::uint32_t column = 0;  // of the procedure's results
  Slot slot;
};
struct CallProcedure {
  std::string name;  // as registered
  std::vector<ExpressionPtr> arguments;
  std::vector<YieldItem> yields;
  ExpressionPtr where;
};

using Clause = std::variant<Match, Unwind, Projection, Create, Update, Merge, Delete, CallProcedure>;

// Clauses from the start to RETURN (or to the end of an updating query).
struct SingleQuery {
  std::vector<Clause> clauses;
  // Nested queries of expressions, by bound::Subquery::subquery. A nested query's last clause is a projection with one item
  // (kCollect); for kExists and kCount its rows are what counts, whatever clause it ends in.
  std::vector<SingleQuery> subqueries;
  bool returns_rows = false;
};

// A place where the query uses $name.
struct ParameterUse {
  std::string name;
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  // Implied by CALL without parentheses: when it is missing, that is an error at compile time (ParameterMissing).
  bool implied_argument = false;
};

struct Query {
  // More than one when joined by UNION; all have the same column names.
  std::vector<SingleQuery> parts;
  bool union_all = false;
  std::vector<std::string> columns;  // empty for an updating query without RETURN
  std::vector<Slot> column_slots;    // of parts[i]: column_slots[i * columns.size() + j]
  // Over all parts and nested queries: the variable or column that each slot was made for, empty when it has no name.
  std::vector<std::string> slot_names;
  bool updates = false;
  std::vector<ParameterUse> parameters;  // in the order of binding, with repetitions
};

}  // namespace relata::bound
