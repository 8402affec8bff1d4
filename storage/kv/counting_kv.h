#pragma once

#include <array>
#include <atomic>
#include <cstdint>

#include "storage/kv/observed_kv.h"

namespace relata {

// Counts the calls to a store, so that tests can bound what an operation costs on a store across a network. Thread-safe.
class RoundTripCounter final : public KvObserver {
 public:
  std::uint64_t count(KvCall call) const { return counts_[static_cast<std::size_t>(call)]; }
  // Calls that have to wait for the store (is_round_trip()).
  std::uint64_t round_trips() const;
  void reset();

  Status before(KvCall call) override;

 private:
  std::array<std::atomic<std::uint64_t>, static_cast<std::size_t>(KvCall::kBackup) + 1> counts_{};
};

// `store` with its calls counted.
std::unique_ptr<KvStore> make_counting_kv(std::unique_ptr<KvStore> store, std::shared_ptr<RoundTripCounter> counter);

}  // namespace relata
