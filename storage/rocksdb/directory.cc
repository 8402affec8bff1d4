#include "storage/rocksdb/directory.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

namespace relata {
namespace {

Status check_files(const std::filesystem::path& directory) {
  std::error_code error;
  if (std::filesystem::exists(directory / "CURRENT", error)) return Status::ok();
  const auto is_table = [](const auto& file) { return file.path().extension() == ".sst"; };
  const std::filesystem::directory_iterator files(directory, error);
  if (error) return Status::io_error(fmt::format("cannot read {}: {}", directory.string(), error.message()));
  // RocksDB would begin a new store, and tidy the old one's files away.
  if (std::any_of(begin(files), end(files), is_table)) {
    return Status::corruption(fmt::format("{} lacks the file CURRENT; restore a backup", directory.string()));
  }
  // A process that was killed while it made the store leaves this much.
  if (std::filesystem::exists(directory / "LOCK", error)) return Status::ok();
  return Status::invalid_argument(fmt::format("{} holds other files and no graph; name a new directory", directory.string()));
}

}  // namespace

Status prepare_rocksdb_directory(const std::filesystem::path& directory, bool create_if_missing) {
  std::error_code error;
  const std::filesystem::file_status kind = std::filesystem::status(directory, error);
  if (!std::filesystem::exists(kind)) {
    if (!create_if_missing) return Status::not_found(fmt::format("there is no graph at {}", directory.string()));
    std::filesystem::create_directories(directory, error);
    if (error) return Status::io_error(fmt::format("cannot create {}: {}", directory.string(), error.message()));
    return Status::ok();
  }
  if (!std::filesystem::is_directory(kind)) {
    return Status::invalid_argument(fmt::format("{} is a file; a graph is a directory", directory.string()));
  }
  const bool empty = std::filesystem::is_empty(directory, error);
  if (error) return Status::io_error(fmt::format("cannot read {}: {}", directory.string(), error.message()));
  if (!empty) return check_files(directory);
  return create_if_missing ? Status::ok() : Status::not_found(fmt::format("there is no graph at {}", directory.string()));
}

ManifestMark manifest_mark(const std::filesystem::path& directory) {
  ManifestMark mark;
  std::ifstream current(directory / "CURRENT");
  std::getline(current, mark.manifest);
  std::error_code missing;
  const std::uintmax_t bytes = std::filesystem::file_size(directory / mark.manifest, missing);
  if (!missing) mark.bytes = bytes;
  return mark;
}

}  // namespace relata
