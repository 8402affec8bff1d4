#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/api/database.h"
#include "storage/base/result.h"

namespace relata {

struct CheckReport {
  std::uint64_t nodes = 0;
  std::uint64_t relationships = 0;
  std::uint64_t evidence_items = 0;
  std::uint64_t articles = 0;
  std::uint64_t problem_count = 0;
  std::vector<std::string> problems;  // the first hundred, each with the key that it concerns
};

// One of the numbered copies of a graph that a directory of backups holds.
struct Backup {
  std::uint32_t number = 0;
  std::int64_t unix_seconds = 0;  // when it was made
  std::uint64_t bytes = 0;        // including files that it shares with other backups
};

struct DatabaseStatistics {
  Schema schema;
  std::uint64_t evidence_items = 0;
  std::uint64_t articles = 0;         // that have a text
  std::uint64_t version = 0;          // commits so far
  std::uint64_t logged_versions = 0;  // of them in the change log
  std::uint64_t format = 0;           // of the layout on the disk
  // Bytes by table, compressed, about; what is not in a file yet included.
  std::vector<SchemaEntry> tables;
  std::uint64_t disk_bytes = 0;    // of all files in the directory
  std::uint64_t memory_bytes = 0;  // resident, taken by the graph
};

// Compares every index of the graph in a directory with every other, checks every checksum, and the graph in memory against the store.
// Opens for reading only, so that it can run beside a writer. Errors as Database::open().
Result<CheckReport> check_database(const std::filesystem::path& directory);

// What a graph holds and takes. Opens it for reading only. Cost: loading the graph, and a scan of evidence keys and texts.
Result<DatabaseStatistics> database_statistics(const std::filesystem::path& directory);

// Adds the last commit to the backups of this graph in `directory`, which is made when it is missing: a numbered copy, of which only the
// files are copied that no earlier one has. It is read back and compared before this returns. Runs beside commits, and on a graph that
// was opened for reading beside another process. kInvalidArgument when the directory holds something else or another graph's backups.
Result<Backup> backup_database(const Database& database, const std::filesystem::path& directory);
// Ascending by number; kNotFound when there are none.
Result<std::vector<Backup>> list_backups(const std::filesystem::path& directory);
// Drops all but the newest `keep`.
Status drop_old_backups(const std::filesystem::path& directory, std::uint32_t keep);
// Makes the graph as backup `number` (0: the newest) has it, in a new directory: kAlreadyExists when `target` is there. The whole graph is
// checked before `target` appears; when something is wrong with it, it does not, and the status says what.
Result<CheckReport> restore_database(const std::filesystem::path& directory, std::uint32_t number, const std::filesystem::path& target);

}  // namespace relata
