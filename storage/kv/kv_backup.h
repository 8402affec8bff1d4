#pragma once

#include <cstdint>
#include <string>

namespace relata {

// A copy of a store as it was at one moment, in a directory of such copies.
struct KvBackup {
  std::uint32_t number = 0;  // counts up within the directory
  std::int64_t unix_seconds = 0;
  std::uint64_t bytes = 0;  // of all its files, those included that it shares with other backups
  std::string owner;        // what the store is called by whoever made the backup
};

}  // namespace relata
