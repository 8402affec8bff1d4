#pragma once

#include <chrono>
#include <cstddef>

#include "storage/kv/kv_store.h"

namespace relata {

// kResourceExhausted naming the limit when a store takes no such key or value.
Status check_pair(const KvCapabilities& capabilities, KeyView key, KeyView value);

// Holds a transaction against what its store takes: its bytes, and the time since this object was made.
class WriteLimits {
 public:
  explicit WriteLimits(KvCapabilities capabilities) : capabilities_(capabilities) {}
  // Before each write. kResourceExhausted naming the limit.
  Status add(KeyView key, KeyView value);
  // Before the commit. kResourceExhausted naming the limit.
  Status check_time() const;

 private:
  KvCapabilities capabilities_;
  std::size_t bytes_ = 0;
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

}  // namespace relata
