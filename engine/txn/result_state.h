#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "engine/api/query_result.h"
#include "engine/graph/snapshot.h"
#include "storage/graph/graph_store.h"

namespace relata {

// What a QueryResult shares; for the parts of engine/ that read results (import, export). Immutable once shared.
struct QueryResult::State {
  std::vector<std::string> columns;
  std::vector<ValueList> rows;  // each as long as columns
  SnapshotPtr snapshot;         // as the statement left the graph
  const GraphStore* store = nullptr;
  UpdateCounts updates;
  std::chrono::microseconds elapsed{0};
  std::string plan;
};

}  // namespace relata
