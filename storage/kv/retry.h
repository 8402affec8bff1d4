#pragma once

#include <functional>

#include "storage/kv/kv_store.h"

namespace relata {

// Runs `change` in a transaction of its own and commits it, on the disk. On kConflict the whole of it is run again, in a new
// transaction, up to `attempts` times; every other error ends it with nothing written.
Status run_transaction(KvStore& store, const std::function<Status(KvTransaction&)>& change, int attempts = 10);

}  // namespace relata
