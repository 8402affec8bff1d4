#include "storage/kv/rocksdb_kv.h"

#include <fmt/format.h>
#include <rocksdb/convenience.h>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/listener.h>
#include <rocksdb/sst_file_reader.h>
#include <rocksdb/table.h>
#include <rocksdb/write_batch.h>

#include <atomic>
#include <filesystem>
#include <mutex>
#include <thread>

#include "storage/base/limits.h"
#include "storage/kv/rocksdb_backup.h"
#include "storage/kv/rocksdb_directory.h"
#include "storage/kv/rocksdb_log.h"
#include "storage/kv/rocksdb_run.h"
#include "storage/kv/rocksdb_status.h"
#include "storage/kv/write_limits.h"
#include "storage/kv/write_overlay.h"

namespace relata {
namespace {

constexpr KvCapabilities kCapabilities = {limits::kKeyBytes, limits::kValueBytes, limits::kTransactionBytes, limits::kTransactionTime,
                                          true};

// Less than this is read back from the log in less time than a file of its own is worth.
constexpr std::uint64_t kFlushOnCloseBytes = 4 << 20;

class RocksScan final : public KvScan {
 public:
  RocksScan(std::unique_ptr<rocksdb::Iterator> iterator, KeyRange range, const std::string& where)
      : iterator_(std::move(iterator)), range_(std::move(range)), where_(where) {
    iterator_->Seek(slice(range_.begin));
  }
  Status next_batch(std::vector<KvPair>& batch, std::size_t limit) override {
    batch.clear();
    for (; iterator_->Valid() && batch.size() < limit; iterator_->Next()) {
      if (!range_.end.empty() && iterator_->key().compare(slice(range_.end)) >= 0) break;
      batch.emplace_back(iterator_->key().ToString(), iterator_->value().ToString());
    }
    return to_status(iterator_->status(), where_);
  }

 private:
  std::unique_ptr<rocksdb::Iterator> iterator_;
  KeyRange range_;
  const std::string& where_;
};

Result<std::optional<Bytes>> found(const rocksdb::Status& status, Bytes value, const std::string& where) {
  if (status.IsNotFound()) return std::optional<Bytes>();
  RELATA_RETURN_IF_ERROR(to_status(status, where));
  return std::optional<Bytes>(std::move(value));
}

class RocksReader final : public KvReader {
 public:
  RocksReader(rocksdb::DB& db, const std::string& where) : db_(db), where_(where), snapshot_(db.GetSnapshot()) {
    options_.snapshot = snapshot_;
  }
  ~RocksReader() override { db_.ReleaseSnapshot(snapshot_); }
  RocksReader(const RocksReader&) = delete;
  RocksReader& operator=(const RocksReader&) = delete;

  Result<std::optional<Bytes>> get(KeyView key) const override {
    Bytes value;
    const rocksdb::Status status = db_.Get(options_, slice(key), &value);
    return found(status, std::move(value), where_);
  }
  Status multi_get(std::span<const KeyView> keys, std::vector<std::optional<Bytes>>& values) const override {
    std::vector<rocksdb::Slice> slices;
    for (const KeyView key : keys) slices.push_back(slice(key));
    std::vector<Bytes> raw;
    const std::vector<rocksdb::Status> statuses = db_.MultiGet(options_, slices, &raw);
    values.assign(keys.size(), std::nullopt);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      RELATA_ASSIGN_OR_RETURN(values[i], found(statuses[i], std::move(raw[i]), where_));
    }
    return Status::ok();
  }
  Result<std::unique_ptr<KvScan>> scan(const KeyRange& range) const override {
    return std::unique_ptr<KvScan>(
        std::make_unique<RocksScan>(std::unique_ptr<rocksdb::Iterator>(db_.NewIterator(options_)), range, where_));
  }

 private:
  rocksdb::DB& db_;
  const std::string& where_;
  const rocksdb::Snapshot* snapshot_;
  rocksdb::ReadOptions options_;
};

// When its memory is full RocksDB goes on in a new log while the old one may not be on the disk yet. Power that is lost then could leave
// the new one without the end of the old one: commits missing in the middle. So the old one is synced before anything goes into the new.
//
// Also knows whether RocksDB has stopped after an error. A log that could not be written must not be touched again.
class LogKeeper final : public rocksdb::EventListener {
 public:
  void watch(rocksdb::DB* db) { db_ = db; }
  bool stopped() const { return stopped_; }
  void set_stopped(bool stopped) { stopped_ = stopped; }

