#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "engine/graph/snapshot.h"

namespace relata {

// One end of an edge as adjacency stores it. Ids fit 32 bits: see kMaxNodeId and kMaxEdgeId in memory_snapshot.h.
struct AdjacencyEntry {
  std::uint32_t neighbor;
  std::uint32_t edge;
  friend constexpr auto operator<=>(const AdjacencyEntry&, const AdjacencyEntry&) = default;
};

// Compressed sparse rows for kNodesPerSegment nodes: which nodes have edges (a bitmap with ranks, so that sparse relation types cost
// little) and their lists one after another. Immutable once built.
class Csr {
 public:
  static constexpr std::uint32_t kNodes = 4096;

  // Entries of the node at `offset` in the segment, ascending. Cost: O(1).
  std::span<const AdjacencyEntry> list(std::uint32_t offset) const;
  // Every list in order: `visit(offset, entry)`.
  template <typename Visit>
  void for_each(const Visit& visit) const;
  std::size_t edge_count() const { return entries_.size(); }

  // Requires: ascending by (offset, entry). Call finish() after the last.
  void append(std::uint32_t offset, AdjacencyEntry entry);
  void finish();
  void reserve(std::size_t edges) { entries_.reserve(edges); }

 private:
  std::array<std::uint64_t, kNodes / 64> present_{};
  std::array<std::uint16_t, kNodes / 64> rank_{};  // present nodes in the words before
  std::vector<std::uint32_t> starts_;              // one per present node, then the end
  std::vector<AdjacencyEntry> entries_;
};

// Adjacency of one relation type in one direction for kNodes consecutive node ids: a shared CSR and the changes since.
//
// Copying costs the changes, at most about twice the square root of the edges; the CSR is rebuilt when they grow beyond that.
// Memory: 8 bytes an edge, 4 a node that has edges, 640 a segment, 16 a change.
class AdjacencySegment {
 public:
  static constexpr std::uint32_t kNodes = Csr::kNodes;

  AdjacencySegment() = default;
  explicit AdjacencySegment(std::shared_ptr<const Csr> base);

  // Appends the node's neighbours, ascending by neighbour and edge. Cost: O(degree), plus a binary search when there are changes.
  void append_to(std::uint32_t offset, std::vector<Neighbor>& out) const;
  std::uint64_t degree(std::uint32_t offset) const;
  // Edges between the node and one neighbour.
  std::uint64_t degree_to(std::uint32_t offset, std::uint32_t neighbor) const;

  // Require: the entry is absent (insert), present (erase).
  void insert(std::uint32_t offset, AdjacencyEntry entry);
  void erase(std::uint32_t offset, AdjacencyEntry entry);

 private:
  struct Change {
    std::uint32_t offset;
    AdjacencyEntry entry;
    bool removed;  // of the base; otherwise added to it
  };
  std::span<const Change> changes_of(std::uint32_t offset) const;
  std::vector<Change>::iterator position(std::uint32_t offset, AdjacencyEntry entry);
  void fold_when_large();

  std::shared_ptr<const Csr> base_;
  std::vector<Change> changes_;  // ascending by (offset, entry)
};

}  // namespace relata
