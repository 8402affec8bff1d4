#include "engine/ingest/graph_access.h"

#include <algorithm>

namespace relata {

Value property_of(const Snapshot& graph, NodeId node, std::string_view key) {
  const std::optional<KeyId> id = graph.names().find_key(key);
  return id ? graph.property(node, *id) : Value();
}

Value property_of(const Snapshot& graph, EdgeId edge, std::string_view key) {
  const std::optional<KeyId> id = graph.names().find_key(key);
  return id ? graph.property(edge, *id) : Value();
}

std::string text_of(const Snapshot& graph, NodeId node, std::string_view key) {
  const Value value = property_of(graph, node, key);
  return value.is_string() ? value.as_string() : "";
}

std::string text_of(const Snapshot& graph, EdgeId edge, std::string_view key) {
  const Value value = property_of(graph, edge, key);
  return value.is_string() ? value.as_string() : "";
}

std::vector<std::string> strings_in(const Value& value) {
  std::vector<std::string> strings;
  if (!value.is_list()) return strings;
  for (const Value& item : value.as_list()) {
    if (item.is_string()) strings.push_back(item.as_string());
  }
  return strings;
}

Value list_of(const std::vector<std::string>& strings) {
  ValueList list;
  for (const std::string& text : strings) list.emplace_back(text);
  return list;
}

Value extended(const Value& list, const std::vector<std::string>& more, const Value& except) {
  std::vector<Value> items = list.is_list() ? list.as_list() : ValueList();
  const std::size_t before = items.size();
  for (const std::string& text : more) {
    const Value value(text);
    if (value != except && std::find(items.begin(), items.end(), value) == items.end()) items.push_back(value);
  }
  return items.size() == before ? Value::null() : Value(std::move(items));
}

std::vector<std::string> names_of(const Snapshot& graph, NodeId node) {
  std::vector<std::string> names = strings_in(property_of(graph, node, "aliases"));
  if (std::string name = text_of(graph, node, "name"); !name.empty()) names.insert(names.begin(), std::move(name));
  return names;
}

std::vector<Neighbor> neighbors_by(const Snapshot& graph, NodeId node, Direction direction, std::string_view type) {
  std::vector<Neighbor> neighbors;
  if (const std::optional<TypeId> id = graph.names().find_type(type)) graph.neighbors(node, direction, {&*id, 1}, neighbors);
  return neighbors;
}

bool has_label(const Snapshot& graph, NodeId node, std::string_view label) {
  const std::optional<LabelId> id = graph.names().find_label(label);
  return id && graph.has_label(node, *id);
}

Result<PropertyList> property_list(GraphWriter& writer, const ValueMap& values) {
  PropertyList list;
  for (const auto& [key, value] : values) {
    if (value.is_null()) continue;
    RELATA_ASSIGN_OR_RETURN(const KeyId id, writer.key(key));
    list.emplace_back(id, value);
  }
  std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return list;
}

}  // namespace relata
