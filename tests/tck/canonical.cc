#include "tests/tck/canonical.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

namespace relata::tck {
namespace {

using nlohmann::json;

std::string float_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
  return fmt::format("float:{:.15g}", value == 0 ? 0.0 : value);
}

std::string string_text(const std::string& text) { return json(text).dump(-1, ' ', false, json::error_handler_t::replace); }

std::string list_text(std::vector<std::string> items, bool ignore_order) {
  if (ignore_order) std::sort(items.begin(), items.end());
  return fmt::format("[{}]", fmt::join(items, ", "));
}

std::string map_text(const std::map<std::string, std::string>& entries) {
  std::vector<std::string> items;
  for (const auto& [key, value] : entries) items.push_back(key + ": " + value);
  return fmt::format("{{{}}}", fmt::join(items, ", "));
}

std::string node_text(std::vector<std::string> labels, const std::map<std::string, std::string>& properties) {
  std::sort(labels.begin(), labels.end());
  std::string text = "(";
  for (const std::string& label : labels) text += ":" + label;
  return text + map_text(properties) + ")";
}

std::string relationship_text(const std::string& type, const std::map<std::string, std::string>& properties) {
  return "[:" + type + map_text(properties) + "]";
}

std::map<std::string, std::string> properties_text(const QueryResult& result, const ValueMap& properties, bool ignore) {
  std::map<std::string, std::string> entries;
  for (const auto& [key, value] : properties) entries[key] = canonical(result, value, ignore);
  return entries;
}

std::map<std::string, std::string> properties_text(const json& properties, bool ignore) {
  std::map<std::string, std::string> entries;
  for (const auto& [key, value] : properties.items()) entries[key] = canonical(value, ignore);
  return entries;
}

std::string node_of(const QueryResult& result, NodeId id, bool ignore) {
  Result<Node> node = result.node(id);
  return node.is_ok() ? node_text(node->labels, properties_text(result, node->properties, ignore)) : node.status().to_string();
}

std::string path_of(const QueryResult& result, const Path& path, bool ignore) {
  std::string text = "<" + node_of(result, path.nodes[0], ignore);
  for (std::size_t i = 0; i < path.edges.size(); ++i) {
    Result<Relationship> relationship = result.relationship(path.edges[i]);
    if (!relationship.is_ok()) return relationship.status().to_string();
    const std::string body = relationship_text(relationship->type, properties_text(result, relationship->properties, ignore));
    const bool forward = relationship->source == path.nodes[i];
    text += (forward ? "-" + body + "->" : "<-" + body + "-") + node_of(result, path.nodes[i + 1], ignore);
  }
  return text + ">";
}

std::string path_of(const json& path, bool ignore) {
  std::string text = "<" + canonical(path["start"], ignore);
  for (const json& segment : path["segs"]) {
    const std::string body = canonical(segment["rel"], ignore);
    text += (segment["dir"] == "->" ? "-" + body + "->" : "<-" + body + "-") + canonical(segment["node"], ignore);
  }
  return text + ">";
}

}  // namespace

std::string canonical(const QueryResult& result, const Value& value, bool ignore_list_order) {
  switch (value.kind()) {
    case ValueKind::kNull: return "null";
    case ValueKind::kBoolean: return value.as_boolean() ? "true" : "false";
    case ValueKind::kInteger: return fmt::format("{}", value.as_integer());
    case ValueKind::kFloat: return float_text(value.as_float());
    case ValueKind::kString: return string_text(value.as_string());
    case ValueKind::kList: {
      std::vector<std::string> items;
      for (const Value& item : value.as_list()) items.push_back(canonical(result, item, ignore_list_order));
      return list_text(std::move(items), ignore_list_order);
    }
    case ValueKind::kMap: return map_text(properties_text(result, value.as_map(), ignore_list_order));
    case ValueKind::kNode: return node_of(result, value.as_node(), ignore_list_order);
    case ValueKind::kRelationship: {
      Result<Relationship> edge = result.relationship(value.as_relationship());
      if (!edge.is_ok()) return edge.status().to_string();
      return relationship_text(edge->type, properties_text(result, edge->properties, ignore_list_order));
    }
    case ValueKind::kPath: return path_of(result, value.as_path(), ignore_list_order);
    case ValueKind::kDate: return string_text(to_string(value.as_date()));
    case ValueKind::kLocalTime: return string_text(to_string(value.as_local_time()));
    case ValueKind::kTime: return string_text(to_string(value.as_time()));
    case ValueKind::kLocalDateTime: return string_text(to_string(value.as_local_date_time()));
    case ValueKind::kDateTime: return string_text(to_string(value.as_date_time()));
    case ValueKind::kDuration: return string_text(to_string(value.as_duration()));
  }
  return "?";
}

std::string canonical(const json& typed, bool ignore_list_order) {
  const std::string tag = typed["t"];
  if (tag == "null") return "null";
  if (tag == "bool") return typed["v"].get<bool>() ? "true" : "false";
  if (tag == "int") return typed["v"].get<std::string>();
  if (tag == "float") return float_text(std::strtod(typed["v"].get<std::string>().c_str(), nullptr));
  if (tag == "str") return string_text(typed["v"]);
  if (tag == "list") {
    std::vector<std::string> items;
    for (const json& item : typed["v"]) items.push_back(canonical(item, ignore_list_order));
    return list_text(std::move(items), ignore_list_order);
  }
  if (tag == "map") return map_text(properties_text(typed["v"], ignore_list_order));
  if (tag == "node") return node_text(typed["labels"], properties_text(typed["props"], ignore_list_order));
  if (tag == "rel") return relationship_text(typed["type"], properties_text(typed["props"], ignore_list_order));
  if (tag == "path") return path_of(typed, ignore_list_order);
  return "unknown tag " + tag;
}

Value to_value(const json& typed) {
  const std::string tag = typed["t"];
  if (tag == "bool") return typed["v"].get<bool>();
  if (tag == "int") return static_cast<std::int64_t>(std::strtoll(typed["v"].get<std::string>().c_str(), nullptr, 10));
  if (tag == "float") return std::strtod(typed["v"].get<std::string>().c_str(), nullptr);
  if (tag == "str") return typed["v"].get<std::string>();
  if (tag == "list") {
    ValueList items;
    for (const json& item : typed["v"]) items.push_back(to_value(item));
    return items;
  }
  if (tag == "map") {
    ValueMap entries;
    for (const auto& [key, value] : typed["v"].items()) entries[key] = to_value(value);
    return entries;
  }
  return Value::null();
}

}  // namespace relata::tck
