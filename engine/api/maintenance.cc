#include "engine/api/maintenance.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/graph/snapshot_loader.h"
#include "engine/index/document_terms.h"
#include "engine/txn/exception_guard.h"
#include "storage/graph/graph_store.h"

namespace relata {
namespace {

void add_problem(CheckReport& report, std::string text) {
  ++report.problem_count;
  report.problems.push_back(std::move(text));
}

// A check reads everything once, and need not hold it. Segments of a small graph, which cannot come to more in memory, stay nevertheless:
// what may be evicted takes a lock at each look.
constexpr std::uint64_t kCheckMemoryBytes = 256ULL << 20;
constexpr std::uint64_t kMostUnpackedRatio = 16;

Result<std::uint64_t> check_memory_bytes(const GraphStore& store) {
  RELATA_ASSIGN_OR_RETURN(const StoreStatistics statistics, store.statistics());
  const auto stored = std::find_if(statistics.tables.begin(), statistics.tables.end(),
                                   [](const TableSize& table) { return table.name == "stored segments"; });
  const bool is_small = stored != statistics.tables.end() && stored->bytes <= kCheckMemoryBytes / kMostUnpackedRatio;
  return is_small ? 0 : kCheckMemoryBytes;
}

// What the relationships say of each node's adjacency, as sums in which no order counts.
class AdjacencySums {
 public:
  explicit AdjacencySums(const Snapshot& graph) : out_(graph.node_id_end().value), in_(out_.size()) {}

  void add(EdgeId edge, const EdgeRecord& record) {
    ++type_counts_[record.type];
    if (record.source.value < out_.size()) out_[record.source.value] += sum_of(record.type, record.target, edge);
    if (record.target.value < in_.size()) in_[record.target.value] += sum_of(record.type, record.source, edge);
  }
  // Edges of each type.
  const std::map<TypeId, std::uint64_t>& type_counts() const { return type_counts_; }
  // Whether the snapshot's neighbours of the node are those.
  bool agree(const Snapshot& graph, NodeId node) {
    return adjacency(graph, node, Direction::kOut) == out_[node.value] && adjacency(graph, node, Direction::kIn) == in_[node.value];
  }

 private:
  static std::uint64_t sum_of(TypeId type, NodeId neighbor, EdgeId edge) {
    std::uint64_t sum = edge.value * 0x9e3779b97f4a7c15ULL + neighbor.value;
    sum = (sum ^ sum >> 31) * 0xbf58476d1ce4e5b9ULL + type.value;
    return (sum ^ sum >> 29) * 0x94d049bb133111ebULL;
  }
  std::uint64_t adjacency(const Snapshot& graph, NodeId node, Direction direction) {
    neighbors_.clear();
    graph.neighbors(node, direction, {}, neighbors_);
    std::uint64_t sum = 0;
    TypeId last{0};
    for (const Neighbor& neighbor : neighbors_) {
      // By ascending type: one that stands in another type's list is out of order, or makes that type's count wrong.
      const TypeId type = graph.contains(neighbor.edge) ? graph.ends(neighbor.edge).type : TypeId{0};
      if (type < last || type.value == 0) return ~out_[node.value];
      last = type;
      sum += sum_of(type, neighbor.node, neighbor.edge);
    }
    return sum;
  }

  std::vector<std::uint64_t> out_;  // by node
  std::vector<std::uint64_t> in_;
  std::map<TypeId, std::uint64_t> type_counts_;
  std::vector<Neighbor> neighbors_;
};

bool equal(const Snapshot& graph, NodeId id, const NodeRecord& record) {
  if (!graph.contains(id) || record.properties != graph.properties(id)) return false;
  const std::span<const LabelId> labels = graph.labels(id);
  return std::equal(record.labels.begin(), record.labels.end(), labels.begin(), labels.end()) &&
         std::all_of(labels.begin(), labels.end(), [&](LabelId label) {
           const std::vector<NodeId> found = graph.nodes(label, id, 1);
           return !found.empty() && found.front() == id;
         });
}

bool equal(const Snapshot& graph, EdgeId id, const EdgeRecord& record) {
  if (!graph.contains(id)) return false;
  const EdgeEnds ends = graph.ends(id);
  return ends.source == record.source && ends.type == record.type && ends.target == record.target &&
         record.properties == graph.properties(id);
}

// The graph as queries see it, from the stored segments and the changes since, against the records.
Status compare_graph(const GraphStore& store, const Snapshot& graph, CheckReport& report) {
  AdjacencySums adjacency(graph);
  RELATA_RETURN_IF_ERROR(store.scan_edges([&](EdgeId id, EdgeRecord&& record) {
    if (!equal(graph, id, record)) add_problem(report, fmt::format("relationship {} differs between memory and store", id.value));
    adjacency.add(id, record);
    return report.problems.size() < 100;
  }));
  RELATA_RETURN_IF_ERROR(store.scan_nodes([&](NodeId id, NodeRecord&& record) {
    if (!equal(graph, id, record)) {
      add_problem(report, fmt::format("node {} differs between memory and store", id.value));
    } else if (!adjacency.agree(graph, id)) {
      add_problem(report, fmt::format("the adjacency of node {} differs from its relationships", id.value));
    }
    return report.problems.size() < 100;
  }));
  RELATA_RETURN_IF_ERROR(check_documents(store, graph, [&](std::string problem) {
    add_problem(report, std::move(problem));
    return report.problems.size() < 100;
  }));
  for (const auto& [type, count] : adjacency.type_counts()) {
    if (graph.edge_count(type) == count) continue;
    add_problem(report, fmt::format("memory counts {} relationships of type {}, the store {}", graph.edge_count(type), type.value, count));
  }
  if (graph.node_count() != report.nodes)
    add_problem(report, fmt::format("memory counts {} nodes, the store {}", graph.node_count(), report.nodes));
  if (graph.edge_count() != report.relationships) {
    add_problem(report, fmt::format("memory counts {} relationships, the store {}", graph.edge_count(), report.relationships));
  }
  return Status::ok();
}

Status compare_with_memory(const GraphStore& store, CheckReport& report) {
  RELATA_ASSIGN_OR_RETURN(const std::uint64_t memory_bytes, check_memory_bytes(store));
  Result<std::shared_ptr<MemorySnapshot>> loaded = load_snapshot(store, memory_bytes);
  if (!loaded.is_ok()) {
    add_problem(report, fmt::format("the graph cannot be loaded: {}", loaded.status().message()));
    return Status::ok();
  }
  try {
    return compare_graph(store, **loaded, report);
  } catch (const SegmentError& error) {
    add_problem(report, std::string(error.status().message()));
    return Status::ok();
  }
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
