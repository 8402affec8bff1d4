#include "engine/io/graph_selection.h"

#include "engine/txn/result_state.h"

namespace relata {
namespace {

constexpr std::size_t kScanStep = 4096;

template <typename Visit>
void for_each_node(const Snapshot& graph, Visit visit) {
  NodeId from{1};
  for (;;) {
    const std::vector<NodeId> nodes = graph.nodes(std::nullopt, from, kScanStep);
    for (const NodeId node : nodes) visit(node);
    if (nodes.size() < kScanStep) return;
    from = {nodes.back().value + 1};
  }
}

void add(EdgeId edge, GraphSelection& selection) {
  if (!selection.graph->contains(edge)) return;
  const EdgeEnds ends = selection.graph->ends(edge);
  selection.edges.insert(edge);
  selection.nodes.insert({ends.source, ends.target});
}

void add(const Value& value, GraphSelection& selection) {
  switch (value.kind()) {
    case ValueKind::kNode:
      if (selection.graph->contains(value.as_node())) selection.nodes.insert(value.as_node());
      break;
    case ValueKind::kRelationship: add(value.as_relationship(), selection); break;
    case ValueKind::kPath:
      for (const NodeId node : value.as_path().nodes) add(Value(node), selection);
      for (const EdgeId edge : value.as_path().edges) add(edge, selection);
      break;
    case ValueKind::kList:
      for (const Value& item : value.as_list()) add(item, selection);
      break;
    case ValueKind::kMap:
      for (const auto& [key, item] : value.as_map()) add(item, selection);
      break;
    default: break;
  }
}

}  // namespace

GraphSelection select_all(const Snapshot& graph) {
  GraphSelection selection{&graph, {}, {}};
  for_each_node(graph, [&](NodeId node) {
    selection.nodes.insert(node);
    std::vector<Neighbor> neighbors;
    graph.neighbors(node, Direction::kOut, {}, neighbors);
    for (const Neighbor& neighbor : neighbors) selection.edges.insert(neighbor.edge);
  });
  return selection;
}

GraphSelection select_facts(const Snapshot& graph) {
  const auto article = graph.names().find_label("Article");
  const auto statement = graph.names().find_label("Statement");
  const auto hidden = [&](NodeId node) {
    return (article && graph.has_label(node, *article)) || (statement && graph.has_label(node, *statement));
  };
  GraphSelection selection{&graph, {}, {}};
  for_each_node(graph, [&](NodeId node) {
    if (hidden(node)) return;
    selection.nodes.insert(node);
    std::vector<Neighbor> neighbors;
    graph.neighbors(node, Direction::kOut, {}, neighbors);
    for (const Neighbor& neighbor : neighbors) {
      if (!hidden(neighbor.node)) selection.edges.insert(neighbor.edge);
    }
  });
  return selection;
}

GraphSelection select_result(const QueryResult& result) {
  GraphSelection selection{result.state().snapshot.get(), {}, {}};
  if (!selection.graph) return selection;
  for (const ValueList& row : result.state().rows) {
    for (const Value& value : row) add(value, selection);
  }
  return selection;
}

}  // namespace relata
