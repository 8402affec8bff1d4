#include <algorithm>

#include "engine/expr/compare.h"
#include "engine/expr/number_order.h"
#include "engine/expr/temporal_order.h"
#include "storage/base/mix_hashes.h"

namespace relata {
namespace {

// Place of the kind in the global order; integers and floats share one.
int rank(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kMap: return 0;
    case ValueKind::kNode: return 1;
    case ValueKind::kRelationship: return 2;
    case ValueKind::kList: return 3;
    case ValueKind::kPath: return 4;
    case ValueKind::kDateTime: return 5;
    case ValueKind::kLocalDateTime: return 6;
    case ValueKind::kDate: return 7;
    case ValueKind::kTime: return 8;
    case ValueKind::kLocalTime: return 9;
    case ValueKind::kDuration: return 10;
    case ValueKind::kString: return 11;
    case ValueKind::kBoolean: return 12;
    case ValueKind::kInteger:
    case ValueKind::kFloat: return 13;
    case ValueKind::kNull: return 14;
  }
  return 14;
}

std::weak_ordering order_numbers(const Value& a, const Value& b) {
  const auto order = compare_numbers(a, b);
  if (order < 0) return std::weak_ordering::less;
  if (order > 0) return std::weak_ordering::greater;
  if (order == 0) return std::weak_ordering::equivalent;
  // At least one NaN: it comes after every number.
  const auto is_nan = [](const Value& value) { return value.is_float() && std::isnan(value.as_float()); };
  return is_nan(a) <=> is_nan(b);
}

std::weak_ordering order_lists(const ValueList& a, const ValueList& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (const auto item = order(a[i], b[i]); item != 0) return item;
  }
  return a.size() <=> b.size();
}

std::weak_ordering order_maps(const ValueMap& a, const ValueMap& b) {
  auto x = a.begin();
  auto y = b.begin();
  for (; x != a.end() && y != b.end(); ++x, ++y) {
    if (const auto key = x->first <=> y->first; key != 0) return key;
    if (const auto value = order(x->second, y->second); value != 0) return value;
  }
  return a.size() <=> b.size();
}

std::weak_ordering order_paths(const Path& a, const Path& b) {
  const std::size_t steps = std::min(a.edges.size(), b.edges.size());
  for (std::size_t i = 0; i <= steps; ++i) {
    if (const auto node = a.nodes[i] <=> b.nodes[i]; node != 0) return node;
    if (i == steps) break;
    if (const auto edge = a.edges[i] <=> b.edges[i]; edge != 0) return edge;
  }
  return a.edges.size() <=> b.edges.size();
}

}  // namespace

std::weak_ordering order(const Value& a, const Value& b) {
  if (const auto kinds = rank(a) <=> rank(b); kinds != 0) return kinds;
  switch (a.kind()) {
    case ValueKind::kMap: return order_maps(a.as_map(), b.as_map());
    case ValueKind::kNode: return a.as_node() <=> b.as_node();
    case ValueKind::kRelationship: return a.as_relationship() <=> b.as_relationship();
    case ValueKind::kList: return order_lists(a.as_list(), b.as_list());
    case ValueKind::kPath: return order_paths(a.as_path(), b.as_path());
    case ValueKind::kDateTime: return compare_instants(a.as_date_time(), b.as_date_time());
    case ValueKind::kLocalDateTime: return a.as_local_date_time() <=> b.as_local_date_time();
    case ValueKind::kDate: return a.as_date() <=> b.as_date();
    case ValueKind::kTime: return compare_instants(a.as_time(), b.as_time());
    case ValueKind::kLocalTime: return a.as_local_time() <=> b.as_local_time();
    case ValueKind::kDuration: return compare_lengths(a.as_duration(), b.as_duration());
    case ValueKind::kString: return a.as_string() <=> b.as_string();
    case ValueKind::kBoolean: return a.as_boolean() <=> b.as_boolean();
    case ValueKind::kInteger:
    case ValueKind::kFloat: return order_numbers(a, b);
    case ValueKind::kNull: return std::weak_ordering::equivalent;
  }
  return std::weak_ordering::equivalent;
}

bool equivalent(const Value& a, const Value& b) {
  if (a.is_integer() && b.is_integer()) return a.as_integer() == b.as_integer();
  if (a.is_string() && b.is_string()) return a.as_string() == b.as_string();
  return order(a, b) == 0;
}

std::size_t equivalence_hash(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kFloat: {
      // A whole float hashes as the integer that it is equivalent to.
      const double number = value.as_float();
      const bool whole = number >= -0x1p63 && number < 0x1p63 && number == std::trunc(number);
      return whole ? Value(static_cast<std::int64_t>(number)).hash() : value.hash();
    }
    case ValueKind::kList: {
      std::size_t hash = value.as_list().size();
      for (const Value& item : value.as_list()) hash = mix_hashes(hash, equivalence_hash(item));
      return hash;
    }
    case ValueKind::kMap: {
      std::size_t hash = value.as_map().size();
      for (const auto& [key, item] : value.as_map())
        hash = mix_hashes(mix_hashes(hash, std::hash<std::string>{}(key)), equivalence_hash(item));
      return hash;
    }
    default: return value.hash();
  }
}

}  // namespace relata
