#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "storage/base/result.h"
#include "storage/kv/kv_backup.h"

namespace relata {

// What can be done with backups without the graph that they are of. Errors as in storage/rocksdb/backup.h.

Result<std::vector<KvBackup>> list_graph_backups(const std::filesystem::path& directory);
Status drop_old_graph_backups(const std::filesystem::path& directory, std::uint32_t keep);
// `number` 0: the newest. `target` must not exist.
Status restore_graph(const std::filesystem::path& directory, std::uint32_t number, const std::filesystem::path& target);

}  // namespace relata
