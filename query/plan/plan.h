#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "query/bind/bound_query.h"

namespace relata::plan {

// Physical plans: immutable trees of named operators, pulled from the root. Names of labels, types and keys are still text; lowering
// (engine/exec/lowering.h) resolves them. A row has one place for every slot of the query; an operator fills its own and passes the rest
// on.

struct Node;
using NodePtr = std::shared_ptr<const Node>;

// The one row that the surrounding query hands in; an empty row at the top.
struct Argument {};

// One row per input row and node.
struct NodeScan {
  bound::Slot slot;
  std::optional<std::string> label;
  std::vector<bound::ExpressionPtr> predicates = {};  // over the rows that it makes; only those that meet them all are made
};

enum class SeekKind : std::uint8_t { kEqual, kIn, kRange, kPrefix };
// One row per input row and node that the index over the label and key has under a value. It may yield nodes that are no answer (where a
// bound of a range is not part of it, and for very long values), never leave one out: the predicates that it serves stay in the plan.
struct NodeIndexSeek {
  bound::Slot slot;
  std::string label;
  std::string key;
  SeekKind kind = SeekKind::kEqual;
  bound::ExpressionPtr value;  // kRange: the lower bound, or null
  bound::ExpressionPtr upper;  // kRange only, or null; at least one bound is there
  bool unique = false;         // for EXPLAIN
};

// Common to the operators that walk a relationship pattern. Each result's relationships differ from those in `distinct_from`
// (slots of relationships or lists of them), as relationships of one MATCH do.
struct Traversal {
  bound::Slot from;
  bound::Slot relationship;
  bound::Slot to;
  Direction direction = Direction::kOut;  // seen from `from`
  std::vector<std::string> types;         // any of them; empty: all
  bool into = false;                      // `to` is bound already
  std::vector<bound::Slot> distinct_from;
  std::vector<std::string> to_labels = {};  // which the far node must have; only of one hop to a node that is not bound yet
};
struct Expand {
  Traversal traversal;
  std::vector<bound::ExpressionPtr> predicates = {};  // over the rows that it makes; only those that meet them all are made
};
// Each relationship that meets the predicates, in the order of ids, with both of its ends, none of which is bound before: for predicates on
// its own properties that leave few, so that ends need be looked up, and labels asked for, of these alone.
struct RelationshipScan {
  Traversal traversal;
  std::vector<std::string> from_labels;               // which the near node must have
  std::vector<bound::ExpressionPtr> predicates = {};  // as in Expand
  bool counted = false;                               // one row for each input row that has any, with their number in `relationship`
};
// What follows a single row's relationships but does not yield one row for each of them. `relationship` holds none, and `to` is not bound
// before.
//
// Each far node in one row, of all that lead to it: for consumers that see nothing else of the walk and do not mind repetitions. Another
// walk may go on from it, in the same direction, that must not use a relationship of this one again: rows that come back to where such a
// relationship began are kept apart.
struct DistinctExpand {
  struct Used {
    bound::Slot begin;
    bound::Slot relationship;
  };
  Traversal traversal;
  std::vector<Used> kept_apart;  // by earlier relationships; this one's own counts when `own_kept_apart`
  bool own_kept_apart = false;
};
// Input rows that have far nodes; `relationship` holds how many, a far node once for each relationship.
struct CountExpand {
  Traversal traversal;
};
// Two relationships that end in one node: joins the lists of both known ends. `to` of both is the same slot.
struct IntersectExpand {
  Traversal first;
  Traversal second;      // its relationship differs from those in its `distinct_from`, the first's among them where types overlap
  bool counted = false;  // one row for each input row that has such nodes, with the number of pairs in the first's `relationship`
  std::vector<bound::ExpressionPtr> predicates = {};  // as in Expand; none when counted
};
struct VariableExpand {
  Traversal traversal;
  std::uint64_t min_hops = 1;
  std::uint64_t max_hops = UINT64_MAX;
  bound::PropertyEntries properties;  // of every relationship on the way
  bool reversed = false;              // the walk goes against the pattern: the list is turned round
};
// Each node that a variable-length walk of 0 or 1 hops or more reaches, once for each input row, breadth first. `relationship` holds
// nothing.
struct PruningExpand {
  Traversal traversal;
  std::uint64_t min_hops = 1;
  std::uint64_t max_hops = UINT64_MAX;
  bound::PropertyEntries properties;
};
// `relationship` is bound, to a relationship or to the list of a variable-length walk: checks it, and binds the ends that are not.
struct BoundExpand {
  Traversal traversal;
  bool from_bound = false;
  std::uint64_t min_hops = 1;
  std::uint64_t max_hops = 1;
  bound::PropertyEntries properties = {};  // as in VariableExpand
  bool reversed = false;
};
// Both ends are bound. Yields one shortest path, or all of them.
struct ShortestPath {
  Traversal traversal;
  std::uint64_t min_hops = 1;
  std::uint64_t max_hops = UINT64_MAX;
  bound::PropertyEntries properties;
  bool all = false;
};

struct Filter {
  bound::ExpressionPtr predicate;
};
struct BuildPath {
  bound::Slot path;
  std::vector<bound::Slot> nodes;
  std::vector<bound::Slot> relationships;  // of a relationship or a list of them
};
// inputs: outer, inner. The inner plan runs once per outer row; where it yields nothing, one row with `nullable` set to null.
struct OptionalApply {
  std::vector<bound::Slot> nullable;
};
struct Unwind {
  bound::ExpressionPtr list;
  bound::Slot variable;
};
struct Project {
  std::vector<bound::ProjectionItem> items;
};
struct Aggregate {
  std::vector<bound::ProjectionItem> keys;
  std::vector<bound::Aggregate> aggregates;
};
struct Distinct {
  std::vector<bound::Slot> slots;
};
struct Sort {
  std::vector<bound::SortKey> keys;
};
// Sort and limit in one, in memory for `limit` rows.
struct TopK {
  std::vector<bound::SortKey> keys;
  bound::ExpressionPtr skip;  // may be null; rows that a Skip above takes away
  bound::ExpressionPtr limit;
};
struct Skip {
  bound::ExpressionPtr count;
};
struct Limit {
  bound::ExpressionPtr count;
  bool drain = false;  // what is below writes: pull all of it even when the rows are not wanted
};
// What MATCH (n:label) RETURN count(*) yields, from the snapshot's counters.
struct CountNodes {
  std::optional<std::string> label;
  bound::Slot result;
};
// What MATCH ()-[r:types]->() RETURN count(*) yields.
struct CountRelationships {
  std::vector<std::string> types;
  bound::Slot result;
};

// The updating operators take in all their input before the first change, so that no clause sees its own effects.
struct Create {
  std::vector<bound::PathPattern> patterns;
};
struct Update {
  std::vector<bound::UpdateItem> items;
};
// inputs: outer, match. The match plan runs once per outer row and sees what earlier rows created.
struct Merge {
  bound::PathPattern pattern;
  std::vector<bound::UpdateItem> on_create;
  std::vector<bound::UpdateItem> on_match;
};
struct Delete {
  std::vector<bound::ExpressionPtr> targets;
  bool detach = false;
};
struct CallProcedure {
  std::string name;
  std::vector<bound::ExpressionPtr> arguments;
  std::vector<bound::YieldItem> yields;
};

using Operator =
    std::variant<Argument, NodeScan, NodeIndexSeek, Expand, RelationshipScan, DistinctExpand, CountExpand, IntersectExpand, VariableExpand,
                 PruningExpand, BoundExpand, ShortestPath, Filter, BuildPath, OptionalApply, Unwind, Project, Aggregate, Distinct, Sort,
                 TopK, Skip, Limit, CountNodes, CountRelationships, Create, Update, Merge, Delete, CallProcedure>;

struct Node {
  Operator op;
  std::vector<NodePtr> inputs;
  double rows = 1;  // estimate
};

// One part of a UNION, or a nested query.
struct SingleQuery {
  NodePtr root;
  std::vector<SingleQuery> subqueries;   // by bound::Subquery::subquery
  std::optional<bound::Slot> collected;  // of a nested query that collects
};

struct Query {
  std::vector<SingleQuery> parts;
  bool union_all = false;
  std::vector<std::string> columns;
  std::vector<bound::Slot> column_slots;  // of parts[i]: column_slots[i * columns.size() + j]
  std::vector<std::string> slot_names;    // for EXPLAIN; empty where a slot has none
  bool updates = false;
  bool deletes = false;  // or calls a procedure, which may

  std::uint32_t slot_count() const { return static_cast<std::uint32_t>(slot_names.size()); }
};

// "NodeScan", as EXPLAIN and the tests name it.
std::string_view name(const Operator& op);
// Indented, one operator a line, the root first.
std::string explain(const Query& query);
// What stands behind the operator's name in explain(): "n:Person". `slot_names`: those of the query.
std::string details(const Operator& op, std::span<const std::string> slot_names);

}  // namespace relata::plan
