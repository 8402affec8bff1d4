#include "engine/graph/snapshot_loader.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/graph/segment_error.h"
#include "engine/graph/snapshot_builder.h"
#include "storage/graph/segment_reader.h"

namespace relata {
namespace {

// Brings a graph up to date by what commits after it touched. The records say how it is now; the graph says how it was.
class Replay {
 public:
  Replay(MemorySnapshot& graph, const SegmentReader& reader) : graph_(graph), reader_(reader) {}

  // Ends before beginnings: a node goes without relationships, and comes before them.
  Status run(const LogRecord& changes) {
    for (const std::uint64_t id : changes.edges_deleted) {
      if (graph_.contains(EdgeId{id})) graph_.erase_edge(EdgeId{id});
    }
    RELATA_RETURN_IF_ERROR(reader_.read_nodes(changes.nodes_put, [&](NodeId id, NodeRecord&& record) { put(id, std::move(record)); }));
    RELATA_RETURN_IF_ERROR(damage_);
    for (const std::uint64_t id : changes.nodes_deleted) {
      if (graph_.contains(NodeId{id})) graph_.erase_node(NodeId{id});
    }
    RELATA_RETURN_IF_ERROR(reader_.read_edges(changes.edges_put, [&](EdgeId id, EdgeRecord&& record) { put(id, std::move(record)); }));
    return damage_;
  }

 private:
  void put(NodeId node, NodeRecord&& record) {
    if (node.value == 0 || node.value > kMaxNodeId ||
        (!record.labels.empty() && record.labels.back().value > graph_.names().label_count())) {
      damage_ = Status::corruption(fmt::format("node {} has an id or a label that was never handed out", node.value));
      return;
    }
    LabelSet labels(record.labels.begin(), record.labels.end());
    if (!graph_.contains(node)) return graph_.insert_node(node, std::move(labels), std::move(record.properties));
    const std::span<const LabelId> known = graph_.labels(node);
    for (const LabelId label : LabelSet(known.begin(), known.end())) {
      if (!std::binary_search(labels.begin(), labels.end(), label)) graph_.remove_label(node, label);
    }
    for (const LabelId label : labels) graph_.add_label(node, label);
    graph_.writable_properties(node) = std::move(record.properties);
  }

  void put(EdgeId edge, EdgeRecord&& record) {
    if (edge.value == 0 || edge.value > kMaxEdgeId || record.type.value == 0 || record.type.value > graph_.names().type_count() ||
        !graph_.contains(record.source) || !graph_.contains(record.target)) {
      damage_ = Status::corruption(fmt::format("relationship {} has an id, a type or an end that does not exist", edge.value));
      return;
    }
    if (graph_.contains(edge)) {
      graph_.writable_properties(edge) = std::move(record.properties);
    } else {
      graph_.insert_edge(edge, {record.source, record.type, record.target}, std::move(record.properties));
    }
  }

  MemorySnapshot& graph_;
  const SegmentReader& reader_;
  Status damage_;
};

// What is in memory already of an earlier version, but for segments that were rewritten since.
struct Inheritance {
  Inheritance(const StoredGraph& graph, const SegmentDirectory& segments) : earlier(graph), rewritten(segments) {}
  const StoredGraph& earlier;
  const SegmentDirectory& rewritten;
};

// Null where the segments are of no use.
Result<std::shared_ptr<MemorySnapshot>> load_stored(const GraphStore& store, std::uint64_t memory_bytes,
                                                    const std::optional<Inheritance>& inheritance) {
  RELATA_ASSIGN_OR_RETURN(std::shared_ptr<const SegmentReader> reader, store.segment_reader());
  RELATA_ASSIGN_OR_RETURN(const CatalogState catalog, reader->catalog());
  RELATA_ASSIGN_OR_RETURN(std::optional<SegmentDirectory> directory, reader->directory());
  if (!directory || directory->version > catalog.version) return std::shared_ptr<MemorySnapshot>();
  RELATA_ASSIGN_OR_RETURN(const std::optional<LogRecord> changes, reader->changes_since(directory->version, catalog.version));
  if (!changes) return std::shared_ptr<MemorySnapshot>();
  const auto stored = std::make_shared<StoredGraph>(reader, std::move(*directory), memory_bytes);
  if (inheritance) stored->inherit(inheritance->earlier, inheritance->rewritten);
  auto graph = std::make_shared<MemorySnapshot>(stored, catalog);
  RELATA_RETURN_IF_ERROR(Replay(*graph, *reader).run(*changes));
  graph->set_version(catalog.version);
  return graph;
}

}  // namespace

Result<std::shared_ptr<MemorySnapshot>> load_snapshot(const GraphStore& store, std::uint64_t memory_bytes, bool rebuild) {
  if (!rebuild) {
    Result<std::shared_ptr<MemorySnapshot>> loaded = std::shared_ptr<MemorySnapshot>();
    try {
      loaded = load_stored(store, memory_bytes, std::nullopt);
    } catch (const SegmentError& error) {
      loaded = error.status();
    }
    const bool useless = loaded.is_ok()
                             ? *loaded == nullptr
                             : loaded.status().code() == StatusCode::kCorruption || loaded.status().code() == StatusCode::kUnsupported;
    if (!useless) return loaded;
  }
  RELATA_ASSIGN_OR_RETURN(const MemorySnapshotPtr built, build_snapshot(store));
  return built->branch();
}

Result<MemorySnapshotPtr> on_stored_segments(const GraphStore& store, const MemorySnapshot& graph, const SegmentDirectory& rewritten,
                                             std::uint64_t memory_bytes) {
  std::optional<Inheritance> inheritance;
  if (graph.stored() != nullptr) inheritance.emplace(*graph.stored(), rewritten);
  RELATA_ASSIGN_OR_RETURN(const std::shared_ptr<MemorySnapshot> folded, load_stored(store, memory_bytes, inheritance));
  if (folded == nullptr || folded->version() != graph.version()) {
    return Status::corruption("the segments that were written, or the log behind them, are not there");
  }
  folded->writable_indexes() = *graph.indexes();
  return MemorySnapshotPtr(folded);
}

}  // namespace relata
