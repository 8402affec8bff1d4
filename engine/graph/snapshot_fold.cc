#include "engine/graph/snapshot_fold.h"

#include <algorithm>
#include <vector>

#include "storage/graph/range_segments.h"
#include "storage/graph/segment_writer.h"

namespace relata {

class SnapshotFold {
 public:
  SnapshotFold(const MemorySnapshot& graph, SegmentWriter& writer)
      : graph_(graph), before_(graph.stored_ == nullptr ? nullptr : &graph.stored_->directory()), writer_(writer) {}

  Status run() {
    RELATA_RETURN_IF_ERROR(fold_adjacency(true));
    RELATA_RETURN_IF_ERROR(fold_adjacency(false));
    RELATA_RETURN_IF_ERROR(fold_nodes());
    RELATA_RETURN_IF_ERROR(fold_edges());
    SegmentDirectory all = before_ == nullptr ? SegmentDirectory() : *before_;
    for (const auto& [key, entry] : writer_.directory().segments) all.segments[key] = entry;
    all.label_counts.clear();
    for (std::uint32_t id = 1; id <= graph_.names().label_count(); ++id) {
      if (const std::uint64_t count = graph_.node_count(LabelId{id})) all.label_counts[LabelId{id}] = count;
    }
    all.version = graph_.version();
    writer_.directory().version = all.version;
    return writer_.put_directory(all);
  }

 private:
  Status fold_adjacency(bool out) {
    const SharedTable<Adjacency>& table = out ? graph_.out_ : graph_.in_;
    std::vector<SegmentKey> changed;
    for (std::uint32_t type = 1; type < table.index_end(); ++type) {
      const Adjacency* adjacency = table.find(type);
      for (std::uint32_t range = 0; adjacency != nullptr && range < adjacency->segments.index_end(); ++range) {
        const AdjacencySegment* segment = adjacency->segments.find(range);
        if (segment != nullptr && segment->is_changed()) changed.push_back({out ? SegmentGroup::kOut : SegmentGroup::kIn, range, type});
      }
    }
    std::sort(changed.begin(), changed.end());
    for (const SegmentKey& key : changed) {
      Pinned<Csr> stored;
      if (graph_.stored_ != nullptr) stored = graph_.stored_->adjacency(out, TypeId{key.id}, key.range);
      const Csr merged = table.find(key.id)->segments.find(key.range)->merged(stored.get());
      RELATA_RETURN_IF_ERROR(writer_.put(key, static_cast<std::uint32_t>(merged.edge_count()), merged.encode(), chunks_before(key)));
    }
    return Status::ok();
  }

  // The ranges in which a part knows something, ascending.
  template <typename Segment>
  static std::vector<std::uint32_t> changed_ranges(const SharedTable<Segment>& parts) {
    std::vector<std::uint32_t> ranges;
    for (std::size_t index = 0; index < parts.index_end(); ++index) {
      const Segment* part = parts.find(index);
      if (part == nullptr || part->known == 0) continue;
      const auto range = static_cast<std::uint32_t>(index * Segment::kIds / kRecordSegmentIds);
      if (ranges.empty() || ranges.back() != range) ranges.push_back(range);
    }
    return ranges;
  }

  Status fold_nodes() {
    NodeRangeWriter writer(writer_, before_);
    for (const std::uint32_t range : changed_ranges(graph_.nodes_)) {
      const std::uint64_t first = std::uint64_t{range} * kRecordSegmentIds;
      for (std::uint64_t id = first; id < first + kRecordSegmentIds; ++id) {
        const NodeId node{id};
        if (graph_.contains(node)) RELATA_RETURN_IF_ERROR(writer.add(node, graph_.labels(node), graph_.properties(node)));
      }
      RELATA_RETURN_IF_ERROR(writer.finish_range(range));
    }
    return Status::ok();
  }

  Status fold_edges() {
    EdgeRangeWriter writer(writer_, before_);
    for (const std::uint32_t range : changed_ranges(graph_.edges_)) {
      const std::uint64_t first = std::uint64_t{range} * kRecordSegmentIds;
      for (std::uint64_t id = first; id < first + kRecordSegmentIds; ++id) {
        const EdgeId edge{id};
        if (!graph_.contains(edge)) continue;
        const EdgeEnds ends = graph_.ends(edge);
        const EdgeTable::Ends stored{static_cast<std::uint32_t>(ends.source.value), ends.type.value,
                                     static_cast<std::uint32_t>(ends.target.value)};
        RELATA_RETURN_IF_ERROR(writer.add(edge, stored, graph_.properties(edge)));
      }
      RELATA_RETURN_IF_ERROR(writer.finish_range(range));
    }
    return Status::ok();
  }

  std::uint32_t chunks_before(const SegmentKey& key) const {
    if (before_ == nullptr) return 0;
    const auto found = before_->segments.find(key);
    return found == before_->segments.end() ? 0 : found->second.chunks;
  }

  const MemorySnapshot& graph_;
  const SegmentDirectory* before_;
  SegmentWriter& writer_;
};

Result<SegmentDirectory> fold_into_store(GraphStore& store, const MemorySnapshot& graph) {
  SegmentDirectory rewritten;
  RELATA_RETURN_IF_ERROR(store.write_segments(graph.stored() == nullptr, [&](SegmentWriter& writer) {
    Status written = SnapshotFold(graph, writer).run();
    rewritten = writer.directory();
    return written;
  }));
  return rewritten;
}

}  // namespace relata
