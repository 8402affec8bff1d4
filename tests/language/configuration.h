#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/api/database.h"
#include "engine/txn/execution_tuning.h"
#include "engine/txn/storage_tuning.h"
#include "storage/base/result.h"
#include "tests/support/temporary_directory.h"

namespace relata::language {

// How the cases are carried out: none of it may change what a statement yields.
struct Configuration {
  std::string name;
  bool on_disk = false;  // RocksDB instead of memory
  bool restart = false;  // closed and opened again after every statement that may have changed it; needs on_disk
  ExecutionTuning tuning;
  StorageTuning storage;
};

// As shipped; batches of two rows; RocksDB; restarts; segments stored after every commit, with next to no memory for them; each rewrite
// rule off, one by one.
std::vector<Configuration> configurations();

// A graph under a configuration; what it stored vanishes with the object.
class TestGraph {
 public:
  explicit TestGraph(const Configuration& configuration);
  TestGraph(const TestGraph&) = delete;
  TestGraph& operator=(const TestGraph&) = delete;

  // An empty graph. On disk the names that it has seen before stay, as in any graph that lives for a while.
  Status clear();
  // Closes the graph and opens it from what it stored, where the configuration says so. Requires: no session, no result.
  Status restart();
  // Requires a successful clear().
  Database& database() { return *database_; }

 private:
  Status open();

  const Configuration& configuration_;
  std::optional<TemporaryDirectory> directory_;  // where the configuration is on disk
  std::optional<Database> database_;
};

}  // namespace relata::language
