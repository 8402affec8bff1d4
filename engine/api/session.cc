#include "engine/api/session.h"

#include <algorithm>
#include <chrono>
#include <optional>

#include "engine/txn/database_core.h"
#include "engine/txn/exception_guard.h"
#include "engine/txn/result_state.h"
#include "engine/txn/schema_changes.h"
#include "engine/txn/session_transaction.h"
#include "engine/txn/statement.h"

namespace relata {
namespace {

WriterWait writer_wait(const QueryOptions& options) {
  WriterWait wait;
  if (options.timeout.count() > 0) wait.limit = std::min(wait.limit, options.timeout);
  wait.cancelled = options.cancelled;
  return wait;
}

void take(ExecutionOutcome&& outcome, QueryResult::State& result) {
  result.rows = std::move(outcome.rows);
  result.updates = outcome.updates;
  result.plan = std::move(outcome.profile);
}

Status failed_transaction() {
  return Status::invalid_argument("a statement of this transaction failed, so the transaction can only be rolled back");
}

}  // namespace

struct Session::State {
  explicit State(DatabaseCore& database) : core(database) {}

  // Runs a statement of any kind and fills in the result.
  Status run(const CompiledQuery& statement, const ValueMap& parameters, const QueryOptions& options, QueryResult::State& result);
  Status run_query(const CompiledQuery& query, const ValueMap& parameters, const QueryOptions& options, QueryResult::State& result);
  Status read(const CompiledQuery& query, const ValueMap& parameters, const QueryOptions& options, QueryResult::State& result);
  Status update_alone(const CompiledQuery& query, const ValueMap& parameters, const QueryOptions& options, QueryResult::State& result);
  Status update_in_transaction(const CompiledQuery& query, const ValueMap& parameters, const QueryOptions& options,
                               QueryResult::State& result);
  Status change_schema(const SchemaCommand& command, const QueryOptions& options, QueryResult::State& result);
  MemorySnapshotPtr view(bool reads) { return transaction ? transaction->view(reads) : core.snapshot(); }
  SnapshotPtr current() const { return transaction ? transaction->current() : core.snapshot(); }

  Status begin();
  Status commit(Durability durability);
  Status rollback();
  void fail_transaction() {
    if (transaction) transaction->fail();
  }

  DatabaseCore& core;
  std::optional<SessionTransaction> transaction;
};

Status Session::State::read(const CompiledQuery& query, const ValueMap& parameters, const QueryOptions& options,
                            QueryResult::State& result) {
  const MemorySnapshotPtr graph = view(true);
  RELATA_ASSIGN_OR_RETURN(ExecutionOutcome outcome, execute_statement({*graph}, core, query, parameters, options));
  take(std::move(outcome), result);
  result.snapshot = graph;
  return Status::ok();
}

Status Session::State::update_alone(const CompiledQuery& query, const ValueMap& parameters, const QueryOptions& options,
                                    QueryResult::State& result) {
  RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<WriteTransaction> writer, core.transactions().begin_write(writer_wait(options)));
  const StatementTarget target{writer->graph().snapshot(), writer->base().get(), &writer->graph()};
  RELATA_ASSIGN_OR_RETURN(ExecutionOutcome outcome, execute_statement(target, core, query, parameters, options));
  RELATA_ASSIGN_OR_RETURN(result.snapshot, writer->commit(options.durability.value_or(core.durability())));
  take(std::move(outcome), result);
  return Status::ok();
}

Status Session::State::update_in_transaction(const CompiledQuery& query, const ValueMap& parameters, const QueryOptions& options,
                                             QueryResult::State& result) {
  RELATA_ASSIGN_OR_RETURN(WriteTransaction* const writer, transaction->writer(writer_wait(options)));
  const MemorySnapshotPtr before = query.plan.deletes ? transaction->view(true) : nullptr;
  const StatementTarget target{writer->graph().snapshot(), before.get(), &writer->graph()};
  RELATA_ASSIGN_OR_RETURN(ExecutionOutcome outcome, execute_statement(target, core, query, parameters, options));
  RELATA_RETURN_IF_ERROR(transaction->take_in_changes());
  take(std::move(outcome), result);
  result.snapshot = result.columns.empty() ? transaction->any_view() : transaction->view(true);
  return Status::ok();
}

