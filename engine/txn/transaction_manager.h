#pragma once

#include <atomic>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <vector>

#include "engine/graph/memory_snapshot.h"
#include "engine/txn/graph_transaction.h"
#include "engine/txn/shared_sync.h"
#include "engine/txn/storage_tuning.h"
#include "engine/txn/writer_queue.h"
#include "storage/graph/graph_store.h"

namespace relata {

class TransactionManager;

// The one write transaction of a database, from begin_write() to commit() or destruction, which rolls back. Not thread-safe, but may
// move between threads. Must not outlive its manager.
class WriteTransaction {
 public:
  ~WriteTransaction();
  WriteTransaction(const WriteTransaction&) = delete;
  WriteTransaction& operator=(const WriteTransaction&) = delete;

  GraphTransaction& graph() { return graph_; }
  const GraphTransaction& graph() const { return graph_; }
  // The version on which it builds.
  const MemorySnapshotPtr& base() const { return base_; }

  // Storage first, then memory: when this returns a snapshot, the changes are as durable as was asked for, and it and every later one
  // show them. With kGroup the next writer gets its turn while this one waits for the disk, and readers see the changes after that
  // wait. On an error nothing of them remains, except after kUnknownOutcome, when only reopening tells. Ends the transaction either way.
  // Call at most once.
  Result<MemorySnapshotPtr> commit(Durability durability);

 private:
  friend class TransactionManager;
  WriteTransaction(TransactionManager& manager, MemorySnapshotPtr base);

  TransactionManager& manager_;
  MemorySnapshotPtr base_;
  GraphTransaction graph_;
  bool open_ = true;
};

// Keeps the store and the snapshot in memory in step: readers take the snapshot of their moment and are never waited for; writers take
// turns. Thread-safe.
class TransactionManager {
 public:
  // Opens the graph (snapshot_loader.h), and stores its segments where there are none or much has changed since.
  static Result<std::unique_ptr<TransactionManager>> open(std::unique_ptr<GraphStore> store, bool read_only,
                                                          const StorageTuning& tuning = {});

  ~TransactionManager();
  TransactionManager(const TransactionManager&) = delete;
  TransactionManager& operator=(const TransactionManager&) = delete;

  // The last committed version.
  MemorySnapshotPtr snapshot() const;
  // Waits for its turn. kUnsupported for a database opened for reading only; kBusy and kCancelled as WriterWait says; kUnknownOutcome
  // once the outcome of an earlier commit is unknown.
  Result<std::unique_ptr<WriteTransaction>> begin_write(const WriterWait& wait = {});
  // `change` in a transaction of its own: committed when it returns ok, rolled back otherwise.
  Status write(const std::function<Status(GraphWriter&)>& change, Durability durability = Durability::kSync);

  const GraphStore& store() const { return *store_; }
  bool read_only() const { return read_only_; }

 private:
  friend class WriteTransaction;
  TransactionManager(std::unique_ptr<GraphStore> store, bool read_only, const StorageTuning& tuning, MemorySnapshotPtr snapshot);
  // Within a writer's turn: hands the changes to the store. The version is the next writer's base, and shown by publish().
  Result<MemorySnapshotPtr> store_changes(GraphTransaction&& graph, Durability durability);
  // Within a writer's turn, and never a reason for a commit to fail: folds the changes into the stored segments when there are enough, few
  // of them at once, many on a thread, and goes on from what a thread has folded.
  void fold_when_due();
  void begin_fold();
  void end_fold();
  // Within a writer's turn, or alone.
  Status fold();
  Status go_on_from(const SegmentDirectory& rewritten);
  // Outside of it: waits for the disk together with others.
  Status wait_for_disk();
  // Shows a version to readers, unless a later one is shown already.
  void publish(MemorySnapshotPtr version);

  std::unique_ptr<GraphStore> store_;
  bool read_only_;
  StorageTuning tuning_;
  WriterQueue writers_;
  SharedSync sync_;
  std::atomic<bool> outcome_unknown_ = false;
  std::vector<std::weak_ptr<const StoredGraph>> stored_graphs_;  // of all versions, to be closed before the store
  std::uint64_t next_fold_changes_ = 0;                          // after a fold that failed
  bool may_fold_ = true;
  std::future<Result<SegmentDirectory>> folding_;  // on a thread; begun and ended within a writer's turn
  MemorySnapshotPtr head_;                         // the last version stored; changed and read within a writer's turn only
  mutable std::mutex snapshot_mutex_;              // held for the copy of a pointer
  MemorySnapshotPtr snapshot_;                     // the last version that readers may see
};

}  // namespace relata
