#include "storage/rocksdb/backup.h"

#include <fmt/format.h>
#include <rocksdb/db.h>
#include <rocksdb/utilities/backup_engine.h>

#include <algorithm>

#include "storage/rocksdb/status.h"

namespace relata {
namespace {

rocksdb::BackupEngineOptions backup_options(const std::filesystem::path& directory) {
  rocksdb::BackupEngineOptions options(directory.string());
  options.share_table_files = true;
  options.share_files_with_checksum = true;
  options.sync = true;
  return options;
}

Status check_is_backup(const std::filesystem::path& directory) {
  std::error_code error;
  if (std::filesystem::is_directory(directory / "meta", error)) return Status::ok();
  return Status::not_found(fmt::format("there are no backups at {}", directory.string()));
}

// An engine would put its files among whatever is there.
Status check_is_free(const std::filesystem::path& directory) {
  std::error_code error;
  if (!std::filesystem::exists(directory, error) || check_is_backup(directory).is_ok()) return Status::ok();
  if (std::filesystem::is_directory(directory, error) && std::filesystem::is_empty(directory, error)) return Status::ok();
  return Status::invalid_argument(fmt::format("{} holds something else than backups; name a new directory", directory.string()));
}

KvBackup described(const rocksdb::BackupInfo& info) { return {info.backup_id, info.timestamp, info.size, info.app_metadata}; }

std::vector<KvBackup> all(const rocksdb::BackupEngineReadOnlyBase& engine) {
  std::vector<rocksdb::BackupInfo> infos;
  engine.GetBackupInfo(&infos);
  std::vector<KvBackup> backups;
  for (const rocksdb::BackupInfo& info : infos) backups.push_back(described(info));
  std::sort(backups.begin(), backups.end(), [](const KvBackup& a, const KvBackup& b) { return a.number < b.number; });
  return backups;
}

Result<std::unique_ptr<rocksdb::BackupEngine>> open_engine(const std::filesystem::path& directory) {
  rocksdb::BackupEngine* opened = nullptr;
  const rocksdb::Status status = rocksdb::BackupEngine::Open(backup_options(directory), rocksdb::Env::Default(), &opened);
  std::unique_ptr<rocksdb::BackupEngine> engine(opened);
  RELATA_RETURN_IF_ERROR(to_status(status, directory.string()));
  return engine;
}

Result<std::unique_ptr<rocksdb::BackupEngineReadOnly>> open_for_reading(const std::filesystem::path& directory) {
  RELATA_RETURN_IF_ERROR(check_is_backup(directory));
  rocksdb::BackupEngineReadOnly* opened = nullptr;
  const rocksdb::Status status = rocksdb::BackupEngineReadOnly::Open(backup_options(directory), rocksdb::Env::Default(), &opened);
  std::unique_ptr<rocksdb::BackupEngineReadOnly> engine(opened);
  RELATA_RETURN_IF_ERROR(to_status(status, directory.string()));
  return engine;
}

}  // namespace

Result<KvBackup> write_rocksdb_backup(rocksdb::DB& db, const std::filesystem::path& directory, std::string_view owner) {
  RELATA_RETURN_IF_ERROR(check_is_free(directory));
  RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<rocksdb::BackupEngine> engine, open_engine(directory));
  for (const KvBackup& backup : all(*engine)) {
    if (backup.owner == owner) continue;
    return Status::invalid_argument(fmt::format("{} holds backups of another graph; name a new directory", directory.string()));
  }
  rocksdb::BackupID number = 0;
  const rocksdb::Status written = engine->CreateNewBackupWithMetadata(rocksdb::CreateBackupOptions(), &db, std::string(owner), &number);
  RELATA_RETURN_IF_ERROR(to_status(written, directory.string()));
  Status sound = to_status(engine->VerifyBackup(number, true), directory.string());
  if (!sound.is_ok()) {
    (void)engine->DeleteBackup(number);
    return std::move(sound).with_context("the backup was dropped because it cannot be read back");
  }
  return all(*engine).back();
}

Result<std::vector<KvBackup>> list_rocksdb_backups(const std::filesystem::path& directory) {
  RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<rocksdb::BackupEngineReadOnly> engine, open_for_reading(directory));
  return all(*engine);
}

Status drop_rocksdb_backup(const std::filesystem::path& directory, std::uint32_t number) {
  RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<rocksdb::BackupEngine> engine, open_engine(directory));
  return to_status(engine->DeleteBackup(number), directory.string());
}

Status drop_old_rocksdb_backups(const std::filesystem::path& directory, std::uint32_t keep) {
  RELATA_RETURN_IF_ERROR(check_is_backup(directory));
  RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<rocksdb::BackupEngine> engine, open_engine(directory));
  RELATA_RETURN_IF_ERROR(to_status(engine->PurgeOldBackups(keep), directory.string()));
  return to_status(engine->GarbageCollect(), directory.string());
}

Status restore_rocksdb_backup(const std::filesystem::path& directory, std::uint32_t number, const std::filesystem::path& target) {
  std::error_code error;
  if (std::filesystem::exists(target, error)) {
    return Status::already_exists(fmt::format("{} is there already; name a new directory", target.string()));
  }
  RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<rocksdb::BackupEngineReadOnly> engine, open_for_reading(directory));
  const std::vector<KvBackup> backups = all(*engine);
  if (number == 0 && !backups.empty()) number = backups.back().number;
  if (std::none_of(backups.begin(), backups.end(), [&](const KvBackup& backup) { return backup.number == number; })) {
    return Status::not_found(fmt::format("{} holds no backup with the number {}", directory.string(), number));
  }
  RELATA_RETURN_IF_ERROR(to_status(engine->VerifyBackup(number, true), directory.string()));
  Status restored = to_status(engine->RestoreDBFromBackup(number, target.string(), target.string()), directory.string());
  if (!restored.is_ok()) std::filesystem::remove_all(target, error);
  return restored;
}

}  // namespace relata
