#include "tools/relata/open_graph.h"

#include <unistd.h>

namespace relata {

Result<Database> open_existing(const std::filesystem::path& directory, Durability durability) {
  const bool writable = ::access(directory.c_str(), W_OK) == 0;
  Result<Database> opened = Database::open(directory, {.create_if_missing = false, .read_only = !writable, .durability = durability});
  if (writable && opened.status().code() == StatusCode::kBusy) {
    return Database::open(directory, {.create_if_missing = false, .read_only = true});
  }
  return opened;
}

}  // namespace relata
