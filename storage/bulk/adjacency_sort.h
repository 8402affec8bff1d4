#pragma once

#include <cstdint>
#include <vector>

#include "storage/base/ids.h"
#include "storage/bulk/arc_store.h"

namespace relata {

class SegmentWriter;

// Node ids from `begin` up to but not including `end`.
struct NodeRange {
  std::uint32_t begin;
  std::uint32_t end;
};

// Cuts the nodes 1 to `nodes` into ranges that have about the same number of arcs in `direction`, at least `parts` of them where there
// are enough nodes, each with at most about `most_arcs`; never within a segment. Cost: one pass over the arcs.
Result<std::vector<NodeRange>> split_nodes(const ArcStore& arcs, Direction direction, std::uint32_t nodes, std::size_t parts,
                                           std::uint64_t most_arcs);

// Writes the adjacency segments of a range of nodes from split_nodes(): kOut by source, kIn by target. Cost: two passes over all arcs;
// 16 bytes of memory for each in the range and 8 for each node.
Status write_adjacency(const ArcStore& arcs, Direction direction, NodeRange range, SegmentWriter& writer);

}  // namespace relata
