#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>

#include "storage/base/status.h"

namespace relata {

// How long a writer waits for the one before it.
struct WriterWait {
  // Longer means that somebody forgot a transaction, or waits for it on the thread that holds it.
  static constexpr std::chrono::milliseconds kLongest{60'000};
  std::chrono::milliseconds limit = kLongest;
  std::function<bool()> cancelled;  // asked every few milliseconds; may be empty
};

// Lets one writer in at a time, in the order of arrival. Thread-safe; a turn may end on another thread than it began on.
class WriterQueue {
 public:
  // Waits for the turn. kBusy past the limit, kCancelled when asked to stop; the turn is then not taken.
  Status enter(const WriterWait& wait);
  // Ends the turn that enter() gave.
  void leave();

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::uint64_t> waiting_;  // tickets; the front one is next
  std::uint64_t next_ticket_ = 0;
  bool taken_ = false;
};

}  // namespace relata
