#pragma once

#include <algorithm>
#include <cstdint>
#include <mutex>

namespace relata::extract {

// Tokens that a run may still use. A request first takes what it may cost at most, and gives back what it did not use, so that requests at
// the same time cannot overrun the budget together. Thread-safe.
class TokenBudget {
 public:
  // 0: no limit.
  explicit TokenBudget(std::uint64_t tokens) : is_limited_(tokens > 0), left_(tokens) {}

  // False when so much is not left; nothing is taken then.
  bool take(std::uint64_t tokens) {
    const std::lock_guard lock(mutex_);
    if (is_limited_ && tokens > left_) return false;
    if (is_limited_) left_ -= tokens;
    return true;
  }
  // What a request that took `taken` has used in truth, which may be more.
  void settle(std::uint64_t taken, std::uint64_t used) {
    const std::lock_guard lock(mutex_);
    if (!is_limited_) return;
    left_ += taken;
    left_ -= std::min(left_, used);
  }

 private:
  std::mutex mutex_;
  const bool is_limited_;
  std::uint64_t left_;
};

}  // namespace relata::extract
