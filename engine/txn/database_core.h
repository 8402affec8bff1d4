#pragma once

#include <functional>
#include <memory>

#include "engine/exec/procedure.h"
#include "engine/txn/execution_tuning.h"
#include "engine/txn/plan_cache.h"
#include "engine/txn/transaction_manager.h"

namespace relata {

struct CompiledQuery;

// What a Database is made of; ingest, import and export reach it through Database::core(). Thread-safe.
class DatabaseCore {
 public:
  // Loads the graph and makes algorithms and built-in procedures callable. Takes the store over.
  // `durability` is that of commits that do not ask for another.
  static Result<std::unique_ptr<DatabaseCore>> open(std::unique_ptr<GraphStore> store, bool read_only,
                                                    Durability durability = Durability::kSync, const StorageTuning& tuning = {});
  ~DatabaseCore();

  TransactionManager& transactions() { return *transactions_; }
  // The last committed version.
  MemorySnapshotPtr snapshot() const { return transactions_->snapshot(); }
  const GraphStore& store() const { return transactions_->store(); }
  bool read_only() const { return transactions_->read_only(); }
  // `change` in a write transaction of its own: committed when it returns ok, rolled back otherwise. See TransactionManager.
  Status write(const std::function<Status(GraphWriter&)>& change) { return transactions_->write(change, durability_); }
  Durability durability() const { return durability_; }

  const ProcedureRegistry& procedures() const { return procedures_; }
  // Makes one more procedure callable. Requires: no statement is running.
  void add_procedure(std::unique_ptr<Procedure> procedure) { procedures_.add(std::move(procedure)); }
  PlanCache<CompiledQuery>& plans() { return plans_; }
  const ExecutionTuning& tuning() const { return tuning_; }
  // Requires: no statement has been run yet.
  void set_tuning(ExecutionTuning tuning) { tuning_ = std::move(tuning); }

 private:
  DatabaseCore(std::unique_ptr<TransactionManager> transactions, Durability durability);

  std::unique_ptr<TransactionManager> transactions_;
  Durability durability_;
  ProcedureRegistry procedures_;
  PlanCache<CompiledQuery> plans_;
  ExecutionTuning tuning_;
};

}  // namespace relata
