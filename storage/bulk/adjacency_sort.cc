#include "storage/bulk/adjacency_sort.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "storage/graph/segment_writer.h"
#include "storage/segment/csr.h"

namespace relata {
namespace {

// Nodes are counted in groups of this many: those of a segment.
constexpr std::uint32_t kGroupBits = 12;
static_assert(kAdjacencySegmentIds == 1U << kGroupBits);

struct Neighbor {
  std::uint32_t type;
  std::uint32_t node;
  std::uint64_t edge;
  friend bool operator<(const Neighbor& a, const Neighbor& b) {
    return std::tie(a.type, a.node, a.edge) < std::tie(b.type, b.node, b.edge);
  }
};

std::uint32_t node_of(const Arc& arc, Direction direction) { return direction == Direction::kOut ? arc.source : arc.target; }
std::uint32_t neighbor_of(const Arc& arc, Direction direction) { return direction == Direction::kOut ? arc.target : arc.source; }

// The neighbours of a range of nodes, those of a node one after another in order.
struct Grouped {
  std::vector<std::uint64_t> ends;  // of each node's neighbours
  std::vector<Neighbor> neighbors;
};

// A counting sort by node: reading the arcs twice is cheaper than comparing them.
Result<Grouped> group(const ArcStore& arcs, Direction direction, NodeRange range) {
  Grouped grouped;
  grouped.ends.resize(range.end - range.begin);
  const auto in_range = [&](std::uint32_t node) { return node >= range.begin && node < range.end; };
  RELATA_RETURN_IF_ERROR(arcs.for_each([&](std::span<const Arc> block, std::uint64_t) {
    for (const Arc& arc : block) {
      if (const std::uint32_t node = node_of(arc, direction); in_range(node)) ++grouped.ends[node - range.begin];
    }
  }));
  // Each count becomes the place of the node's first neighbour, and, once they are all placed, the end of them.
  std::uint64_t total = 0;
  for (std::uint64_t& end : grouped.ends) total += std::exchange(end, total);
  grouped.neighbors.resize(total);
  RELATA_RETURN_IF_ERROR(arcs.for_each([&](std::span<const Arc> block, std::uint64_t first_edge) {
    for (std::size_t i = 0; i < block.size(); ++i) {
      const std::uint32_t node = node_of(block[i], direction);
      if (!in_range(node)) continue;
      grouped.neighbors[grouped.ends[node - range.begin]++] = {block[i].type, neighbor_of(block[i], direction), first_edge + i};
    }
  }));
  return grouped;
}

}  // namespace

Result<std::vector<NodeRange>> split_nodes(const ArcStore& arcs, Direction direction, std::uint32_t nodes, std::size_t parts,
                                           std::uint64_t most_arcs) {
  std::vector<std::uint64_t> counts((nodes >> kGroupBits) + 1);
  RELATA_RETURN_IF_ERROR(arcs.for_each([&](std::span<const Arc> block, std::uint64_t) {
    for (const Arc& arc : block) ++counts[node_of(arc, direction) >> kGroupBits];
  }));
  const std::uint64_t wanted = std::min(most_arcs, arcs.size() / std::max<std::size_t>(1, parts) + 1);
  std::vector<NodeRange> ranges;
  std::uint32_t begin = 1;
  std::uint64_t count = 0;
  for (std::size_t at = 0; at < counts.size(); ++at) {
    count += counts[at];
    const auto end = static_cast<std::uint32_t>(std::min<std::uint64_t>((at + 1) << kGroupBits, std::uint64_t{nodes} + 1));
    if (count < wanted && at + 1 < counts.size()) continue;
    ranges.push_back({begin, end});
    begin = end;
    count = 0;
  }
  return ranges;
}

Status write_adjacency(const ArcStore& arcs, Direction direction, NodeRange range, SegmentWriter& writer) {
  RELATA_ASSIGN_OR_RETURN(Grouped grouped, group(arcs, direction, range));
  const SegmentGroup segments = direction == Direction::kOut ? SegmentGroup::kOut : SegmentGroup::kIn;
  std::map<std::uint32_t, Csr> by_type;
  auto first = grouped.neighbors.begin();
  for (std::uint32_t node = range.begin; node < range.end; ++node) {
    const auto last = grouped.neighbors.begin() + static_cast<std::ptrdiff_t>(grouped.ends[node - range.begin]);
    std::sort(first, last);
    for (; first != last; ++first) {
      by_type[first->type].append(node % kAdjacencySegmentIds, {first->node, static_cast<std::uint32_t>(first->edge)});
    }
    if ((node + 1) % kAdjacencySegmentIds != 0 && node + 1 < range.end) continue;
    for (auto& [type, csr] : by_type) {
      csr.finish();
      const SegmentKey key{segments, node / kAdjacencySegmentIds, type};
      RELATA_RETURN_IF_ERROR(writer.put(key, static_cast<std::uint32_t>(csr.edge_count()), csr.encode()));
    }
    by_type.clear();
  }
  return Status::ok();
}

}  // namespace relata
