#pragma once

#include <cstdint>

#include "storage/kv/observed_kv.h"

namespace relata {

// Lets one chosen call to a store fail, for tests of what its callers then do. Not thread-safe.
class FaultInjector final : public KvObserver {
 public:
  // The n-th call from now on fails with `failure`, counted from 1; calls after it go through. A commit that fails with kUnknownOutcome
  // is carried out all the same, as when only the answer is lost.
  void fail_call(std::uint64_t n, Status failure);
  // Whether the call that is to fail has come.
  bool has_failed() const { return failed_; }
  std::uint64_t calls() const { return calls_; }

  Status before(KvCall call) override;
  Status after_commit(Status outcome) override;

 private:
  std::uint64_t calls_ = 0;
  std::uint64_t failing_call_ = 0;
  bool failed_ = false;
  bool lose_answer_ = false;
  Status failure_;
};

// `store`, failing as `injector` says.
std::unique_ptr<KvStore> make_fault_kv(std::unique_ptr<KvStore> store, std::shared_ptr<FaultInjector> injector);

}  // namespace relata
