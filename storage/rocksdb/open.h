#pragma once

// For storage/rocksdb alone.

#include <rocksdb/db.h>
#include <rocksdb/options.h>

#include <filesystem>
#include <memory>
#include <string_view>

#include "storage/base/result.h"
#include "storage/kv/kv_backup.h"
#include "storage/rocksdb/log_keeper.h"

namespace relata {

rocksdb::Options rocksdb_options(bool create_if_missing);

// Errors of both: as open_rocksdb_kv().
Result<std::unique_ptr<rocksdb::DB>> open_for_writing(const std::filesystem::path& directory, rocksdb::Options options, bool salvage,
                                                      const std::shared_ptr<LogKeeper>& keeper);
// A writer drops files when it has written others in their place. A reader that comes upon a gap looks again.
Result<std::unique_ptr<rocksdb::DB>> open_beside_a_writer(const std::filesystem::path& directory, rocksdb::Options options);

// Only the writer's process can hold its files still, so another one looks whether it did: what was copied while it dropped some is
// dropped too, and copied again.
Result<KvBackup> backup_beside_a_writer(const std::filesystem::path& store, const rocksdb::Options& options,
                                        const std::filesystem::path& directory, std::string_view owner);

}  // namespace relata
