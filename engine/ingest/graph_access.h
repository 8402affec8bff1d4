#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/graph/snapshot.h"
#include "engine/txn/graph_writer.h"
#include "storage/base/value.h"

namespace relata {

// Properties by name, for what ingest and corrections read and write. Null or empty when there is no such property.
Value property_of(const Snapshot& graph, NodeId node, std::string_view key);
Value property_of(const Snapshot& graph, EdgeId edge, std::string_view key);
std::string text_of(const Snapshot& graph, NodeId node, std::string_view key);
std::string text_of(const Snapshot& graph, EdgeId edge, std::string_view key);
std::vector<std::string> strings_in(const Value& value);  // the strings of a list
Value list_of(const std::vector<std::string>& strings);

// The items of `list` and behind them those of `more` that are not among them nor equal `except`. Null when nothing is new.
Value extended(const Value& list, const std::vector<std::string>& more, const Value& except);

// The names of a node: `name` first, then `aliases`.
std::vector<std::string> names_of(const Snapshot& graph, NodeId node);

// Neighbours over edges of one type; none when the graph has no such type.
std::vector<Neighbor> neighbors_by(const Snapshot& graph, NodeId node, Direction direction, std::string_view type);
bool has_label(const Snapshot& graph, NodeId node, std::string_view label);

// A null value removes the property.
template <typename Id>
Status set_property(GraphWriter& writer, Id id, std::string_view name, Value value) {
  RELATA_ASSIGN_OR_RETURN(const KeyId key, writer.key(name));
  return writer.set_property(id, key, std::move(value));
}
// The values that are not null, as a node or an edge is created with.
Result<PropertyList> property_list(GraphWriter& writer, const ValueMap& values);

// Calls visit(NodeId) for all nodes of a label, ascending.
template <typename Visit>
void for_each_node(const Snapshot& graph, std::string_view label, Visit visit) {
  constexpr std::size_t kStep = 4096;
  const std::optional<LabelId> id = graph.names().find_label(label);
  if (!id) return;
  for (NodeId from{1};;) {
    const std::vector<NodeId> nodes = graph.nodes(*id, from, kStep);
    for (const NodeId node : nodes) visit(node);
    if (nodes.size() < kStep) return;
    from = {nodes.back().value + 1};
  }
}

}  // namespace relata
