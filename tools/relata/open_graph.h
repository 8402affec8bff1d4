#pragma once

#include <filesystem>

#include "engine/api/database.h"
#include "storage/base/result.h"

namespace relata {

// An existing graph for reading and writing; for reading alone when another process is writing to it or the directory is write-protected.
Result<Database> open_existing(const std::filesystem::path& directory, Durability durability = Durability::kSync,
                               std::uint64_t memory_bytes = 0);

}  // namespace relata
