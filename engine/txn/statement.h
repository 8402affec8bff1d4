#pragma once

#include <memory>
#include <string_view>

#include "engine/api/options.h"
#include "engine/exec/executor.h"
#include "engine/txn/database_core.h"
#include "engine/txn/graph_transaction.h"
#include "query/compiler.h"

namespace relata {

// The steps of one statement, whatever the transaction that it belongs to.

using CompiledPtr = std::shared_ptr<const CompiledQuery>;

// From the plan cache, where the text was compiled against a graph whose statistics were much the same; compiled now otherwise.
Result<CompiledPtr> compile_statement(DatabaseCore& core, std::string_view text, const Snapshot& snapshot);

// kQueryError that names the first parameter of the query that no value is given for.
Status check_parameters(const CompiledQuery& query, const ValueMap& given);

// What a statement reads and, where it updates, writes.
struct StatementTarget {
  const Snapshot& graph;
  const Snapshot* before = nullptr;  // as an updating statement found the graph
  GraphTransaction* writer = nullptr;
};

// Runs the plan of the query to its end. Requires that check_parameters() found nothing, and a writer for an updating query.
Result<ExecutionOutcome> execute_statement(const StatementTarget& target, DatabaseCore& core, const CompiledQuery& query,
                                           const ValueMap& parameters, const QueryOptions& options);

}  // namespace relata
