#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "engine/graph/memory_snapshot.h"
#include "storage/graph/graph_store.h"

namespace relata {

// Builds a snapshot from all nodes and then all edges at once: adjacency comes from counting sorts instead of insertions.
//
// Memory while building: 32 bytes an edge above the snapshot's own. Not thread-safe.
class SnapshotBuilder {
 public:
  explicit SnapshotBuilder(const CatalogState& catalog);

  // Ascending ids. kCorruption for ids out of range or unknown label ids.
  Status add_node(NodeId node, NodeRecord&& record);
  // After the nodes; ascending ids. kCorruption when an end is missing.
  Status add_edge(EdgeId edge, EdgeRecord&& record);
  // Ends the building.
  MemorySnapshotPtr finish() &&;

 private:
  struct Link {
    std::uint32_t source;
    std::uint32_t target;
    std::uint32_t type;
    std::uint32_t edge;
  };
  void sort_links(std::uint32_t Link::*field, std::uint64_t key_end);
  // Requires: links_ ascending by (type, from, to, edge).
  void build_adjacency(SharedTable<Adjacency>& table, std::uint32_t Link::*from, std::uint32_t Link::*to);

  std::shared_ptr<MemorySnapshot> graph_;
  std::vector<Link> links_;
  std::vector<Link> sorted_;
};

// The whole graph of a store, from its records, in memory. Cost: a scan of all of them.
Result<MemorySnapshotPtr> build_snapshot(const GraphStore& store);

}  // namespace relata
