#include "storage/kv/counting_kv.h"

namespace relata {

std::uint64_t RoundTripCounter::round_trips() const {
  std::uint64_t sum = 0;
  for (std::size_t call = 0; call < counts_.size(); ++call) {
    if (is_round_trip(static_cast<KvCall>(call))) sum += counts_[call];
  }
  return sum;
}

void RoundTripCounter::reset() {
  for (auto& count : counts_) count = 0;
}

Status RoundTripCounter::before(KvCall call) {
  ++counts_[static_cast<std::size_t>(call)];
  return Status::ok();
}

std::unique_ptr<KvStore> make_counting_kv(std::unique_ptr<KvStore> store, std::shared_ptr<RoundTripCounter> counter) {
  return make_observed_kv(std::move(store), std::move(counter));
}

}  // namespace relata
