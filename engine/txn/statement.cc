#include "engine/txn/statement.h"

#include <fmt/format.h>

#include <chrono>

#include "engine/txn/evidence_lookup.h"
#include "engine/txn/snapshot_catalog.h"

namespace relata {

Result<CompiledPtr> compile_statement(DatabaseCore& core, std::string_view text, const Snapshot& snapshot) {
  const std::uint64_t version = statistics_version(snapshot);
  if (CompiledPtr cached = core.plans().find(text, version)) return cached;
  RELATA_ASSIGN_OR_RETURN(CompiledPtr fresh,
                          compile(text, SnapshotCatalog(snapshot, core.procedures(), version), {core.tuning().disabled_rules}));
  core.plans().insert(text, version, fresh);
  return fresh;
}

Status check_parameters(const CompiledQuery& query, const ValueMap& given) {
  for (const bound::ParameterUse& use : query.parameters) {
    if (given.contains(use.name)) continue;
    return Status::query_error({"ParameterMissing", "MissingParameter", use.implied_argument, use.offset, use.length},
                               fmt::format("no value is given for the parameter ${}", use.name));
  }
  return Status::ok();
}

Result<ExecutionOutcome> execute_statement(const StatementTarget& target, DatabaseCore& core, const CompiledQuery& query,
                                           const ValueMap& parameters, const QueryOptions& options) {
  const EvidenceLookup evidence(core.store(), target.graph, target.writer);
  ExecutionContext context;
  context.snapshot = &target.graph;
  context.writer = target.writer;
  context.statement_snapshot = target.before;
  context.parameters = &parameters;
  context.procedures = &core.procedures();
  context.evidence = &evidence;
  context.statement_start_ns =
      std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  context.cancelled = options.cancelled;
  context.timeout = options.timeout;
  context.max_rows = options.max_rows;
  context.batch_size = core.tuning().batch_size;
  return execute(query, context);
}

}  // namespace relata
