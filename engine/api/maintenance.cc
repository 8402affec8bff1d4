#include "engine/api/maintenance.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/graph/snapshot_builder.h"
#include "engine/index/document_terms.h"
#include "engine/txn/exception_guard.h"
#include "storage/graph/graph_store.h"

namespace relata {
namespace {

void add_problem(CheckReport& report, std::string text) {
  ++report.problem_count;
  report.problems.push_back(std::move(text));
}

// The graph in memory against the records it was made from.
Status compare_with_memory(const GraphStore& store, CheckReport& report) {
  Result<MemorySnapshotPtr> loaded = load_snapshot(store);
  if (!loaded.is_ok()) {
    add_problem(report, fmt::format("the graph cannot be loaded: {}", loaded.status().message()));
    return Status::ok();
  }
  const Snapshot& graph = **loaded;
  RELATA_RETURN_IF_ERROR(store.scan_nodes([&](NodeId id, NodeRecord&& record) {
    const bool same = graph.contains(id) &&
                      std::equal(record.labels.begin(), record.labels.end(), graph.labels(id).begin(), graph.labels(id).end()) &&
                      record.properties == graph.properties(id);
    if (!same) add_problem(report, fmt::format("node {} differs between memory and store", id.value));
    return report.problems.size() < 100;
  }));
  RELATA_RETURN_IF_ERROR(store.scan_edges([&](EdgeId id, EdgeRecord&& record) {
    bool same = graph.contains(id);
    if (same) {
      const EdgeEnds ends = graph.ends(id);
      same = ends.source == record.source && ends.type == record.type && ends.target == record.target &&
             record.properties == graph.properties(id);
    }
    if (!same) add_problem(report, fmt::format("relationship {} differs between memory and store", id.value));
    return report.problems.size() < 100;
  }));
  RELATA_RETURN_IF_ERROR(check_documents(store, graph, [&](std::string problem) {
    add_problem(report, std::move(problem));
    return report.problems.size() < 100;
  }));
  if (graph.node_count() != report.nodes)
    add_problem(report, fmt::format("memory counts {} nodes, the store {}", graph.node_count(), report.nodes));
  if (graph.edge_count() != report.relationships) {
    add_problem(report, fmt::format("memory counts {} relationships, the store {}", graph.edge_count(), report.relationships));
  }
  return Status::ok();
}

}  // namespace

Result<CheckReport> check_database(const std::filesystem::path& directory) {
  return guarded([&]() -> Result<CheckReport> {
    RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<GraphStore> store,
                            GraphStore::open(directory, {.create_if_missing = false, .read_only = true}));
    RELATA_ASSIGN_OR_RETURN(ConsistencyReport consistency, store->check());
    CheckReport report{consistency.nodes,    consistency.edges,         consistency.evidence_items,
                       consistency.articles, consistency.problem_count, std::move(consistency.problems)};
    // What is damaged on disk cannot be expected to load.
    if (report.problem_count == 0) RELATA_RETURN_IF_ERROR(compare_with_memory(*store, report));
    return report;
  });
}

}  // namespace relata
