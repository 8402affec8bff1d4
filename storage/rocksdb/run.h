#pragma once

#include <rocksdb/db.h>
#include <rocksdb/sst_file_writer.h>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "storage/kv/kv_store.h"

namespace relata {

// A sorted run in a file of RocksDB's own format, which it then only has to rename.
class RocksRun final : public KvSortedRun {
 public:
  RocksRun(const rocksdb::Options& options, KvCapabilities capabilities, std::filesystem::path file, std::string where);
  ~RocksRun() override;  // removes the file
  RocksRun(const RocksRun&) = delete;
  RocksRun& operator=(const RocksRun&) = delete;

  Status put(KeyView key, KeyView value) override;
  Status finish() override;
  // Null for a run without pairs, which has no file.
  const std::filesystem::path* file() const { return last_.empty() ? nullptr : &file_; }

 private:
  Status open();

  KvCapabilities capabilities_;
  std::filesystem::path file_;
  std::string where_;
  rocksdb::SstFileWriter writer_;
  Bytes last_;
};

// The runs of one store, in a folder of its directory that is there only while there are any.
class RocksRuns {
 public:
  explicit RocksRuns(const std::string& where) : where_(where), folder_(std::filesystem::path(where) / "sorted") {}

  // Removes what the runs of an earlier process left when it was killed.
  void clean() const;
  Result<std::unique_ptr<KvSortedRun>> start(const rocksdb::Options& options, KvCapabilities capabilities);
  Status ingest(rocksdb::DB& db, std::vector<std::unique_ptr<KvSortedRun>> runs) const;

 private:
  const std::string& where_;
  std::filesystem::path folder_;
  std::atomic<std::uint64_t> started_ = 0;
};

}  // namespace relata
