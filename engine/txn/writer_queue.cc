#include "engine/txn/writer_queue.h"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

namespace relata {

Status WriterQueue::enter(const WriterWait& wait) {
  using Clock = std::chrono::steady_clock;
  constexpr std::chrono::milliseconds kPoll{10};
  const Clock::time_point deadline = Clock::now() + wait.limit;

  std::unique_lock lock(mutex_);
  const std::uint64_t ticket = next_ticket_++;
  waiting_.push_back(ticket);
  const auto give_up = [&](Status status) {
    waiting_.erase(std::find(waiting_.begin(), waiting_.end(), ticket));
    changed_.notify_all();  // the one behind may be next now
    return status;
  };
  while (taken_ || waiting_.front() != ticket) {
    const Clock::time_point now = Clock::now();
    if (now >= deadline) {
      return give_up(Status::busy(
          fmt::format("another write transaction was still open after {} ms; commit or roll it back, then try again", wait.limit.count())));
    }
    if (wait.cancelled && wait.cancelled()) return give_up(Status::cancelled("cancelled while waiting for another write transaction"));
    changed_.wait_until(lock, wait.cancelled ? std::min(deadline, now + kPoll) : deadline);
  }
  waiting_.pop_front();
  taken_ = true;
  return Status::ok();
}

void WriterQueue::leave() {
  {
    const std::lock_guard lock(mutex_);
    assert(taken_);
    taken_ = false;
  }
  changed_.notify_all();
}

}  // namespace relata
