#include "storage/rocksdb/open.h"

#include <fmt/format.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>

#include <chrono>
#include <thread>
#include <utility>

#include "storage/rocksdb/backup.h"
#include "storage/rocksdb/directory.h"
#include "storage/rocksdb/log.h"
#include "storage/rocksdb/status.h"

namespace relata {
namespace {

// Closes a store again that could not be opened whole.
Result<std::unique_ptr<rocksdb::DB>> opened(const rocksdb::Status& status, rocksdb::DB* db, const std::filesystem::path& directory) {
  std::unique_ptr<rocksdb::DB> owned(db);
  RELATA_RETURN_IF_ERROR(open_status(status, directory.string()));
  return owned;
}

// Not below a process that has the store open: kBusy.
Status salvage_alone(const std::filesystem::path& directory) {
  rocksdb::Env* const env = rocksdb::Env::Default();
  rocksdb::FileLock* lock = nullptr;
  RELATA_RETURN_IF_ERROR(open_status(env->LockFile((directory / "LOCK").string(), &lock), directory.string()));
  Status salvaged = salvage_rocksdb_logs(directory);
  (void)env->UnlockFile(lock);
  return salvaged;
}

}  // namespace

rocksdb::Options rocksdb_options(bool create_if_missing) {
  rocksdb::Options options;
  options.create_if_missing = create_if_missing;
  options.paranoid_checks = true;
  options.compression = rocksdb::kLZ4Compression;
  options.bottommost_compression = rocksdb::kZSTD;
  // The next levels pack our keys and records no better, and take longer.
  options.bottommost_compression_opts.level = 1;
  options.bottommost_compression_opts.enabled = true;
  // Nearly every key that is looked up is there, so filters for the last level, where most keys lie, would only take space.
  options.optimize_filters_for_hits = true;
  // The log of RocksDB itself is for its developers; errors reach us as statuses.
  options.info_log_level = rocksdb::HEADER_LEVEL;
  options.keep_log_file_num = 2;
  options.max_open_files = 512;
  options.max_background_jobs = 2;
  options.write_buffer_size = 32 << 20;
  rocksdb::BlockBasedTableOptions table;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  table.format_version = 5;
  // Both four times RocksDB's own: long runs of keys that differ in a few bytes pack the better, and single records are seldom read once
  // the graph is in memory.
  table.block_size = 16 << 10;
  table.block_restart_interval = 64;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return options;
}

Result<std::unique_ptr<rocksdb::DB>> open_for_writing(const std::filesystem::path& directory, rocksdb::Options options, bool salvage,
                                                      const std::shared_ptr<LogKeeper>& keeper) {
  if (salvage) RELATA_RETURN_IF_ERROR(salvage_alone(directory));
  const Status sound = check_rocksdb_logs(directory);
  if (sound.code() == StatusCode::kCorruption) {
    return Status::corruption(
        fmt::format("{}; restore a backup, or keep what was committed before it with relata check --salvage", sound.message()));
  }
  RELATA_RETURN_IF_ERROR(sound);
  options.listeners.push_back(keeper);
  rocksdb::DB* db = nullptr;
  const rocksdb::Status status = rocksdb::DB::Open(options, directory.string(), &db);
  keeper->watch(db);
  return opened(status, db, directory);
}

Result<std::unique_ptr<rocksdb::DB>> open_beside_a_writer(const std::filesystem::path& directory, rocksdb::Options options) {
  constexpr int kAttempts = 50;
  constexpr std::chrono::milliseconds kPause{2};
  options.max_open_files = -1;  // all at once: what is open can be read even after the writer has dropped it
  for (int attempt = 1;; ++attempt) {
    const ManifestMark before = manifest_mark(directory);
    const Status sound = check_rocksdb_logs(directory);
    rocksdb::DB* db = nullptr;
    const rocksdb::Status status = rocksdb::DB::OpenForReadOnly(options, directory.string(), &db);
    Result<std::unique_ptr<rocksdb::DB>> result = opened(status, db, directory);
    if (manifest_mark(directory) == before) {
      RELATA_RETURN_IF_ERROR(sound);
      return result;
    }
    if (attempt == kAttempts) break;
    std::this_thread::sleep_for(kPause * attempt);
  }
  return Status::busy(fmt::format("{} is being written to faster than it can be opened; try again", directory.string()));
}

Result<KvBackup> backup_beside_a_writer(const std::filesystem::path& store, const rocksdb::Options& options,
                                        const std::filesystem::path& directory, std::string_view owner) {
  constexpr int kAttempts = 20;
  for (int attempt = 1; attempt <= kAttempts; ++attempt) {
    const ManifestMark before = manifest_mark(store);
    RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<rocksdb::DB> db, open_beside_a_writer(store, options));
    Result<KvBackup> made = write_rocksdb_backup(*db, directory, owner);
    if (manifest_mark(store) == before) return made;
    if (made.is_ok()) RELATA_RETURN_IF_ERROR(drop_rocksdb_backup(directory, made->number));
  }
  return Status::busy(fmt::format("{} is being written to faster than it can be copied; try again", store.string()));
}

}  // namespace relata
