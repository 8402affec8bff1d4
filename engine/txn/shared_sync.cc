#include "engine/txn/shared_sync.h"

namespace relata {

Status SharedSync::wait() {
  std::unique_lock lock(mutex_);
  const std::uint64_t own = ++wanted_;
  while (done_ < own && failure_.is_ok()) {
    if (running_) {
      changed_.wait(lock);
      continue;
    }
    running_ = true;
    const std::uint64_t covered = wanted_;
    lock.unlock();
    Status synced = sync_();
    lock.lock();
    running_ = false;
    if (synced.is_ok()) {
      done_ = covered;
    } else {
      failure_ = std::move(synced);
    }
    changed_.notify_all();
  }
  return done_ >= own ? Status::ok() : failure_;
}

}  // namespace relata
