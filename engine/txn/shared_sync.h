#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <utility>

#include "storage/base/status.h"

namespace relata {

// Group commit: however many commits wait for the disk at one moment, it syncs once for all of them. The first to come syncs at once;
// those that come meanwhile share the next sync, since the running one may have begun before their bytes were written. Thread-safe.
//
// Source: DeWitt et al., "Implementation Techniques for Main Memory Database Systems", SIGMOD 1984.
class SharedSync {
 public:
  explicit SharedSync(std::function<Status()> sync) : sync_(std::move(sync)) {}

  // Returns when a sync that began after this call has ended. After a sync that failed nobody knows what is on the disk: that call and
  // all later ones end with its error.
  Status wait();

 private:
  std::function<Status()> sync_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t wanted_ = 0;  // calls so far
  std::uint64_t done_ = 0;    // calls whose sync has ended
  bool running_ = false;
  Status failure_;
};

}  // namespace relata
