#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/api/query_result.h"
#include "engine/exec/procedure.h"
#include "engine/expr/evaluator.h"
#include "engine/graph/snapshot.h"
#include "engine/txn/graph_writer.h"
#include "query/compiler.h"

namespace relata {

// What a statement runs on. The caller owns everything it points to.
struct ExecutionContext {
  const Snapshot* snapshot = nullptr;            // what is read; writer->snapshot() where there is a writer
  GraphWriter* writer = nullptr;                 // required by statements that update, procedures included
  const Snapshot* statement_snapshot = nullptr;  // see EvalContext; may be null
  const ValueMap* parameters = nullptr;
  const ProcedureRegistry* procedures = nullptr;
  const EvidenceReader* evidence = nullptr;
  std::int64_t statement_start_ns = 0;   // Unix time
  std::function<bool()> cancelled;       // may be empty
  std::chrono::milliseconds timeout{0};  // zero: none
  std::uint64_t max_rows = UINT64_MAX;
  std::uint32_t batch_size = 1024;  // at least 1
};

struct ExecutionOutcome {
  std::vector<ValueList> rows;  // one value per column of the plan
  UpdateCounts updates;
  std::string profile;  // of kProfile
};

// Runs a query or profile statement to its end. Errors: runtime query errors, kCancelled (cancelled or out of time),
// kResourceExhausted (more rows or memory than allowed). On an error what the writer was made to do must be rolled back.
Result<ExecutionOutcome> execute(const CompiledQuery& query, const ExecutionContext& context);

}  // namespace relata
