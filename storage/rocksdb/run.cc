#include "storage/rocksdb/run.h"

#include <fmt/format.h>

#include "storage/kv/write_limits.h"
#include "storage/rocksdb/status.h"

namespace relata {
namespace {

// Pages of the file stay in the cache of the operating system: the graph is opened next.
constexpr bool kDropFromCache = false;

// Somebody waits for these files: LZ4 takes an eighth of the time of a load less than zstd, and a sixth more space. What compaction writes
// anew is packed as everything else.
rocksdb::Options quickly_packed(rocksdb::Options options) {
  options.bottommost_compression = rocksdb::kLZ4Compression;
  return options;
}

}  // namespace

RocksRun::RocksRun(const rocksdb::Options& options, KvCapabilities capabilities, std::filesystem::path file, std::string where)
    : capabilities_(capabilities),
      file_(std::move(file)),
      where_(std::move(where)),
      // The keys are found through what points to them: a filter would only say that they are there.
      writer_(rocksdb::EnvOptions(), quickly_packed(options), nullptr, kDropFromCache, rocksdb::Env::IOPriority::IO_TOTAL, true) {}

RocksRun::~RocksRun() {
  std::error_code ignored;
  std::filesystem::remove(file_, ignored);
}

Status RocksRun::open() {
  std::error_code error;
  std::filesystem::create_directories(file_.parent_path(), error);
  if (error) return Status::io_error(fmt::format("cannot create {}: {}", file_.parent_path().string(), error.message()));
  return to_status(writer_.Open(file_.string()), where_);
}

Status RocksRun::put(KeyView key, KeyView value) {
  RELATA_RETURN_IF_ERROR(check_pair(capabilities_, key, value));
  if (key <= last_) return Status::invalid_argument("the keys of a sorted run must ascend");
  if (last_.empty()) RELATA_RETURN_IF_ERROR(open());
  last_.assign(key);
  return to_status(writer_.Put(slice(key), slice(value)), where_);
}

Status RocksRun::finish() { return last_.empty() ? Status::ok() : to_status(writer_.Finish(), where_); }

void RocksRuns::clean() const {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

Result<std::unique_ptr<KvSortedRun>> RocksRuns::start(const rocksdb::Options& options, KvCapabilities capabilities) {
  std::filesystem::path file = folder_ / fmt::format("{}.run", ++started_);
  return std::unique_ptr<KvSortedRun>(std::make_unique<RocksRun>(options, capabilities, std::move(file), where_));
}

Status RocksRuns::ingest(rocksdb::DB& db, std::vector<std::unique_ptr<KvSortedRun>> runs) const {
  std::vector<std::string> files;
  for (const auto& run : runs) {
    if (const std::filesystem::path* file = static_cast<const RocksRun&>(*run).file()) files.push_back(file->string());
  }
  if (files.empty()) return Status::ok();
  rocksdb::IngestExternalFileOptions options;
  options.move_files = true;
  options.write_global_seqno = false;
  RELATA_RETURN_IF_ERROR(to_status(db.IngestExternalFile(files, options), where_));
  runs.clear();
  std::error_code not_empty;  // others are being written
  std::filesystem::remove(folder_, not_empty);
  return Status::ok();
}

}  // namespace relata
