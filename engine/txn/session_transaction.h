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
  MemorySnapshotPtr view(bool reads);
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
  std::unique_ptr<WriteTransaction> writer_;
  bool failed_ = false;
};

}  // namespace relata
