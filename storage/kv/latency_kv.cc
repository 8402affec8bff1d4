#include "storage/kv/latency_kv.h"

#include <thread>

#include "storage/kv/observed_kv.h"

namespace relata {
namespace {

class Delay final : public KvObserver {
 public:
  explicit Delay(std::chrono::microseconds delay) : delay_(delay) {}
  Status before(KvCall call) override {
    if (is_round_trip(call)) std::this_thread::sleep_for(delay_);
    return Status::ok();
  }

 private:
  std::chrono::microseconds delay_;
};

}  // namespace

std::unique_ptr<KvStore> make_latency_kv(std::unique_ptr<KvStore> store, std::chrono::microseconds delay) {
  return make_observed_kv(std::move(store), std::make_shared<Delay>(delay));
}

}  // namespace relata
