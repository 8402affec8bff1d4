#include "tools/relata/open_graph.h"

#include <unistd.h>

namespace relata {

Result<Database> open_existing(const std::filesystem::path& directory, Durability durability, std::uint64_t memory_bytes) {
  const bool writable = ::access(directory.c_str(), W_OK) == 0;
  DatabaseOptions options{.create_if_missing = false, .read_only = !writable, .durability = durability};
  options.memory_bytes = memory_bytes;
  Result<Database> opened = Database::open(directory, options);
  if (writable && opened.status().code() == StatusCode::kBusy) {
    options.read_only = true;
    return Database::open(directory, options);
  }
  return opened;
}

}  // namespace relata
