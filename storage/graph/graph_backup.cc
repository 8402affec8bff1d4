#include "storage/graph/graph_backup.h"

#include "storage/rocksdb/backup.h"

namespace relata {

Result<std::vector<KvBackup>> list_graph_backups(const std::filesystem::path& directory) { return list_rocksdb_backups(directory); }

Status drop_old_graph_backups(const std::filesystem::path& directory, std::uint32_t keep) {
  return drop_old_rocksdb_backups(directory, keep);
}

Status restore_graph(const std::filesystem::path& directory, std::uint32_t number, const std::filesystem::path& target) {
  return restore_rocksdb_backup(directory, number, target);
}

}  // namespace relata
