#include "storage/base/value.h"

#include <fmt/format.h>

#include <cmath>
#include <functional>

#include "storage/base/mix_hashes.h"

namespace relata {
namespace {

template <typename T>
std::size_t hash_of(const T& value) {
  return std::hash<T>{}(value);
}

std::size_t hash_of_path(const Path& path) {
  std::size_t hash = path.nodes.size();
  for (const NodeId node : path.nodes) hash = mix_hashes(hash, hash_of(node));
  for (const EdgeId edge : path.edges) hash = mix_hashes(hash, hash_of(edge));
  return hash;
}

std::size_t hash_of(const Duration& value) {
  std::size_t hash = hash_of(value.months);
  hash = mix_hashes(hash, hash_of(value.days));
  return mix_hashes(mix_hashes(hash, hash_of(value.seconds)), hash_of(value.nanos));
}

bool same_float(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

std::string quoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') result += '\\';
    switch (c) {
      case '\n': result += "\\n"; break;
      case '\r': result += "\\r"; break;
      case '\t': result += "\\t"; break;
      default: result += c;
    }
  }
  return result + "'";
}

std::string float_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
  std::string text = fmt::format("{}", value);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

std::string path_text(const Path& path) {
  std::string text = fmt::format("(#{})", path.nodes.empty() ? 0 : path.nodes.front().value);
  for (std::size_t i = 0; i < path.edges.size(); ++i) text += fmt::format("-[#{}]-(#{})", path.edges[i].value, path.nodes[i + 1].value);
  return text;
}

}  // namespace

Value::Value(ValueList value) : state_(box(std::move(value))) {}
Value::Value(ValueMap value) : state_(box(std::move(value))) {}

const ValueList& Value::as_list() const { return std::get<Boxed<ValueList>>(state_)->value; }
const ValueMap& Value::as_map() const { return std::get<Boxed<ValueMap>>(state_)->value; }

std::string_view to_string(ValueKind kind) {
  switch (kind) {
    case ValueKind::kNull: return "Null";
    case ValueKind::kBoolean: return "Boolean";
    case ValueKind::kInteger: return "Integer";
    case ValueKind::kFloat: return "Float";
    case ValueKind::kString: return "String";
    case ValueKind::kList: return "List";
    case ValueKind::kMap: return "Map";
    case ValueKind::kNode: return "Node";
    case ValueKind::kRelationship: return "Relationship";
    case ValueKind::kPath: return "Path";
    case ValueKind::kDate: return "Date";
    case ValueKind::kLocalTime: return "LocalTime";
    case ValueKind::kTime: return "Time";
    case ValueKind::kLocalDateTime: return "LocalDateTime";
    case ValueKind::kDateTime: return "DateTime";
    case ValueKind::kDuration: return "Duration";
  }
  return "Unknown";
}

bool operator==(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case ValueKind::kNull: return true;
    case ValueKind::kBoolean: return a.as_boolean() == b.as_boolean();
    case ValueKind::kInteger: return a.as_integer() == b.as_integer();
    case ValueKind::kFloat: return same_float(a.as_float(), b.as_float());
    case ValueKind::kString: return a.as_string() == b.as_string();
    case ValueKind::kList: return a.as_list() == b.as_list();
    case ValueKind::kMap: return a.as_map() == b.as_map();
    case ValueKind::kNode: return a.as_node() == b.as_node();
    case ValueKind::kRelationship: return a.as_relationship() == b.as_relationship();
    case ValueKind::kPath: return a.as_path() == b.as_path();
    case ValueKind::kDate: return a.as_date() == b.as_date();
    case ValueKind::kLocalTime: return a.as_local_time() == b.as_local_time();
    case ValueKind::kTime: return a.as_time() == b.as_time();
    case ValueKind::kLocalDateTime: return a.as_local_date_time() == b.as_local_date_time();
    case ValueKind::kDateTime: return a.as_date_time() == b.as_date_time();
    case ValueKind::kDuration: return a.as_duration() == b.as_duration();
  }
  return false;
}

std::size_t Value::hash() const {
  const std::size_t seed = state_.index();
  switch (kind()) {
    case ValueKind::kNull: return seed;
    case ValueKind::kBoolean: return mix_hashes(seed, hash_of(as_boolean()));
    case ValueKind::kInteger: return mix_hashes(seed, hash_of(as_integer()));
    // 0.0 equals -0.0 and every NaN equals every other.
    case ValueKind::kFloat: return mix_hashes(seed, std::isnan(as_float()) ? 1 : hash_of(as_float() == 0 ? 0.0 : as_float()));
    case ValueKind::kString: return mix_hashes(seed, hash_of(as_string()));
    case ValueKind::kList: {
      std::size_t hash = mix_hashes(seed, as_list().size());
      for (const Value& item : as_list()) hash = mix_hashes(hash, item.hash());
      return hash;
    }
    case ValueKind::kMap: {
      std::size_t hash = mix_hashes(seed, as_map().size());
      for (const auto& [key, value] : as_map()) hash = mix_hashes(mix_hashes(hash, hash_of(key)), value.hash());
      return hash;
    }
    case ValueKind::kNode: return mix_hashes(seed, hash_of(as_node()));
    case ValueKind::kRelationship: return mix_hashes(seed, hash_of(as_relationship()));
    case ValueKind::kPath: return mix_hashes(seed, hash_of_path(as_path()));
    case ValueKind::kDate: return mix_hashes(seed, hash_of(as_date().days));
    case ValueKind::kLocalTime: return mix_hashes(seed, hash_of(as_local_time().nanos));
    case ValueKind::kTime: return mix_hashes(mix_hashes(seed, hash_of(as_time().local.nanos)), hash_of(as_time().offset_s));
    case ValueKind::kLocalDateTime:
      return mix_hashes(mix_hashes(seed, hash_of(as_local_date_time().date.days)), hash_of(as_local_date_time().time.nanos));
    case ValueKind::kDateTime:
      return mix_hashes(mix_hashes(seed, hash_of(as_date_time().local.date.days)),
                        hash_of(as_date_time().local.time.nanos - as_date_time().offset_s));
    case ValueKind::kDuration: return mix_hashes(seed, hash_of(as_duration()));
  }
  return seed;
}

std::string to_string(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kNull: return "null";
    case ValueKind::kBoolean: return value.as_boolean() ? "true" : "false";
    case ValueKind::kInteger: return fmt::format("{}", value.as_integer());
    case ValueKind::kFloat: return float_text(value.as_float());
    case ValueKind::kString: return quoted(value.as_string());
    case ValueKind::kList: {
      std::string text = "[";
      for (const Value& item : value.as_list()) text += (text.size() > 1 ? ", " : "") + to_string(item);
      return text + "]";
    }
    case ValueKind::kMap: {
      std::string text = "{";
      for (const auto& [key, item] : value.as_map()) text += (text.size() > 1 ? ", " : "") + key + ": " + to_string(item);
      return text + "}";
    }
    case ValueKind::kNode: return fmt::format("(#{})", value.as_node().value);
    case ValueKind::kRelationship: return fmt::format("[#{}]", value.as_relationship().value);
    case ValueKind::kPath: return path_text(value.as_path());
    case ValueKind::kDate: return to_string(value.as_date());
    case ValueKind::kLocalTime: return to_string(value.as_local_time());
    case ValueKind::kTime: return to_string(value.as_time());
    case ValueKind::kLocalDateTime: return to_string(value.as_local_date_time());
    case ValueKind::kDateTime: return to_string(value.as_date_time());
    case ValueKind::kDuration: return to_string(value.as_duration());
  }
  return "?";
}

}  // namespace relata
