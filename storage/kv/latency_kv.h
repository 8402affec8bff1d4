#pragma once

#include <chrono>
#include <memory>

#include "storage/kv/kv_store.h"

namespace relata {

// `store` as if it were across a network: every round trip takes `delay` longer. Tells what is slow there and what is not.
std::unique_ptr<KvStore> make_latency_kv(std::unique_ptr<KvStore> store, std::chrono::microseconds delay);

}  // namespace relata
