#pragma once

#include <rocksdb/slice.h>
#include <rocksdb/status.h>

#include <string>

#include "storage/kv/kv_store.h"

namespace relata {

// For storage/rocksdb alone: RocksDB's words in ours. `where` names the store in messages.

inline rocksdb::Slice slice(KeyView bytes) { return {bytes.data(), bytes.size()}; }

// kResourceExhausted.
Status disk_full(const std::string& where);
Status to_status(const rocksdb::Status& status, const std::string& where);
// Of opening: tells a locked and a missing store from a broken one.
Status open_status(const rocksdb::Status& status, const std::string& where);
// Of a commit or a sync: kUnknownOutcome where the log may hold the bytes although the call failed, so that only a reopened store knows.
Status write_status(const rocksdb::Status& status, const std::string& where);

}  // namespace relata
