#include "storage/rocksdb/store.h"

#include <fmt/format.h>
#include <rocksdb/convenience.h>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/write_batch.h>

#include <atomic>
#include <filesystem>
#include <mutex>

#include "storage/base/limits.h"
#include "storage/rocksdb/backup.h"
#include "storage/rocksdb/directory.h"
#include "storage/rocksdb/log_keeper.h"
#include "storage/rocksdb/open.h"
#include "storage/rocksdb/reader.h"
#include "storage/rocksdb/run.h"
#include "storage/rocksdb/status.h"
#include "storage/rocksdb/transaction.h"
#include "storage/rocksdb/verify.h"

namespace relata {
namespace {

constexpr KvCapabilities kCapabilities = {limits::kKeyBytes, limits::kValueBytes, limits::kTransactionBytes, limits::kTransactionTime,
                                          true};

// Less than this is read back from the log in less time than a file of its own is worth.
constexpr std::uint64_t kFlushOnCloseBytes = 4 << 20;

class RocksKv final : public KvStore {
 public:
  // `keeper`: null when open for reading only.
  RocksKv(std::unique_ptr<rocksdb::DB> db, std::string where, std::shared_ptr<LogKeeper> keeper)
      : db_(std::move(db)), where_(std::move(where)), keeper_(std::move(keeper)) {
    if (!read_only()) runs_.clean();
  }
  ~RocksKv() override {
    if (read_only()) return;
    // What is in the log alone has to be gone through when the store is opened again. An error loses nothing: the log is still there.
    std::uint64_t unflushed_bytes = 0;
    if (!keeper_->stopped() && db_->GetIntProperty(rocksdb::DB::Properties::kCurSizeActiveMemTable, &unflushed_bytes) &&
        unflushed_bytes > kFlushOnCloseBytes) {
      (void)db_->Flush(rocksdb::FlushOptions());
    }
    (void)db_->Close();
  }
  RocksKv(const RocksKv&) = delete;
  RocksKv& operator=(const RocksKv&) = delete;

  KvCapabilities capabilities() const override { return kCapabilities; }
  Result<std::unique_ptr<KvReader>> snapshot() const override {
    return std::unique_ptr<KvReader>(std::make_unique<RocksReader>(*db_, where_));
  }
  Result<std::unique_ptr<KvTransaction>> begin() override;
  Result<std::unique_ptr<KvSortedRun>> sorted_run() override {
    RELATA_RETURN_IF_ERROR(check_writable());
    return runs_.start(db_->GetOptions(), kCapabilities);
  }
  Status ingest_sorted(std::vector<std::unique_ptr<KvSortedRun>> runs) override {
    RELATA_RETURN_IF_ERROR(check_writable());
    const std::scoped_lock lock(mutex_);
    RELATA_RETURN_IF_ERROR(check_sound());
    RELATA_RETURN_IF_ERROR(runs_.ingest(*db_, std::move(runs)));
    ++version_;
    return Status::ok();
  }

  Status drop(const KeyRange& range) override;

  Status sync() override {
    if (read_only()) return Status::ok();
    if (outcome_unknown_) return must_be_reopened();
    const Status synced = keeper_->stopped() ? stopped_by_full_disk() : to_status(db_->SyncWAL(), where_);
    if (synced.is_ok()) return synced;
    keeper_->set_stopped(true);
    outcome_unknown_ = true;
    return Status::unknown_outcome(std::string(synced.message()));
  }
  Result<std::vector<std::uint64_t>> sizes(std::span<const KeyRange> ranges) const override;
  Status verify(std::vector<std::string>& problems) const override { return verify_rocksdb_files(*db_, where_, read_only(), problems); }
  Result<KvBackup> backup(const std::filesystem::path& directory, std::string_view owner) const override;

 private:
  std::uint64_t version() const {
    const std::scoped_lock lock(mutex_);
    return version_;
  }

  Status write(std::uint64_t base_version, rocksdb::WriteBatch& batch, bool sync) {
    const std::scoped_lock lock(mutex_);
    if (base_version != version_) return Status::conflict("another transaction committed first; retry");
    RELATA_RETURN_IF_ERROR(check_sound());
    RELATA_RETURN_IF_ERROR(check_space(batch.GetDataSize()));
    rocksdb::WriteOptions options;
    options.sync = sync;
    Status written = write_status(db_->Write(options, &batch), where_);
    if (written.is_ok()) {
      ++version_;
    } else {
      keeper_->set_stopped(true);
      outcome_unknown_ = written.code() == StatusCode::kUnknownOutcome;
    }
    return written;
  }

