#include <algorithm>
#include <bit>
#include <cassert>

#include "engine/graph/memory_snapshot.h"
#include "engine/graph/snapshot_parts.h"

namespace relata {

void MemorySnapshot::mark_nodes(LabelId label, NodeMarks& marks) const {
  marks.reset(node_id_end_);
  const LabelMembers* members = members_.find(label.value);
  if (members == nullptr || members->count == 0) return;
  const std::span<std::uint64_t> words = marks.words();
  constexpr std::size_t kRangeWords = kRecordSegmentIds / 64;
  for (std::size_t first = 0; first < words.size(); first += kRangeWords) {
    const auto range = static_cast<std::uint32_t>(first / kRangeWords);
    const Pinned<NodeTable> table = stored_ == nullptr ? Pinned<NodeTable>() : stored_->nodes(range);
    const NodeTable::Members* const stored = table ? table->members(label) : nullptr;
    for (std::size_t word = first; word < std::min(first + kRangeWords, words.size()); ++word) {
      words[word] = member_word(*members, word * 64, stored == nullptr ? 0 : (*stored)[word - first]);
    }
  }
}

void MemorySnapshot::edges(std::uint64_t from, std::uint64_t end, std::vector<std::uint64_t>& ids) const {
  end = std::min(end, edge_id_end_.value);
  while (from < end) {
    const auto range = static_cast<std::uint32_t>(from / kRecordSegmentIds);
    const std::uint64_t range_end = std::min((std::uint64_t{range} + 1) * kRecordSegmentIds, end);
    const Pinned<EdgeTable> table = stored_ == nullptr ? Pinned<EdgeTable>() : stored_->edges(range);
    for (; from < range_end; from = (from / 64 + 1) * 64) {
      std::uint64_t present = table ? table->present().word(static_cast<std::uint32_t>(from % kRecordSegmentIds / 64)) : 0;
      if (const EdgeSegment* part = edges_.find(from / EdgeSegment::kIds)) present = (present & ~part->known) | part->present;
      append_ids(present, from, range_end, ids);
    }
    from = range_end;
  }
}

void MemorySnapshot::ends_of(std::span<const std::uint64_t> edges, std::vector<EdgeEnds>& ends) const {
  constexpr std::size_t kAhead = 16;
  ends.clear();
  Pinned<EdgeTable> table;
  std::uint64_t range = UINT64_MAX;  // of `table`
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const std::uint64_t edge = edges[i];
    assert(contains(EdgeId{edge}));
    if (i + kAhead < edges.size() && edges[i + kAhead] / kRecordSegmentIds == range) {
      const auto ahead = static_cast<std::uint32_t>(edges[i + kAhead] % kRecordSegmentIds);
      if (table && table->contains(ahead)) table->prefetch_ends(ahead);
    }
    if (const EdgeSegment* part = part_of(edges_, EdgeId{edge})) {
      const EdgeSegment::Ends& own = part->ends[slot_of(EdgeId{edge})];
      ends.push_back({NodeId{own.source}, TypeId{own.type}, NodeId{own.target}});
      continue;
    }
    if (range != edge / kRecordSegmentIds) {
      range = edge / kRecordSegmentIds;
      table = stored_->edges(static_cast<std::uint32_t>(range));
    }
    const EdgeTable::Ends stored = table->ends(static_cast<std::uint32_t>(edge % kRecordSegmentIds));
    ends.push_back({NodeId{stored.source}, TypeId{stored.type}, NodeId{stored.target}});
  }
}

}  // namespace relata
