#include "engine/txn/transaction_manager.h"

#include <cassert>

#include "engine/graph/snapshot_builder.h"

namespace relata {

WriteTransaction::WriteTransaction(TransactionManager& manager, MemorySnapshotPtr base)
    : manager_(manager), base_(std::move(base)), graph_(*base_) {}

WriteTransaction::~WriteTransaction() {
  if (open_) manager_.writers_.leave();
}

Result<MemorySnapshotPtr> WriteTransaction::commit(Durability durability) {
  assert(open_);
  Result<MemorySnapshotPtr> stored = manager_.store_changes(std::move(graph_), durability);
  open_ = false;
  manager_.writers_.leave();
  if (!stored.is_ok()) return stored;
  if (durability == Durability::kGroup) RELATA_RETURN_IF_ERROR(manager_.wait_for_disk());
  manager_.publish(*stored);
  return stored;
}

TransactionManager::TransactionManager(std::unique_ptr<GraphStore> store, bool read_only, MemorySnapshotPtr snapshot)
    : store_(std::move(store)),
      read_only_(read_only),
      sync_([this] { return store_->sync(); }),
      head_(snapshot),
      snapshot_(std::move(snapshot)) {}

TransactionManager::~TransactionManager() { snapshot_->indexes()->close(); }

Result<std::unique_ptr<TransactionManager>> TransactionManager::open(std::unique_ptr<GraphStore> store, bool read_only) {
  RELATA_ASSIGN_OR_RETURN(const MemorySnapshotPtr loaded, load_snapshot(*store));
  const std::shared_ptr<MemorySnapshot> snapshot = loaded->branch();
  RELATA_ASSIGN_OR_RETURN(snapshot->writable_indexes(), IndexSet::load(*store));
  return std::unique_ptr<TransactionManager>(new TransactionManager(std::move(store), read_only, snapshot));
}

MemorySnapshotPtr TransactionManager::snapshot() const {
  const std::lock_guard lock(snapshot_mutex_);
  return snapshot_;
}

Result<std::unique_ptr<WriteTransaction>> TransactionManager::begin_write(const WriterWait& wait) {
  if (read_only_) return Status::unsupported("the database was opened for reading only; open it for writing to change it");
  RELATA_RETURN_IF_ERROR(writers_.enter(wait));
  if (outcome_unknown_) {
    writers_.leave();
    return Status::unknown_outcome("an earlier commit may or may not have reached the disk; close and reopen the database before writing");
  }
  return std::unique_ptr<WriteTransaction>(new WriteTransaction(*this, head_));
}

Status TransactionManager::write(const std::function<Status(GraphWriter&)>& change, Durability durability) {
  RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<WriteTransaction> transaction, begin_write());
  RELATA_RETURN_IF_ERROR(change(transaction->graph()));
  return transaction->commit(durability).status();
}

Result<MemorySnapshotPtr> TransactionManager::store_changes(GraphTransaction&& graph, Durability durability) {
  RELATA_RETURN_IF_ERROR(graph.finish_statement(*store_));
  const MutationList mutations = graph.mutations();
  // Changes that undid themselves leave nothing to store, and nothing that a reader could see.
  if (mutations.empty()) return head_;
  const Result<std::uint64_t> version = store_->commit(mutations, durability);
  if (!version.is_ok()) {
    if (version.status().code() == StatusCode::kUnknownOutcome) outcome_unknown_ = true;
    return version.status().with_context("the transaction could not be committed");
  }
  head_ = std::move(graph).publish(*version);
  return head_;
}

Status TransactionManager::wait_for_disk() {
  Status synced = sync_.wait();
  if (synced.is_ok()) return synced;
  outcome_unknown_ = true;
  return Status::unknown_outcome(std::string(synced.message())).with_context("the transaction may not have reached the disk");
}

void TransactionManager::publish(MemorySnapshotPtr version) {
  const std::lock_guard lock(snapshot_mutex_);
  // Commits that waited together come in any order.
  if (version->version() > snapshot_->version()) snapshot_.swap(version);
}  // what it replaced goes with the argument, after the lock: it may be the last to hold large segments

}  // namespace relata