  // Called with the new log in place, and before it is written to. A sync that fails lets the next write fail.
  void OnMemTableSealed(const rocksdb::MemTableInfo&) override {
    rocksdb::DB* const db = db_;
    if (db != nullptr && !stopped_) (void)db->SyncWAL();
  }
  // Tables that could not be merged are all still there, and RocksDB tries again. Taken for an error it would let no memory be written
  // out any more, and a commit that waits for memory would wait for ever.
  void OnBackgroundError(rocksdb::BackgroundErrorReason reason, rocksdb::Status* error) override {
    if (reason == rocksdb::BackgroundErrorReason::kCompaction && error->IsNoSpace()) {
      *error = rocksdb::Status::OK();
    } else {
      stopped_ = true;
    }
  }
  // RocksDB 7.8 may wait for ever when it resumes on a disk that is still full, and may then write to a log that it could not write.
  void OnErrorRecoveryBegin(rocksdb::BackgroundErrorReason, rocksdb::Status, bool* automatic) override { *automatic = false; }

 private:
  std::atomic<rocksdb::DB*> db_ = nullptr;
  std::atomic<bool> stopped_ = false;
};

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
  Status verify(std::vector<std::string>& problems) const override;
  Result<KvBackup> backup(const std::filesystem::path& directory, std::string_view owner) const override;

 private:
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

Status RocksKv::verify(std::vector<std::string>& problems) const {
  const Status logs = check_rocksdb_logs(where_);
  if (logs.code() == StatusCode::kCorruption) problems.emplace_back(logs.message());
  const rocksdb::Status tables = db_->VerifyChecksum();
  const bool may_be_gone = read_only() && !tables.ok();
  if (!tables.IsCorruption() && !may_be_gone) return to_status(tables, where_);
  // The call ends at the first damage, or the first table that another process has replaced since. Tables one by one tell the rest.
  std::vector<rocksdb::LiveFileMetaData> files;
  db_->GetLiveFilesMetaData(&files);
  const std::size_t before = problems.size();
  for (const rocksdb::LiveFileMetaData& file : files) {
    const std::string path = file.db_path + file.name;
    rocksdb::SstFileReader reader(db_->GetOptions());
    rocksdb::Status status = reader.Open(path);
    if (status.ok()) status = reader.VerifyChecksum();
    // What is gone is still open here, and its records are read and checked like all others.
    if (!status.ok() && !(may_be_gone && !std::filesystem::exists(path)))
      problems.push_back(fmt::format("{}: {}", path, status.ToString()));
  }
  if (may_be_gone && !tables.IsCorruption()) return Status::ok();
  if (problems.size() == before) problems.push_back(fmt::format("{}: {}", where_, tables.ToString()));
  return Status::ok();
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

class RocksTransaction final : public KvTransaction {
 public:
  RocksTransaction(RocksKv& store, rocksdb::DB& db, const std::string& where, std::uint64_t version)
      : store_(store), where_(where), version_(version), base_(db, where), limits_(kCapabilities) {}

  Result<std::optional<Bytes>> get(KeyView key) const override { return overlay_.get(base_, key); }
  Status multi_get(std::span<const KeyView> keys, std::vector<std::optional<Bytes>>& values) const override {
    return overlay_.multi_get(base_, keys, values);
  }
  Result<std::unique_ptr<KvScan>> scan(const KeyRange& range) const override { return overlay_.scan(base_, range); }
  Status put(KeyView key, KeyView value) override {
    RELATA_RETURN_IF_ERROR(limits_.add(key, value));
    overlay_.put(key, value);
    return Status::ok();
  }
  Status erase(KeyView key) override {
    RELATA_RETURN_IF_ERROR(limits_.add(key, {}));
    overlay_.erase(key);
    return Status::ok();
  }
  // The batch is in the order of keys, which RocksDB takes in several times faster than any other.
  Status commit(bool sync) override {
    RELATA_RETURN_IF_ERROR(limits_.check_time());
    rocksdb::WriteBatch batch;
    for (const auto& [key, value] : overlay_.writes()) {
      const rocksdb::Status added = value ? batch.Put(slice(key), slice(*value)) : batch.Delete(slice(key));
      RELATA_RETURN_IF_ERROR(to_status(added, where_));
    }
    return store_.write(version_, batch, sync);
  }

 private:
  RocksKv& store_;
  const std::string& where_;
  std::uint64_t version_;
  RocksReader base_;
  WriteLimits limits_;
  WriteOverlay overlay_;
};

Result<std::unique_ptr<KvTransaction>> RocksKv::begin() {
  RELATA_RETURN_IF_ERROR(check_writable());
  return std::unique_ptr<KvTransaction>(std::make_unique<RocksTransaction>(*this, *db_, where_, version()));
}

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

// A writer drops files when it has written others in their place. A reader that comes upon a gap looks again.
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

// Only the writer's process can hold its files still, so another one looks whether it did: what was copied while it dropped some is
// dropped too, and copied again.
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
