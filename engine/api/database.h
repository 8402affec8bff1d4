#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/api/options.h"
#include "engine/api/query_result.h"
#include "storage/base/result.h"

namespace relata {

class Session;
class DatabaseCore;
struct StorageTuning;

// Counts for :schema and stats.
struct SchemaEntry {
  std::string name;
  std::uint64_t count = 0;
};
struct Schema {  // lists by name
  std::vector<SchemaEntry> labels;
  std::vector<SchemaEntry> relationship_types;
  std::vector<std::string> property_keys;
  std::uint64_t nodes = 0;
  std::uint64_t relationships = 0;
};

// A graph in a directory. Movable, not copyable. Thread safety: all methods from any thread. No exception crosses it.
// Destroying it closes the directory; sessions must be gone by then.
class Database {
 public:
  // kBusy when another process has it open for writing; kNotFound when missing and not to be created.
  static Result<Database> open(const std::filesystem::path& directory, const DatabaseOptions& options = {});
  // Lives in memory and vanishes with the object.
  static Result<Database> open_in_memory();
  static Result<Database> open_in_memory(const StorageTuning& tuning);  // for the other parts of engine/ and tests; not installed
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  Session session();
  Result<Schema> schema() const;

  // For the other parts of engine/; not installed.
  DatabaseCore& core() const { return *core_; }

 private:
  explicit Database(std::unique_ptr<DatabaseCore> core);
  std::unique_ptr<DatabaseCore> core_;
};

}  // namespace relata
