#include <fmt/format.h>

#include "engine/expr/expression_error.h"
#include "engine/expr/function_families.h"

namespace relata {
namespace {

using Arguments = std::span<const Value>;

Status check_node(std::string_view function, const Value& value, const EvalContext& context) {
  if (!value.is_node()) return wrong_argument(function, value);
  return context.snapshot->contains(value.as_node()) ? Status::ok() : deleted_entity("node");
}

Status check_relationship(std::string_view function, const Value& value, const EvalContext& context) {
  if (!value.is_relationship()) return wrong_argument(function, value);
  return context.snapshot->contains(value.as_relationship()) ? Status::ok() : deleted_entity("relationship");
}

// Of a node or relationship; requires the one or the other.
Result<PropertyList> properties_of(const Value& entity, const EvalContext& context) {
  if (entity.is_node()) {
    RELATA_RETURN_IF_ERROR(check_node("properties", entity, context));
    return context.snapshot->properties(entity.as_node());
  }
  RELATA_RETURN_IF_ERROR(check_relationship("properties", entity, context));
  return context.snapshot->properties(entity.as_relationship());
}

bool is_entity(const Value& value) { return value.is_node() || value.is_relationship(); }

Result<Value> length(Arguments arguments, const EvalContext&) {
  if (!arguments[0].is_path()) return wrong_argument("length", arguments[0]);
  return Value(static_cast<std::int64_t>(arguments[0].as_path().edges.size()));
}

Result<Value> nodes(Arguments arguments, const EvalContext&) {
  if (!arguments[0].is_path()) return wrong_argument("nodes", arguments[0]);
  const Path& path = arguments[0].as_path();
  return Value(ValueList(path.nodes.begin(), path.nodes.end()));
}

Result<Value> relationships(Arguments arguments, const EvalContext&) {
  if (!arguments[0].is_path()) return wrong_argument("relationships", arguments[0]);
  const Path& path = arguments[0].as_path();
  return Value(ValueList(path.edges.begin(), path.edges.end()));
}

Result<Value> labels(Arguments arguments, const EvalContext& context) {
  RELATA_RETURN_IF_ERROR(check_node("labels", arguments[0], context));
  ValueList names;
  for (const LabelId label : context.snapshot->labels(arguments[0].as_node())) names.emplace_back(context.snapshot->names().label(label));
  return Value(std::move(names));
}

Result<Value> type(Arguments arguments, const EvalContext& context) {
  if (!arguments[0].is_relationship()) return wrong_argument("type", arguments[0]);
  const EdgeId edge = arguments[0].as_relationship();
  // A relationship's type outlives it within the statement that deletes it.
  const Snapshot* before = context.statement_snapshot;
  const Snapshot* snapshot = before && !context.snapshot->contains(edge) && before->contains(edge) ? before : context.snapshot;
  RELATA_RETURN_IF_ERROR(snapshot == before ? Status::ok() : check_relationship("type", arguments[0], context));
  return Value(snapshot->names().type(snapshot->ends(edge).type));
}

Result<Value> id(Arguments arguments, const EvalContext&) {
  const Value& entity = arguments[0];
  if (entity.is_node()) return Value(static_cast<std::int64_t>(entity.as_node().value));
  if (entity.is_relationship()) return Value(static_cast<std::int64_t>(entity.as_relationship().value));
  return wrong_argument("id", entity);
}

Result<Value> element_id(Arguments arguments, const EvalContext&) {
  const Value& entity = arguments[0];
  if (entity.is_node()) return Value(fmt::format("n{}", entity.as_node().value));
  if (entity.is_relationship()) return Value(fmt::format("r{}", entity.as_relationship().value));
  return wrong_argument("elementId", entity);
}

Result<Value> properties(Arguments arguments, const EvalContext& context) {
  if (arguments[0].is_map()) return arguments[0];
  if (!is_entity(arguments[0])) return wrong_argument("properties", arguments[0]);
  RELATA_ASSIGN_OR_RETURN(const PropertyList list, properties_of(arguments[0], context));
  ValueMap map;
  for (const auto& [key, value] : list) map.emplace(context.snapshot->names().key(key), value);
  return Value(std::move(map));
}

Result<Value> keys(Arguments arguments, const EvalContext& context) {
  ValueList names;
  if (arguments[0].is_map()) {
    for (const auto& [key, value] : arguments[0].as_map()) names.emplace_back(key);
    return Value(std::move(names));
  }
  if (!is_entity(arguments[0])) return wrong_argument("keys", arguments[0]);
  RELATA_ASSIGN_OR_RETURN(const PropertyList list, properties_of(arguments[0], context));
  for (const auto& [key, value] : list) names.emplace_back(context.snapshot->names().key(key));
  return Value(std::move(names));
}

Result<Value> start_node(Arguments arguments, const EvalContext& context) {
  RELATA_RETURN_IF_ERROR(check_relationship("startNode", arguments[0], context));
  return Value(context.snapshot->ends(arguments[0].as_relationship()).source);
}

Result<Value> end_node(Arguments arguments, const EvalContext& context) {
  RELATA_RETURN_IF_ERROR(check_relationship("endNode", arguments[0], context));
  return Value(context.snapshot->ends(arguments[0].as_relationship()).target);
}

// What the ingested articles say for an edge; a graph without articles has no evidence.
Result<Value> evidence(Arguments arguments, const EvalContext& context) {
  RELATA_RETURN_IF_ERROR(check_relationship("evidence", arguments[0], context));
  return context.evidence ? context.evidence->evidence(arguments[0].as_relationship()) : Value::null();
}

}  // namespace

std::vector<FunctionEntry> graph_functions() {
  constexpr StaticType kAny = StaticType::kAny;
  return {
      make_function("length", {StaticType::kPath}, StaticType::kInteger, length),
      make_function("nodes", {StaticType::kPath}, StaticType::kList, nodes),
      make_function("relationships", {StaticType::kPath}, StaticType::kList, relationships),
      make_function("labels", {StaticType::kNode}, StaticType::kList, labels),
      make_function("type", {StaticType::kRelationship}, StaticType::kString, type),
      make_function("id", {kAny}, StaticType::kInteger, id),
      make_function("elementid", {kAny}, StaticType::kString, element_id),
      make_function("properties", {kAny}, StaticType::kMap, properties),
      make_function("keys", {kAny}, StaticType::kList, keys),
      make_function("startnode", {StaticType::kRelationship}, StaticType::kNode, start_node),
      make_function("endnode", {StaticType::kRelationship}, StaticType::kNode, end_node),
      make_function("evidence", {StaticType::kRelationship}, StaticType::kList, evidence),
  };
}

}  // namespace relata
