#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/base/result.h"
#include "storage/segment/segment.h"

namespace relata {

// One end of an edge as adjacency holds it: ids in 4 bytes.
struct AdjacencyEntry {
  std::uint32_t neighbor;
  std::uint32_t edge;
  friend constexpr auto operator<=>(const AdjacencyEntry&, const AdjacencyEntry&) = default;
};

// Compressed sparse rows for kNodes consecutive node ids, of one relation type in one direction: which nodes have edges (a bitmap with
// ranks, so that sparse relation types cost little) and their lists one after another. Immutable once built.
//
// Memory: 8 bytes an edge, 4 a node that has edges, 640 a segment. Stored: about half of that.
class Csr final : public Segment {
 public:
  static constexpr std::uint32_t kNodes = kAdjacencySegmentIds;

  // Entries of the node at `offset` in the segment, ascending. Cost: O(1).
  std::span<const AdjacencyEntry> list(std::uint32_t offset) const {
    if (!present_.contains(offset)) return {};
    const std::uint32_t row = present_.place(offset);
    return {entries_.data() + starts_[row], entries_.data() + starts_[row + 1]};
  }
  // Every list that is not empty, in order: `visit(offset, list)`.
  template <typename Visit>
  void for_each(const Visit& visit) const {
    present_.for_each([&](std::uint32_t offset) { visit(offset, list(offset)); });
  }
  std::size_t edge_count() const { return entries_.size(); }
  std::size_t bytes() const override;

  // Requires: ascending by (offset, entry). Call finish() after the last.
  void append(std::uint32_t offset, AdjacencyEntry entry) { append(offset, std::span(&entry, 1)); }
  void append(std::uint32_t offset, std::span<const AdjacencyEntry> entries);
  void finish();
  void reserve(std::size_t edges) { entries_.reserve(edges); }

  std::string encode() const;
  // kCorruption for bytes that encode() cannot have made.
  static Result<Csr> decode(std::string_view bytes);

 private:
  OffsetSet<kNodes> present_;
  std::vector<std::uint32_t> starts_;  // one per present node, then the end
  std::vector<AdjacencyEntry> entries_;
};

}  // namespace relata
