#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/expr/evaluator.h"
#include "engine/graph/memory_snapshot.h"

namespace relata::testing {

// Runs what needs expressions but no plan: UNWIND, WITH and RETURN, aggregates included, on an empty graph or a given one. No sorting,
// no SKIP and LIMIT, no nested queries.
struct ExpressionQuery {
  ValueMap parameters;
  const Snapshot* snapshot = nullptr;  // the empty graph
  const Snapshot* statement_snapshot = nullptr;
  std::int64_t statement_start_ns = 0;
  // Variables that the query finds already bound, by WITH <name> AS <name>.
  ValueMap variables;

  Result<std::vector<ValueList>> rows(std::string_view text) const;
  // The value of RETURN <text>.
  Result<Value> value(std::string_view expression) const;
};

// to_string of the value of `expression`, or "Type: Detail" of the error.
std::string eval(std::string_view expression);
std::string eval(const ExpressionQuery& query, std::string_view expression);

// to_string of each row of a one-column query, joined with "; ", or the error as above.
std::string column(std::string_view query);

}  // namespace relata::testing
