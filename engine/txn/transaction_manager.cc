#include "engine/txn/transaction_manager.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <system_error>

#include "engine/graph/snapshot_fold.h"
#include "engine/graph/snapshot_loader.h"
#include "engine/txn/exception_guard.h"

namespace relata {
WriteTransaction::WriteTransaction(TransactionManager& manager, MemorySnapshotPtr base)
    : manager_(manager), base_(std::move(base)), graph_(*base_) {}

WriteTransaction::~WriteTransaction() {
  if (open_) manager_.writers_.leave();
}

Result<MemorySnapshotPtr> WriteTransaction::commit(Durability durability) {
  assert(open_);
  Result<MemorySnapshotPtr> stored = guarded([&] { return manager_.store_changes(std::move(graph_), durability); });
  if (stored.is_ok()) {
    manager_.fold_when_due();
    stored = manager_.head_;
  }
  open_ = false;
  manager_.writers_.leave();
  if (!stored.is_ok()) return stored;
  if (durability == Durability::kGroup) RELATA_RETURN_IF_ERROR(manager_.wait_for_disk());
  manager_.publish(*stored);
  return stored;
}

TransactionManager::TransactionManager(std::unique_ptr<GraphStore> store, bool read_only, const StorageTuning& tuning,
                                       MemorySnapshotPtr snapshot)
    : store_(std::move(store)),
      read_only_(read_only),
      tuning_(tuning),
      sync_([this] { return store_->sync(); }),
      head_(snapshot),
      snapshot_(std::move(snapshot)) {
  stored_graphs_.push_back(head_->stored());
}

TransactionManager::~TransactionManager() {
  if (folding_.valid()) end_fold();
  // So that the next opening has little to replay. An error loses nothing: the log is still there.
  if (!read_only_ && !outcome_unknown_ && may_fold_ && head_->change_count() > tuning_.fold_changes_at_rest) {
    (void)fold();
  }
  snapshot_->indexes()->close();
  for (const std::weak_ptr<const StoredGraph>& graph : stored_graphs_) {
    if (const StoredGraphPtr held = graph.lock()) held->close();
  }
}

Result<std::unique_ptr<TransactionManager>> TransactionManager::open(std::unique_ptr<GraphStore> store, bool read_only,
                                                                     const StorageTuning& tuning) {
  RELATA_ASSIGN_OR_RETURN(const std::shared_ptr<MemorySnapshot> snapshot, load_snapshot(*store, tuning.memory_bytes, tuning.rebuild));
  RELATA_ASSIGN_OR_RETURN(snapshot->writable_indexes(), IndexSet::load(*store));
  std::unique_ptr<TransactionManager> manager(new TransactionManager(std::move(store), read_only, tuning, snapshot));
  const bool unstored = snapshot->stored() == nullptr;
  if (read_only || (!unstored && snapshot->change_count() <= tuning.fold_changes_at_rest)) return manager;
  Status folded = manager->fold();
  // What is stored may be of commits that are lost, and later ones would be taken for them.
  if (unstored && !folded.is_ok() && folded.code() != StatusCode::kUnsupported) {
    return std::move(folded).with_context("the segments of the graph cannot be stored");
  }
  return manager;
}

Status TransactionManager::fold() {
  return guarded([&]() -> Status {
    RELATA_ASSIGN_OR_RETURN(const SegmentDirectory rewritten, fold_into_store(*store_, *head_));
    return go_on_from(rewritten);
  });
}

Status TransactionManager::go_on_from(const SegmentDirectory& rewritten) {
  // Without it the next fold could not say how the segments are; opening the graph again can.
  may_fold_ = false;
  RELATA_ASSIGN_OR_RETURN(MemorySnapshotPtr folded, on_stored_segments(*store_, *head_, rewritten, tuning_.memory_bytes));
  may_fold_ = true;
  std::erase_if(stored_graphs_, [](const std::weak_ptr<const StoredGraph>& graph) { return graph.expired(); });
  stored_graphs_.push_back(folded->stored());
  head_ = folded;
  // The same version for those who see it already.
  const std::lock_guard lock(snapshot_mutex_);
  if (snapshot_->version() == folded->version()) snapshot_.swap(folded);
  return Status::ok();
}

void TransactionManager::fold_when_due() {
  if (folding_.valid()) {
    if (folding_.wait_for(std::chrono::seconds(0)) == std::future_status::ready) end_fold();
    return;
  }
  const std::uint64_t changes = head_->change_count();
  const auto part = static_cast<std::uint64_t>(tuning_.fold_fraction * static_cast<double>(head_->node_count() + head_->edge_count()));
  if (changes < std::max({tuning_.fold_changes, part, next_fold_changes_}) || outcome_unknown_ || !may_fold_) return;
  begin_fold();
}

void TransactionManager::begin_fold() {
  const std::uint64_t changes = head_->change_count();
  if (changes >= tuning_.fold_beside_changes) {
    try {
      const auto run = [this, graph = head_] { return guarded([&] { return fold_into_store(*store_, *graph); }); };
      folding_ = std::async(std::launch::async, run);
      return;
    } catch (const std::system_error&) {
      // no more threads: here, then
    }
  }
  // Not again at every commit while the disk is full.
  next_fold_changes_ = fold().is_ok() ? 0 : 2 * changes;
}

void TransactionManager::end_fold() {
  const Result<SegmentDirectory> rewritten = folding_.get();
  const Status folded = rewritten.is_ok() ? guarded([&] { return go_on_from(*rewritten); }) : rewritten.status();
  next_fold_changes_ = folded.is_ok() ? 0 : 2 * head_->change_count();
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
