#include <unistd.h>

#include <fstream>

#include "engine/api/maintenance.h"
#include "engine/txn/database_core.h"
#include "engine/txn/exception_guard.h"

namespace relata {
namespace {

// 0 where the operating system does not tell.
std::uint64_t resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  std::uint64_t all = 0;
  std::uint64_t resident = 0;
  statm >> all >> resident;
  return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

std::uint64_t bytes_of_files(const std::filesystem::path& directory) {
  std::uint64_t sum = 0;
  std::error_code error;
  std::filesystem::directory_iterator files(directory, error);
  for (; !error && files != std::filesystem::directory_iterator(); files.increment(error)) {
    std::error_code gone;  // by a writer, meanwhile
    const std::uintmax_t bytes = files->file_size(gone);
    if (!gone) sum += bytes;
  }
  return sum;
}

Result<DatabaseStatistics> collect(const std::filesystem::path& directory) {
  const std::uint64_t before = resident_bytes();
  RELATA_ASSIGN_OR_RETURN(const Database database, Database::open(directory, {.create_if_missing = false, .read_only = true}));
  DatabaseStatistics statistics;
  const std::uint64_t after = resident_bytes();
  statistics.memory_bytes = after > before ? after - before : 0;
  RELATA_ASSIGN_OR_RETURN(statistics.schema, database.schema());
  RELATA_ASSIGN_OR_RETURN(const StoreStatistics stored, database.core().store().statistics());
  statistics.evidence_items = stored.evidence_items;
  statistics.articles = stored.articles;
  statistics.version = stored.version;
  statistics.logged_versions = stored.logged_versions;
  statistics.format = stored.format;
  for (const TableSize& table : stored.tables) statistics.tables.push_back({table.name, table.bytes});
  statistics.disk_bytes = bytes_of_files(directory);
  return statistics;
}

}  // namespace

Result<DatabaseStatistics> database_statistics(const std::filesystem::path& directory) {
  return guarded([&] { return collect(directory); });
}

}  // namespace relata
