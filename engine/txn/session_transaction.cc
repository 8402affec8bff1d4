#include "engine/txn/session_transaction.h"

#include <cassert>

namespace relata {

MemorySnapshotPtr SessionTransaction::view(bool reads) {
  if (changed_) {
    view_ = writer_->graph().freeze();
    changed_ = false;
  }
  if (view_ != nullptr) return view_;
  MemorySnapshotPtr current = manager_.snapshot();
  if (reads) view_ = current;
  return current;
}

SnapshotPtr SessionTransaction::current() const {
  // Not owned: the writer changes it in place.
  if (changed_) return {SnapshotPtr(), &writer_->graph().snapshot()};
  return view_ != nullptr ? view_ : manager_.snapshot();
}

Result<WriteTransaction*> SessionTransaction::writer(const WriterWait& wait) {
  if (writer_ != nullptr) return writer_.get();
  RELATA_ASSIGN_OR_RETURN(std::unique_ptr<WriteTransaction> begun, manager_.begin_write(wait));
  if (view_ != nullptr && view_->version() != begun->base()->version()) {
    return Status::conflict("the graph has changed since this transaction first read it; roll back and run the transaction again");
  }
  writer_ = std::move(begun);
  view_ = writer_->base();
  return writer_.get();
}

Status SessionTransaction::take_in_changes() {
  assert(writer_ != nullptr);
  RELATA_RETURN_IF_ERROR(writer_->graph().finish_statement(manager_.store()));
  changed_ = true;
  return Status::ok();
}

Status SessionTransaction::commit(Durability durability) {
  assert(!failed_);
  if (writer_ == nullptr) return Status::ok();
  Status status = writer_->commit(durability).status();
  changed_ = false;
  writer_.reset();
  return status;
}

}  // namespace relata