Status Session::State::change_schema(const SchemaCommand& command, const QueryOptions& options, QueryResult::State& result) {
  if (!transaction) {
    RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<WriteTransaction> writer, core.transactions().begin_write(writer_wait(options)));
    RELATA_RETURN_IF_ERROR(apply_schema_command(command, writer->graph(), result.updates));
    RELATA_ASSIGN_OR_RETURN(result.snapshot, writer->commit(Durability::kSync));
    return Status::ok();
  }
  if (transaction->failed()) return failed_transaction();
  RELATA_ASSIGN_OR_RETURN(WriteTransaction* const writer, transaction->writer(writer_wait(options)));
  RELATA_RETURN_IF_ERROR(apply_schema_command(command, writer->graph(), result.updates));
  RELATA_RETURN_IF_ERROR(transaction->take_in_changes());
  result.snapshot = transaction->view(true);
  return Status::ok();
}

Status Session::State::run_query(const CompiledQuery& query, const ValueMap& parameters, const QueryOptions& options,
                                 QueryResult::State& result) {
  if (transaction && transaction->failed()) return failed_transaction();
  if (query.kind == StatementKind::kExplain) {
    result.plan = plan::explain(query.plan);
    return Status::ok();
  }
  result.columns = query.plan.columns;
  RELATA_RETURN_IF_ERROR(check_parameters(query, parameters));
  if (!query.plan.updates) return read(query, parameters, options, result);
  return transaction ? update_in_transaction(query, parameters, options, result) : update_alone(query, parameters, options, result);
}

Status Session::State::run(const CompiledQuery& statement, const ValueMap& parameters, const QueryOptions& options,
                           QueryResult::State& result) {
  switch (statement.kind) {
    case StatementKind::kBegin: return begin();
    case StatementKind::kCommit: return commit(options.durability.value_or(core.durability()));
    case StatementKind::kRollback: return rollback();
    default: break;
  }
  Status status = guarded([&] {
    return statement.schema ? change_schema(*statement.schema, options, result) : run_query(statement, parameters, options, result);
  });
  if (!status.is_ok()) fail_transaction();
  return status;
}

Status Session::State::begin() {
  if (transaction) return Status::invalid_argument("a transaction is open already; commit it or roll it back first");
  transaction.emplace(core.transactions());
  return Status::ok();
}

Status Session::State::commit(Durability durability) {
  if (!transaction) return Status::invalid_argument("there is no open transaction to commit; BEGIN opens one");
  if (transaction->failed()) return failed_transaction();
  Status status = transaction->commit(durability);
  transaction.reset();
  return status;
}

Status Session::State::rollback() {
  if (!transaction) return Status::invalid_argument("there is no open transaction to roll back; BEGIN opens one");
  transaction.reset();
  return Status::ok();
}

Session::Session(DatabaseCore& core) : state_(std::make_unique<State>(core)) {}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

Result<QueryResult> Session::run(std::string_view query, const ValueMap& parameters, const QueryOptions& options) {
  return guarded([&]() -> Result<QueryResult> {
    const auto start = std::chrono::steady_clock::now();
    const Result<CompiledPtr> statement = compile_statement(state_->core, query, *state_->current());
    if (!statement.is_ok()) {
      state_->fail_transaction();
      return statement.status();
    }
    auto result = std::make_shared<QueryResult::State>();
    RELATA_RETURN_IF_ERROR(state_->run(**statement, parameters, options, *result));
    result->store = &state_->core.store();
    if (result->snapshot == nullptr) result->snapshot = state_->view(false);
    result->elapsed = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
    return QueryResult(std::move(result));
  });
}

Status Session::begin() {
  return guarded([&] { return state_->begin(); });
}
Status Session::commit() { return commit(state_->core.durability()); }
Status Session::commit(Durability durability) {
  return guarded([&] { return state_->commit(durability); });
}
Status Session::rollback() {
  return guarded([&] { return state_->rollback(); });
}
bool Session::in_transaction() const { return state_->transaction.has_value(); }

}  // namespace relata
