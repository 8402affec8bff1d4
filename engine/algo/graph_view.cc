#include "engine/algo/graph_view.h"

#include <algorithm>

namespace relata {
namespace {

std::vector<NodeId> selected_nodes(const Snapshot& snapshot, const ViewSelection& selection) {
  constexpr std::size_t kAll = SIZE_MAX;
  if (selection.all_labels) return snapshot.nodes(std::nullopt, NodeId{1}, kAll);
  std::vector<NodeId> nodes;
  for (const LabelId label : selection.labels) {
    const std::vector<NodeId> members = snapshot.nodes(label, NodeId{1}, kAll);
    nodes.insert(nodes.end(), members.begin(), members.end());
  }
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  return nodes;
}

}  // namespace

GraphView::GraphView(const Snapshot& snapshot, const ViewSelection& selection, std::function<bool()> cancelled)
    : snapshot_(snapshot), selection_(selection), cancelled_(std::move(cancelled)), nodes_(selected_nodes(snapshot, selection)) {
  vertex_of_node_.assign(snapshot.node_id_end().value, kNotSelected);
  for (Vertex vertex = 0; vertex < size(); ++vertex) vertex_of_node_[nodes_[vertex].value] = vertex;
}

const GraphView::NeighborsPtr& GraphView::neighbors(Vertex vertex) const {
  constexpr std::uint32_t kVisitsPerQuestion = 1024;
  if (++visits_ % kVisitsPerQuestion == 0 && cancelled_ && cancelled_()) throw AlgorithmCancelled{};
  if (vertex == last_vertex_) return last_neighbors_;

  buffer_.clear();
  // An empty list of types means all of them to a snapshot.
  if (selection_.all_types || !selection_.types.empty()) {
    snapshot_.neighbors(nodes_[vertex], selection_.direction, selection_.types, buffer_);
  }
  auto list = boost::intrusive_ptr<Neighbors>(new Neighbors);
  list->vertices.reserve(buffer_.size());
  for (const Neighbor& neighbor : buffer_) {
    const Vertex other = vertex_of_node_[neighbor.node.value];
    if (other != kNotSelected) list->vertices.push_back(other);
  }
  if (selection_.distinct_neighbors) {
    std::sort(list->vertices.begin(), list->vertices.end());
    list->vertices.erase(std::unique(list->vertices.begin(), list->vertices.end()), list->vertices.end());
  }
  last_vertex_ = vertex;
  last_neighbors_ = std::move(list);
  return last_neighbors_;
}

}  // namespace relata
