#pragma once

#include "engine/exec/row.h"
#include "engine/graph/snapshot.h"
#include "query/bind/bound_expression.h"
#include "storage/base/result.h"

namespace relata {

// Runs a nested query of an expression for one row; the executor implements it.
class SubqueryRunner {
 public:
  virtual ~SubqueryRunner() = default;
  // kExists: a boolean; kCollect: a list; kCount: an integer.
  virtual Result<Value> run(const bound::Subquery& subquery, Row row) = 0;
};

// Evidence behind an edge, for evidence(r); null where there is no store.
class EvidenceReader {
 public:
  virtual ~EvidenceReader() = default;
  // A list of maps, newest article first, with the keys of the ontology.
  virtual Result<Value> evidence(EdgeId edge) const = 0;
};

// What expressions of one statement see. Plain data; the caller owns what it points to.
struct EvalContext {
  const Snapshot* snapshot = nullptr;
  const ValueMap* parameters = nullptr;
  SubqueryRunner* subqueries = nullptr;
  const EvidenceReader* evidence = nullptr;
  std::int64_t statement_start_ns = 0;  // Unix time; date(), datetime() and so on are constant within a statement
  // The graph as the statement found it, where the statement writes; may be null. type(r) of what it has deleted is read there.
  const Snapshot* statement_snapshot = nullptr;
};

// Errors: runtime query errors (TypeError, ArithmeticError, ArgumentError, ParameterMissing, ...), with the expression's position.
// Depth of recursion is bounded by the parser's limit.
Result<Value> evaluate(const bound::Expression& expression, Row row, const EvalContext& context);

// As a predicate: true, or false for false and null; TypeError for anything else.
Result<bool> evaluate_predicate(const bound::Expression& expression, Row row, const EvalContext& context);

}  // namespace relata
