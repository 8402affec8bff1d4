#include "engine/graph/snapshot_builder.h"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

#include "engine/graph/name_table.h"

namespace relata {

SnapshotBuilder::SnapshotBuilder(const CatalogState& catalog) : graph_(std::make_shared<MemorySnapshot>()) {
  graph_->names_ = std::make_shared<NameTable>(catalog);
  graph_->version_ = catalog.version;
  graph_->node_id_end_ = NodeId{catalog.next_node};
  graph_->edge_id_end_ = EdgeId{catalog.next_edge};
}

Status SnapshotBuilder::add_node(NodeId node, NodeRecord&& record) {
  if (node.value == 0 || node.value > kMaxNodeId || graph_->contains(node)) {
    return Status::corruption(fmt::format("node id {} is out of range or stands twice", node.value));
  }
  for (const LabelId label : record.labels) {
    if (label.value == 0 || label.value > graph_->names().label_count()) {
      return Status::corruption(fmt::format("node {} has a label of unknown id {}", node.value, label.value));
    }
  }
  graph_->insert_node(node, LabelSet(record.labels.begin(), record.labels.end()), std::move(record.properties));
  return Status::ok();
}

Status SnapshotBuilder::add_edge(EdgeId edge, EdgeRecord&& record) {
  if (edge.value == 0 || edge.value > kMaxEdgeId || graph_->contains(edge)) {
    return Status::corruption(fmt::format("edge id {} is out of range or stands twice", edge.value));
  }
  if (record.type.value == 0 || record.type.value > graph_->names().type_count()) {
    return Status::corruption(fmt::format("edge {} has a type of unknown id {}", edge.value, record.type.value));
  }
  if (!graph_->contains(record.source) || !graph_->contains(record.target)) {
    return Status::corruption(
        fmt::format("edge {} joins nodes {} and {}, of which one is missing", edge.value, record.source.value, record.target.value));
  }
  const Link link{static_cast<std::uint32_t>(record.source.value), static_cast<std::uint32_t>(record.target.value), record.type.value,
                  static_cast<std::uint32_t>(edge.value)};
  links_.push_back(link);
  graph_->put_edge(edge, {link.source, link.target, link.type}, std::move(record.properties));
  return Status::ok();
}

void SnapshotBuilder::sort_links(std::uint32_t Link::*field, std::uint64_t key_end) {
  std::vector<std::uint32_t> next(key_end + 1, 0);
  for (const Link& link : links_) ++next[link.*field + 1];
  for (std::size_t key = 1; key <= key_end; ++key) next[key] += next[key - 1];
  sorted_.resize(links_.size());
  for (const Link& link : links_) sorted_[next[link.*field]++] = link;
  links_.swap(sorted_);
}

void SnapshotBuilder::build_adjacency(SharedTable<Adjacency>& table, std::uint32_t Link::*from, std::uint32_t Link::*to) {
  for (std::size_t first = 0; first < links_.size();) {
    const std::uint32_t type = links_[first].type;
    const std::uint32_t index = links_[first].*from / AdjacencySegment::kNodes;
    std::size_t last = first;
    while (last < links_.size() && links_[last].type == type && links_[last].*from / AdjacencySegment::kNodes == index) ++last;
    auto csr = std::make_shared<Csr>();
    csr->reserve(last - first);
    for (std::size_t i = first; i < last; ++i) {
      const Link& link = links_[i];
      csr->append(link.*from % AdjacencySegment::kNodes, {link.*to, link.edge});
    }
    csr->finish();
    Adjacency& adjacency = table.writable(type, graph_->epoch_);
    adjacency.segments.writable(index, graph_->epoch_) = AdjacencySegment(std::move(csr));
    adjacency.edge_count += last - first;
    first = last;
  }
}

MemorySnapshotPtr SnapshotBuilder::finish() && {
  // Links arrive by ascending edge id and every pass is stable, so passes from the least to the most significant field give the order
  // that adjacency wants.
  const std::uint64_t node_end = graph_->node_id_end_.value;
  const std::uint64_t type_end = graph_->type_end_;
  sort_links(&Link::target, node_end);
  sort_links(&Link::source, node_end);
  sort_links(&Link::type, type_end);
  build_adjacency(graph_->out_, &Link::source, &Link::target);
  // By source already; ids within equal sources follow the target, which the next pass makes the leading field.
  sort_links(&Link::target, node_end);
  sort_links(&Link::type, type_end);
  build_adjacency(graph_->in_, &Link::target, &Link::source);
  graph_->edge_count_ = links_.size();
  return std::move(graph_);
}

Result<MemorySnapshotPtr> build_snapshot(const GraphStore& store) {
  RELATA_ASSIGN_OR_RETURN(const CatalogState catalog, store.load_catalog());
  SnapshotBuilder builder(catalog);
  Status added;
  RELATA_RETURN_IF_ERROR(store.scan_nodes([&](NodeId node, NodeRecord&& record) {
    added = builder.add_node(node, std::move(record));
    return added.is_ok();
  }));
  RELATA_RETURN_IF_ERROR(added);
  RELATA_RETURN_IF_ERROR(store.scan_edges([&](EdgeId edge, EdgeRecord&& record) {
    added = builder.add_edge(edge, std::move(record));
    return added.is_ok();
  }));
  RELATA_RETURN_IF_ERROR(added);
  return std::move(builder).finish();
}

}  // namespace relata
