#include "engine/exec/operators/graph_changes.h"

#include <algorithm>

#include "engine/expr/expression_error.h"

namespace relata {

Status as_query_error(Status status) {
  if (status.code() != StatusCode::kInvalidArgument) return status;
  return type_error("InvalidPropertyType", std::string(status.message()));
}

Result<PropertyList> GraphChanges::properties(const bound::PropertyEntries& entries, const bound::ExpressionPtr& map, Row row) {
  ValueMap values;
  if (map) {
    RELATA_ASSIGN_OR_RETURN(const Value source, evaluate(*map, row, scope_.eval()));
    if (!source.is_map() && !source.is_null()) {
      return type_error("InvalidArgumentType", "properties are given as a map, not as " + std::string(to_string(source.kind())));
    }
    if (source.is_map()) values = source.as_map();
  }
  for (const auto& [key, expression] : entries) {
    RELATA_ASSIGN_OR_RETURN(values[key], evaluate(*expression, row, scope_.eval()));
  }
  PropertyList list;
  for (auto& [key, value] : values) {
    if (value.is_null()) continue;
    RELATA_ASSIGN_OR_RETURN(const KeyId id, state_.writer().key(key));
    list.emplace_back(id, std::move(value));
  }
  std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  state_.updates().properties_set += list.size();
  return list;
}

Status GraphChanges::create_node(const bound::NodePattern& pattern, Row row) {
  std::vector<LabelId> labels;
  for (const std::string& name : pattern.labels) {
    RELATA_ASSIGN_OR_RETURN(const LabelId label, state_.writer().label(name));
    labels.push_back(label);
  }
  std::sort(labels.begin(), labels.end());
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
  state_.updates().labels_added += labels.size();
  RELATA_ASSIGN_OR_RETURN(PropertyList list, properties(pattern.properties, pattern.property_map, row));
  Result<NodeId> node = state_.writer().create_node(std::move(labels), std::move(list));
  if (!node.is_ok()) return as_query_error(node.status());
  ++state_.updates().nodes_created;
  row[pattern.slot] = *node;
  return Status::ok();
}

Status GraphChanges::create_relationship(const bound::RelationshipPattern& pattern, NodeId left, NodeId right, Row row) {
  RELATA_ASSIGN_OR_RETURN(const TypeId type, state_.writer().type(pattern.types.front()));
  RELATA_ASSIGN_OR_RETURN(PropertyList list, properties(pattern.properties, pattern.property_map, row));
  // MERGE may leave the direction open; from left to right then.
  const bool backwards = pattern.direction == Direction::kIn;
  Result<EdgeId> edge = state_.writer().create_edge(backwards ? right : left, type, backwards ? left : right, std::move(list));
  if (!edge.is_ok()) return as_query_error(edge.status());
  ++state_.updates().relationships_created;
  row[pattern.slot] = *edge;
  return Status::ok();
}

Status GraphChanges::create(const bound::PathPattern& pattern, Row row, bool bound_by_value) {
  std::vector<NodeId> nodes;
  for (std::size_t i = 0; i < pattern.nodes.size(); ++i) {
    const bound::NodePattern& node = pattern.nodes[i];
    // Within one pattern a variable may stand twice: (a)-[:T]->(a).
    const bool repeated = std::any_of(pattern.nodes.begin(), pattern.nodes.begin() + static_cast<std::ptrdiff_t>(i),
                                      [&](const bound::NodePattern& earlier) { return earlier.slot == node.slot; });
    const bool given = node.bound || repeated || (bound_by_value && row[node.slot].is_node());
    if (!given) RELATA_RETURN_IF_ERROR(create_node(node, row));
    const Value& value = row[node.slot];
    if (!value.is_node()) return type_error("InvalidArgumentType", "a relationship needs a node at each end, and there is none (null)");
    if (!state_.graph().contains(value.as_node())) return deleted_entity("node");
    nodes.push_back(value.as_node());
  }
  Path path{nodes, {}};
  for (std::size_t i = 0; i < pattern.relationships.size(); ++i) {
    RELATA_RETURN_IF_ERROR(create_relationship(pattern.relationships[i], nodes[i], nodes[i + 1], row));
    path.edges.push_back(row[pattern.relationships[i].slot].as_relationship());
  }
  if (pattern.path) row[*pattern.path] = std::move(path);
  return Status::ok();
}

Status GraphChanges::update(const std::vector<bound::UpdateItem>& items, Row row) {
  for (const bound::UpdateItem& item : items) {
    RELATA_RETURN_IF_ERROR(std::visit([&](const auto& each) { return apply(each, row); }, item));
  }
  return Status::ok();
}

template <typename Id>
Status GraphChanges::set_one(Id id, const std::string& key, Value value) {
  if (!state_.graph().contains(id)) return deleted_entity(std::is_same_v<Id, NodeId> ? "node" : "relationship");
  RELATA_ASSIGN_OR_RETURN(const KeyId key_id, state_.writer().key(key));
  if (!value.is_null() || !state_.graph().property(id, key_id).is_null()) ++state_.updates().properties_set;
  return as_query_error(state_.writer().set_property(id, key_id, std::move(value)));
}

Status GraphChanges::set_property(const Value& target, const std::string& key, Value value) {
  if (target.is_null()) return Status::ok();
  if (target.is_node()) return set_one(target.as_node(), key, std::move(value));
  if (target.is_relationship()) return set_one(target.as_relationship(), key, std::move(value));
  return type_error("InvalidArgumentType",
                    "only nodes and relationships have properties to set, not " + std::string(to_string(target.kind())));
}

Status GraphChanges::apply(const bound::SetProperty& item, Row row) {
  RELATA_ASSIGN_OR_RETURN(const Value target, evaluate(*item.object, row, scope_.eval()));
  RELATA_ASSIGN_OR_RETURN(Value value, evaluate(*item.value, row, scope_.eval()));
  return set_property(target, item.key, std::move(value));
}

Status GraphChanges::apply(const bound::RemoveProperty& item, Row row) {
  RELATA_ASSIGN_OR_RETURN(const Value target, evaluate(*item.object, row, scope_.eval()));
  return set_property(target, item.key, Value::null());
}

Result<ValueMap> GraphChanges::map_of(const Value& source) const {
  if (source.is_map()) return source.as_map();
  if (!source.is_node() && !source.is_relationship()) {
    return type_error("InvalidArgumentType", "properties are set from a map, a node or a relationship");
  }
  ValueMap map;
  const PropertyList list =
      source.is_node() ? state_.graph().properties(source.as_node()) : state_.graph().properties(source.as_relationship());
  for (const auto& [key, value] : list) map[state_.graph().names().key(key)] = value;
  return map;
}

template <typename Id>
Status GraphChanges::set_all(Id id, const Value& source, bool merge) {
  if (!state_.graph().contains(id)) return deleted_entity(std::is_same_v<Id, NodeId> ? "node" : "relationship");
  RELATA_ASSIGN_OR_RETURN(const ValueMap wanted, map_of(source));
  if (!merge) {
    std::vector<KeyId> gone;
    for (const auto& [key, value] : state_.graph().properties(id)) {
      if (!wanted.contains(state_.graph().names().key(key))) gone.push_back(key);
    }
    for (const KeyId key : gone) {
      ++state_.updates().properties_set;
      RELATA_RETURN_IF_ERROR(state_.writer().set_property(id, key, Value::null()));
    }
  }
  for (const auto& [key, value] : wanted) RELATA_RETURN_IF_ERROR(set_one(id, key, value));
  return Status::ok();
}

Status GraphChanges::apply(const bound::SetProperties& item, Row row) {
  const Value target = row[item.target];
  if (target.is_null()) return Status::ok();
  RELATA_ASSIGN_OR_RETURN(const Value source, evaluate(*item.value, row, scope_.eval()));
  if (target.is_node()) return set_all(target.as_node(), source, item.merge);
  if (target.is_relationship()) return set_all(target.as_relationship(), source, item.merge);
  return type_error("InvalidArgumentType", "only nodes and relationships have properties to set");
}

Status GraphChanges::apply(const bound::SetLabels& item, Row row) {
  const Value& target = row[item.target];
  if (target.is_null()) return Status::ok();
  if (!target.is_node()) return type_error("InvalidArgumentType", "only nodes have labels");
  if (!state_.graph().contains(target.as_node())) return deleted_entity("node");
  for (const std::string& name : item.labels) {
    RELATA_ASSIGN_OR_RETURN(const LabelId label, state_.writer().label(name));
    if (!state_.graph().has_label(target.as_node(), label)) ++state_.updates().labels_added;
    RELATA_RETURN_IF_ERROR(state_.writer().add_label(target.as_node(), label));
  }
  return Status::ok();
}

Status GraphChanges::apply(const bound::RemoveLabels& item, Row row) {
  const Value& target = row[item.target];
  if (target.is_null()) return Status::ok();
  if (!target.is_node()) return type_error("InvalidArgumentType", "only nodes have labels");
  if (!state_.graph().contains(target.as_node())) return deleted_entity("node");
  for (const std::string& name : item.labels) {
    const std::optional<LabelId> label = state_.graph().names().find_label(name);
    if (!label || !state_.graph().has_label(target.as_node(), *label)) continue;
    ++state_.updates().labels_removed;
    RELATA_RETURN_IF_ERROR(state_.writer().remove_label(target.as_node(), *label));
  }
  return Status::ok();
}

}  // namespace relata
