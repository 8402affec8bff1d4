#pragma once

#include <filesystem>
#include <memory>

#include "storage/kv/kv_store.h"

namespace rocksdb {
class Env;
}

namespace relata {

struct RocksDbOptions {
  bool create_if_missing = true;
  // Shows the store as it is now, beside a writer too. What the writer commits later shows to who opens it then.
  bool read_only = false;
  // Opens a store whose log is damaged with what was committed before the damage; the rest is lost for good.
  bool salvage = false;
  // Writes held in memory before they become a file; 0: as suits graphs.
  std::size_t write_buffer_bytes = 0;
  // Borrowed, and must outlive the store; null: the machine's own file system. For tests of what file systems do to a store.
  rocksdb::Env* env = nullptr;
};

// A store in a directory. Errors name it: kNotFound when there is none and none is to be created, kBusy when another process has it
// open for writing, kInvalidArgument when the directory holds something else, kCorruption also for a damaged log (RocksDB alone would
// drop what follows the damage), kIoError and kResourceExhausted (disk full).
Result<std::unique_ptr<KvStore>> open_rocksdb_kv(const std::filesystem::path& directory, const RocksDbOptions& options);

}  // namespace relata
