#pragma once

#include <memory>

#include "storage/kv/kv_store.h"

namespace relata {

// An ordered map in memory, for tests and for databases that vanish with the process. A snapshot shares the map until the next commit,
// which then copies it: meant for small graphs.
std::unique_ptr<KvStore> make_memory_kv();

}  // namespace relata
