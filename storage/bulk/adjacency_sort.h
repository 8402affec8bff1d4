#pragma once

#include <cstdint>
#include <vector>

#include "storage/base/ids.h"
#include "storage/bulk/arc_store.h"

namespace relata {

class KvSortedRun;

// Node ids from `begin` up to but not including `end`.
struct NodeRange {
  std::uint32_t begin;
  std::uint32_t end;
};

// Cuts the nodes 1 to `nodes` into ranges that have about the same number of arcs in `direction`, at least `parts` of them where there
// are enough nodes, each with at most about `most_arcs`. Cost: one pass over the arcs.
Result<std::vector<NodeRange>> split_nodes(const ArcStore& arcs, Direction direction, std::uint32_t nodes, std::size_t parts,
                                           std::uint64_t most_arcs);

// Writes the adjacency of a range of nodes to a run, in the order of its keys: kOut by source, kIn by target. Cost: one pass over all arcs;
// 16 bytes of memory for each in the range and 4 for each node.
Status write_adjacency(const ArcStore& arcs, Direction direction, NodeRange range, KvSortedRun& run);

}  // namespace relata
