#include "storage/kv/fault_kv.h"

namespace relata {

void FaultInjector::fail_call(std::uint64_t n, Status failure) {
  failing_call_ = calls_ + n;
  failure_ = std::move(failure);
  failed_ = false;
}

Status FaultInjector::before(KvCall call) {
  if (++calls_ != failing_call_) return Status::ok();
  failed_ = true;
  lose_answer_ = call == KvCall::kCommit && failure_.code() == StatusCode::kUnknownOutcome;
  return lose_answer_ ? Status::ok() : failure_;
}

Status FaultInjector::after_commit(Status outcome) {
  if (!lose_answer_) return outcome;
  lose_answer_ = false;
  return failure_;
}

std::unique_ptr<KvStore> make_fault_kv(std::unique_ptr<KvStore> store, std::shared_ptr<FaultInjector> injector) {
  return make_observed_kv(std::move(store), std::move(injector));
}

}  // namespace relata
