#include <fmt/format.h>

#include "engine/api/maintenance.h"
#include "engine/txn/database_core.h"
#include "engine/txn/exception_guard.h"
#include "storage/graph/graph_backup.h"

namespace relata {
namespace {

Backup described(const KvBackup& backup) { return {backup.number, backup.unix_seconds, backup.bytes}; }

Result<CheckReport> restore(const std::filesystem::path& directory, std::uint32_t number, const std::filesystem::path& target) {
  std::error_code error;
  if (std::filesystem::exists(target, error)) {
    return Status::already_exists(fmt::format("{} is there already; name a new directory", target.string()));
  }
  std::filesystem::path draft = target;
  draft += ".restoring";
  std::filesystem::remove_all(draft, error);  // of a restore that was killed
  RELATA_RETURN_IF_ERROR(restore_graph(directory, number, draft));
  Result<CheckReport> report = check_database(draft);
  if (report.is_ok() && report->problem_count > 0) {
    report = Status::corruption(fmt::format("the backup has {} problems; the first: {}", report->problem_count, report->problems.front()));
  }
  if (!report.is_ok()) {
    std::filesystem::remove_all(draft, error);
    return report;
  }
  std::filesystem::rename(draft, target, error);
  if (error) return Status::io_error(fmt::format("cannot make {}: {}", target.string(), error.message()));
  return report;
}

}  // namespace

Result<Backup> backup_database(const Database& database, const std::filesystem::path& directory) {
  return guarded([&]() -> Result<Backup> {
    RELATA_ASSIGN_OR_RETURN(const KvBackup made, database.core().store().backup(directory));
    return described(made);
  });
}

Result<std::vector<Backup>> list_backups(const std::filesystem::path& directory) {
  return guarded([&]() -> Result<std::vector<Backup>> {
    RELATA_ASSIGN_OR_RETURN(const std::vector<KvBackup> found, list_graph_backups(directory));
    std::vector<Backup> backups;
    for (const KvBackup& backup : found) backups.push_back(described(backup));
    return backups;
  });
}

Status drop_old_backups(const std::filesystem::path& directory, std::uint32_t keep) {
  return guarded([&] { return drop_old_graph_backups(directory, keep); });
}

Result<CheckReport> restore_database(const std::filesystem::path& directory, std::uint32_t number, const std::filesystem::path& target) {
  return guarded([&] { return restore(directory, number, target); });
}

}  // namespace relata
