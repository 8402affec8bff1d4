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
    : selection_(selection), cancelled_(std::move(cancelled)), nodes_(selected_nodes(snapshot, selection)) {
  std::vector<Vertex> vertex_of_node(snapshot.node_id_end().value, kNotSelected);
  for (Vertex vertex = 0; vertex < size(); ++vertex) vertex_of_node[nodes_[vertex].value] = vertex;
  begins_.assign(nodes_.size() + 1, 0);
  std::vector<Neighbor> found;
  for (Vertex vertex = 0; vertex < size(); ++vertex) {
    ask_now_and_then();
    add_neighbors(snapshot, vertex_of_node, vertex, found);
    begins_[vertex + 1] = targets_.size();
  }
}

void GraphView::add_neighbors(const Snapshot& snapshot, const std::vector<Vertex>& vertex_of_node, Vertex vertex,
                              std::vector<Neighbor>& found) {
  // An empty list of types means all of them to a snapshot.
  if (!selection_.all_types && selection_.types.empty()) return;
  found.clear();
  snapshot.neighbors(nodes_[vertex], selection_.direction, selection_.types, found);
  for (const Neighbor& neighbor : found) {
    const Vertex other = vertex_of_node[neighbor.node.value];
    if (other != kNotSelected) targets_.push_back(other);
  }
  if (!selection_.distinct_neighbors) return;
  const auto first = targets_.begin() + static_cast<std::ptrdiff_t>(begins_[vertex]);
  std::sort(first, targets_.end());
  targets_.erase(std::unique(first, targets_.end()), targets_.end());
}

}  // namespace relata
