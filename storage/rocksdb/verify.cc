#include "storage/rocksdb/verify.h"

#include <fmt/format.h>
#include <rocksdb/sst_file_reader.h>

#include <filesystem>

#include "storage/rocksdb/log.h"
#include "storage/rocksdb/status.h"

namespace relata {

Status verify_rocksdb_files(rocksdb::DB& db, const std::string& where, bool read_only, std::vector<std::string>& problems) {
  const Status logs = check_rocksdb_logs(where);
  if (logs.code() == StatusCode::kCorruption) problems.emplace_back(logs.message());
  const rocksdb::Status tables = db.VerifyChecksum();
  const bool may_be_gone = read_only && !tables.ok();
  if (!tables.IsCorruption() && !may_be_gone) return to_status(tables, where);
  // The call ends at the first damage, or the first table that another process has replaced since. Tables one by one tell the rest.
  std::vector<rocksdb::LiveFileMetaData> files;
  db.GetLiveFilesMetaData(&files);
  const std::size_t before = problems.size();
  for (const rocksdb::LiveFileMetaData& file : files) {
    const std::string path = file.db_path + file.name;
    rocksdb::SstFileReader reader(db.GetOptions());
    rocksdb::Status status = reader.Open(path);
    if (status.ok()) status = reader.VerifyChecksum();
    // What is gone is still open here, and its records are read and checked like all others.
    if (!status.ok() && !(may_be_gone && !std::filesystem::exists(path)))
      problems.push_back(fmt::format("{}: {}", path, status.ToString()));
  }
  if (may_be_gone && !tables.IsCorruption()) return Status::ok();
  if (problems.size() == before) problems.push_back(fmt::format("{}: {}", where, tables.ToString()));
  return Status::ok();
}

}  // namespace relata
