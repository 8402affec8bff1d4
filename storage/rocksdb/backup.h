#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "storage/kv/kv_store.h"

namespace rocksdb {
class DB;
}

namespace relata {

// Backups of RocksDB stores: a directory of numbered copies that share the files which did not change between them.

// Adds one; see KvStore::backup(). Reads `db` only, which may be open for reading only.
Result<KvBackup> write_rocksdb_backup(rocksdb::DB& db, const std::filesystem::path& directory, std::string_view owner);

// Ascending by number. kNotFound when the directory holds no backups.
Result<std::vector<KvBackup>> list_rocksdb_backups(const std::filesystem::path& directory);

// Drops one backup; its files go with the next one that is written.
Status drop_rocksdb_backup(const std::filesystem::path& directory, std::uint32_t number);

// Drops all but the newest `keep` backups and the files that only they need.
Status drop_old_rocksdb_backups(const std::filesystem::path& directory, std::uint32_t keep);

// Writes the store as it was into `target`, which must not exist (kAlreadyExists) and is made. `number` 0: the newest. Checksums of all
// files are verified. When it fails `target` is gone again.
Status restore_rocksdb_backup(const std::filesystem::path& directory, std::uint32_t number, const std::filesystem::path& target);

}  // namespace relata
