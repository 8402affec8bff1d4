#include "tools/relata/json_text.h"

#include <cmath>
#include <limits>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace relata {
namespace {

using Json = nlohmann::ordered_json;

class JsonWriter {
 public:
  explicit JsonWriter(const QueryResult& result) : result_(result) {}

  Json write(const Value& value) const {
    switch (value.kind()) {
      case ValueKind::kNull: return nullptr;
      case ValueKind::kBoolean: return value.as_boolean();
      case ValueKind::kInteger: return value.as_integer();
      // JSON has no infinity and no NaN.
      case ValueKind::kFloat: return std::isfinite(value.as_float()) ? Json(value.as_float()) : Json(result_.display(value));
      case ValueKind::kString: return value.as_string();
      case ValueKind::kList: return list(value.as_list());
      case ValueKind::kMap: return map(value.as_map());
      case ValueKind::kNode: return node(value.as_node());
      case ValueKind::kRelationship: return relationship(value.as_relationship());
      case ValueKind::kPath: return path(value.as_path());
      default: return result_.display(value);
    }
  }

 private:
  Json list(const ValueList& values) const {
    Json array = Json::array();
    for (const Value& value : values) array.push_back(write(value));
    return array;
  }
  Json map(const ValueMap& values) const {
    Json object = Json::object();
    for (const auto& [key, value] : values) object[key] = write(value);
    return object;
  }
  // What a later clause of the statement has deleted is left as its id.
  Json node(NodeId id) const {
    const Result<Node> node = result_.node(id);
    if (!node.is_ok()) return {{"id", id.value}};
    return {{"id", id.value}, {"labels", node->labels}, {"properties", map(node->properties)}};
  }
  Json relationship(EdgeId id) const {
    const Result<Relationship> edge = result_.relationship(id);
    if (!edge.is_ok()) return {{"id", id.value}};
    return {{"id", id.value},
            {"type", edge->type},
            {"start", edge->source.value},
            {"end", edge->target.value},
            {"properties", map(edge->properties)}};
  }
  Json path(const Path& path) const {
    Json array = Json::array();
    for (std::size_t i = 0; i < path.nodes.size(); ++i) {
      array.push_back(node(path.nodes[i]));
      if (i < path.edges.size()) array.push_back(relationship(path.edges[i]));
    }
    return array;
  }

  const QueryResult& result_;
};

Result<Value> to_value(const nlohmann::json& json) {
  switch (json.type()) {
    case nlohmann::json::value_t::boolean: return Value(json.get<bool>());
    case nlohmann::json::value_t::number_integer: return Value(json.get<std::int64_t>());
    case nlohmann::json::value_t::number_unsigned: {
      const auto number = json.get<std::uint64_t>();
      if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
        return Status::invalid_argument(fmt::format("the integer {} is beyond 64 bits", number));
      }
      return Value(static_cast<std::int64_t>(number));
    }
    case nlohmann::json::value_t::number_float: return Value(json.get<double>());
    case nlohmann::json::value_t::string: return Value(json.get<std::string>());
    case nlohmann::json::value_t::array: {
      ValueList list;
      for (const nlohmann::json& element : json) {
        RELATA_ASSIGN_OR_RETURN(Value value, to_value(element));
        list.push_back(std::move(value));
      }
      return Value(std::move(list));
    }
    case nlohmann::json::value_t::object: {
      ValueMap map;
      for (const auto& [key, element] : json.items()) {
        RELATA_ASSIGN_OR_RETURN(Value value, to_value(element));
        map.emplace(key, std::move(value));
      }
      return Value(std::move(map));
    }
    default: return Value();
  }
}

}  // namespace

std::string row_as_json(const QueryResult& result, std::size_t row) {
  const JsonWriter writer(result);
  Json object = Json::object();
  for (std::size_t column = 0; column < result.columns().size(); ++column) {
    object[result.columns()[column]] = writer.write(result.at(row, column));
  }
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Value> parse_json_value(std::string_view text) {
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded()) return Status::invalid_argument(fmt::format("`{}` is no JSON value; text needs quotes: \"...\"", text));
  return to_value(json);
}

}  // namespace relata