  bool read_only() const { return keeper_ == nullptr; }
  Status must_be_reopened() const {
    return Status::unknown_outcome(fmt::format("{}: an earlier write failed and may or may not be on the disk; open it again", where_));
  }
  Status stopped_by_full_disk() const {
    return Status::resource_exhausted(
        fmt::format("{}: the disk was full when it was written to; free some space and open it again", where_));
  }
  Status check_sound() const {
    if (outcome_unknown_) return must_be_reopened();
    return keeper_->stopped() ? stopped_by_full_disk() : Status::ok();
  }
  // A commit that would fill the disk fails before RocksDB comes to know of it, so that the next can succeed once there is space again.
  // Needed are the log's bytes, and a table of what is in memory then.
  Status check_space(std::uint64_t bytes) const {
    constexpr std::uint64_t kSpareBytes = 4 << 20;
    std::uint64_t free = 0;
    if (!db_->GetEnv()->GetFreeSpace(where_, &free).ok()) return Status::ok();  // not told
    std::uint64_t in_memory = 0;
    (void)db_->GetIntProperty(rocksdb::DB::Properties::kCurSizeAllMemTables, &in_memory);
    if (free > 2 * bytes + in_memory + kSpareBytes) return Status::ok();
    return disk_full(where_);
  }
  Status check_writable() const {
    return read_only() ? Status::unsupported(fmt::format("{} is open for reading only", where_)) : Status::ok();
  }

  std::unique_ptr<rocksdb::DB> db_;
  std::string where_;
  std::shared_ptr<LogKeeper> keeper_;
  RocksRuns runs_{where_};
  mutable std::mutex mutex_;  // one write at a time
  std::uint64_t version_ = 0;
  std::atomic<bool> outcome_unknown_ = false;
};

Result<std::vector<std::uint64_t>> RocksKv::sizes(std::span<const KeyRange> ranges) const {
  const Bytes behind_all(limits::kKeyBytes, '\xff');
  std::vector<rocksdb::Range> wanted;
  for (const KeyRange& range : ranges) wanted.emplace_back(slice(range.begin), slice(range.end.empty() ? behind_all : range.end));
  rocksdb::SizeApproximationOptions options;
  options.include_memtables = true;
  std::vector<std::uint64_t> sizes(ranges.size());
  const rocksdb::Status status =
      db_->GetApproximateSizes(options, db_->DefaultColumnFamily(), wanted.data(), static_cast<int>(wanted.size()), sizes.data());
  RELATA_RETURN_IF_ERROR(to_status(status, where_));
  return sizes;
}

Status RocksKv::drop(const KeyRange& range) {
  RELATA_RETURN_IF_ERROR(check_writable());
  const std::scoped_lock lock(mutex_);
  RELATA_RETURN_IF_ERROR(check_sound());
  RELATA_RETURN_IF_ERROR(check_space(0));
  const Bytes behind_all(limits::kKeyBytes, '\xff');
  const rocksdb::Slice begin = slice(range.begin);
  const rocksdb::Slice end = slice(range.end.empty() ? behind_all : range.end);
  rocksdb::WriteOptions options;
  options.sync = true;
  RELATA_RETURN_IF_ERROR(to_status(db_->DeleteRange(options, db_->DefaultColumnFamily(), begin, end), where_));
  ++version_;
  // Whole files go at once; the rest goes when files are written anew. An error leaves only what nobody sees.
  (void)rocksdb::DeleteFilesInRange(db_.get(), db_->DefaultColumnFamily(), &begin, &end, false);
  return Status::ok();
}

Result<std::unique_ptr<KvTransaction>> RocksKv::begin() {
  RELATA_RETURN_IF_ERROR(check_writable());
  const auto writer = [this, base_version = version()](rocksdb::WriteBatch& batch, bool sync) { return write(base_version, batch, sync); };
  return std::unique_ptr<KvTransaction>(std::make_unique<RocksTransaction>(*db_, where_, kCapabilities, writer));
}

Result<KvBackup> RocksKv::backup(const std::filesystem::path& directory, std::string_view owner) const {
  if (read_only()) return backup_beside_a_writer(where_, db_->GetOptions(), directory, owner);
  return write_rocksdb_backup(*db_, directory, owner);
}

}  // namespace

Result<std::unique_ptr<KvStore>> open_rocksdb_kv(const std::filesystem::path& directory, const RocksDbOptions& options) {
  const bool create = options.create_if_missing && !options.read_only;
  RELATA_RETURN_IF_ERROR(prepare_rocksdb_directory(directory, create));
  rocksdb::Options rocks = rocksdb_options(create);
  if (options.write_buffer_bytes > 0) rocks.write_buffer_size = options.write_buffer_bytes;
  if (options.env != nullptr) rocks.env = options.env;
  const auto keeper = options.read_only ? nullptr : std::make_shared<LogKeeper>();
  RELATA_ASSIGN_OR_RETURN(std::unique_ptr<rocksdb::DB> db, options.read_only
                                                               ? open_beside_a_writer(directory, std::move(rocks))
                                                               : open_for_writing(directory, std::move(rocks), options.salvage, keeper));
  return std::unique_ptr<KvStore>(std::make_unique<RocksKv>(std::move(db), directory.string(), keeper));
}

}  // namespace relata
