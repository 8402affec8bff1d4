#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "storage/base/status.h"

namespace relata {

// What can be told of a store's directory without RocksDB, which would happily move in with somebody else's files.
// Creates it when it is missing and may be. Errors as open_rocksdb_kv().
Status prepare_rocksdb_directory(const std::filesystem::path& directory, bool create_if_missing);

// Which files make up the store, as of the last change to that: the current manifest and its length. While it stays the same no file of
// the store has been dropped, so a reader that sees the same before and after it has opened all files has missed nothing.
struct ManifestMark {
  std::string manifest;
  std::uint64_t bytes = 0;
  friend bool operator==(const ManifestMark&, const ManifestMark&) = default;
};
// Of a directory without a manifest: empty.
ManifestMark manifest_mark(const std::filesystem::path& directory);

}  // namespace relata
