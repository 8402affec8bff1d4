#pragma once

#include <memory>

#include "engine/txn/transaction_manager.h"

namespace relata {

// A transaction between BEGIN and COMMIT. It reads one version of the graph: the one of its first statement. The first statement that
// updates takes the writer's turn, which is kConflict when somebody committed since the version that the transaction has read.
// Not thread-safe.
class SessionTransaction {
 public:
  explicit SessionTransaction(TransactionManager& manager) : manager_(manager) {}

  // What the next statement reads, with the changes of the ones before it. `reads` fixes the version for the rest of the transaction.
  // Cost after a change: as MemorySnapshot::branch(), and the next changes copy the parts that they touch once more.
  MemorySnapshotPtr view(bool reads);
  // The same for a look at it before the next statement, at no cost.
  SnapshotPtr current() const;
  // Some version of the graph that the transaction holds, for a result that shows nothing of it. Requires: writer() has succeeded.
  const MemorySnapshotPtr& any_view() const { return view_; }
  // The write transaction, begun when there is none yet.
  Result<WriteTransaction*> writer(const WriterWait& wait);
  // After every updating statement: what it changed becomes part of view(). Fails where the statement broke a constraint.
  Status take_in_changes();

  // A failed statement may have left half of its changes in the branch: nothing but rolling back is left.
  void fail() { failed_ = true; }
  bool failed() const { return failed_; }
  // Requires: !failed(). Ends the transaction.
  Status commit(Durability durability);

 private:
  TransactionManager& manager_;
  MemorySnapshotPtr view_;  // null until a statement has read
  bool changed_ = false;    // since view_ was taken
  std::unique_ptr<WriteTransaction> writer_;
  bool failed_ = false;
};

}  // namespace relata
