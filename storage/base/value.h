#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include <boost/smart_ptr/intrusive_ptr.hpp>
#include <boost/smart_ptr/intrusive_ref_counter.hpp>

#include "storage/base/ids.h"
#include "storage/base/temporal.h"

namespace relata {

class Value;
using ValueList = std::vector<Value>;
using ValueMap = std::map<std::string, Value, std::less<>>;

// A walk through the graph: nodes.size() == edges.size() + 1; edges[i] joins nodes[i] and nodes[i + 1] in either direction.
struct Path {
  std::vector<NodeId> nodes;
  std::vector<EdgeId> edges;
  friend bool operator==(const Path&, const Path&) = default;
};

enum class ValueKind : std::uint8_t {
  kNull,
  kBoolean,
  kInteger,
  kFloat,
  kString,
  kList,
  kMap,
  kNode,
  kRelationship,
  kPath,
  kDate,
  kLocalTime,
  kTime,
  kLocalDateTime,
  kDateTime,
  kDuration,
};

// "Boolean", "Integer", "List", ... as error messages write them.
std::string_view to_string(ValueKind kind);

// Any value of the query language. 16 bytes; what does not fit is shared, immutable and counted atomically.
// Nodes, relationships and paths are references: labels and properties are read from a snapshot.
// Thread safety: as std::shared_ptr<const T>.
class Value {
 public:
  Value() = default;
  // Only bool itself: a pointer is no truth value.
  template <typename Bool>
  requires std::is_same_v<Bool, bool> Value(Bool value) : state_(value) {}
  Value(std::int64_t value) : state_(value) {}
  Value(int value) : state_(static_cast<std::int64_t>(value)) {}
  Value(double value) : state_(value) {}
  Value(std::string value) : state_(box(std::move(value))) {}
  Value(std::string_view value) : Value(std::string(value)) {}
  Value(const char* value) : Value(std::string(value)) {}
  Value(ValueList value);
  Value(ValueMap value);
  Value(NodeId value) : state_(value) {}
  Value(EdgeId value) : state_(value) {}
  Value(Path value) : state_(box(std::move(value))) {}
  Value(Date value) : state_(value) {}
  Value(LocalTime value) : state_(value) {}
  Value(Time value) : state_(box(value)) {}
  Value(LocalDateTime value) : state_(box(value)) {}
  Value(DateTime value) : state_(box(std::move(value))) {}
  Value(Duration value) : state_(box(value)) {}
  static Value null() { return {}; }

  ValueKind kind() const { return static_cast<ValueKind>(state_.index()); }
  bool is_null() const { return kind() == ValueKind::kNull; }
  bool is_boolean() const { return kind() == ValueKind::kBoolean; }
  bool is_integer() const { return kind() == ValueKind::kInteger; }
  bool is_float() const { return kind() == ValueKind::kFloat; }
  bool is_number() const { return is_integer() || is_float(); }
  bool is_string() const { return kind() == ValueKind::kString; }
  bool is_list() const { return kind() == ValueKind::kList; }
  bool is_map() const { return kind() == ValueKind::kMap; }
  bool is_node() const { return kind() == ValueKind::kNode; }
  bool is_relationship() const { return kind() == ValueKind::kRelationship; }
  bool is_path() const { return kind() == ValueKind::kPath; }

  // Require the kind that the name says.
  bool as_boolean() const { return std::get<bool>(state_); }
  std::int64_t as_integer() const { return std::get<std::int64_t>(state_); }
  double as_float() const { return std::get<double>(state_); }
  // Requires is_number().
  double as_number() const { return is_integer() ? static_cast<double>(as_integer()) : as_float(); }
  const std::string& as_string() const { return std::get<Boxed<std::string>>(state_)->value; }
  const ValueList& as_list() const;
  const ValueMap& as_map() const;
  NodeId as_node() const { return std::get<NodeId>(state_); }
  EdgeId as_relationship() const { return std::get<EdgeId>(state_); }
  const Path& as_path() const { return std::get<Boxed<Path>>(state_)->value; }
  Date as_date() const { return std::get<Date>(state_); }
  LocalTime as_local_time() const { return std::get<LocalTime>(state_); }
  const Time& as_time() const { return std::get<Boxed<Time>>(state_)->value; }
  const LocalDateTime& as_local_date_time() const { return std::get<Boxed<LocalDateTime>>(state_)->value; }
  const DateTime& as_date_time() const { return std::get<Boxed<DateTime>>(state_)->value; }
  const Duration& as_duration() const { return std::get<Boxed<Duration>>(state_)->value; }

  // Same kind and same content; NaN equals NaN, 1 differs from 1.0. The query language's three-valued `=` is in engine/expr/compare.h.
  friend bool operator==(const Value& a, const Value& b);
  // Agrees with operator==.
  std::size_t hash() const;

 private:
  template <typename T>
  struct Box : boost::intrusive_ref_counter<Box<T>, boost::thread_safe_counter> {
    explicit Box(T content) : value(std::move(content)) {}
    const T value;
  };
  template <typename T>
  using Boxed = boost::intrusive_ptr<const Box<T>>;
  template <typename T>
  static Boxed<T> box(T value) {
    return Boxed<T>(new Box<T>(std::move(value)));
  }

  // In the order of ValueKind.
  std::variant<std::monostate, bool, std::int64_t, double, Boxed<std::string>, Boxed<ValueList>, Boxed<ValueMap>, NodeId, EdgeId,
               Boxed<Path>, Date, LocalTime, Boxed<Time>, Boxed<LocalDateTime>, Boxed<DateTime>, Boxed<Duration>>
      state_;
};

template <typename H>
H AbslHashValue(H state, const Value& value) {
  return H::combine(std::move(state), value.hash());
}

// The value as a query literal: 'it\'s', [1, 2.0], {a: null}, 2025-03-13. Nodes, relationships and paths by id: (#1), [#2].
std::string to_string(const Value& value);

}  // namespace relata

template <>
struct std::hash<relata::Value> {
  std::size_t operator()(const relata::Value& value) const noexcept { return value.hash(); }
};
