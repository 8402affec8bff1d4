#include "engine/expr/compare.h"

#include <algorithm>

#include "engine/expr/number_order.h"
#include "engine/expr/temporal_order.h"

namespace relata {
namespace {

std::optional<bool> lists_equal(const ValueList& a, const ValueList& b) {
  if (a.size() != b.size()) return false;
  bool unknown = false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto equal = cypher_equal(a[i], b[i]);
    if (!equal) {
      unknown = true;
    } else if (!*equal) {
      return false;
    }
  }
  return unknown ? std::nullopt : std::optional<bool>(true);
}

std::optional<bool> maps_equal(const ValueMap& a, const ValueMap& b) {
  const auto same_key = [](const auto& x, const auto& y) { return x.first == y.first; };
  if (!std::equal(a.begin(), a.end(), b.begin(), b.end(), same_key)) return false;
  bool unknown = false;
  for (auto x = a.begin(), y = b.begin(); x != a.end(); ++x, ++y) {
    const auto equal = cypher_equal(x->second, y->second);
    if (!equal) {
      unknown = true;
    } else if (!*equal) {
      return false;
    }
  }
  return unknown ? std::nullopt : std::optional<bool>(true);
}

// nullopt: incomparable; unordered: a NaN, with which every comparison is false.
std::optional<std::partial_ordering> compare(const Value& a, const Value& b);

std::optional<std::partial_ordering> compare_lists(const ValueList& a, const ValueList& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    const auto order = compare(a[i], b[i]);
    if (!order || *order != 0) return order;
  }
  return a.size() <=> b.size();
}

std::optional<std::partial_ordering> compare(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return compare_numbers(a, b);
  if (a.kind() != b.kind()) return std::nullopt;
  switch (a.kind()) {
    case ValueKind::kString: return a.as_string() <=> b.as_string();
    case ValueKind::kBoolean: return a.as_boolean() <=> b.as_boolean();
    case ValueKind::kList: return compare_lists(a.as_list(), b.as_list());
    case ValueKind::kDate: return a.as_date() <=> b.as_date();
    case ValueKind::kLocalTime: return a.as_local_time() <=> b.as_local_time();
    case ValueKind::kTime: return compare_instants(a.as_time(), b.as_time());
    case ValueKind::kLocalDateTime: return a.as_local_date_time() <=> b.as_local_date_time();
    case ValueKind::kDateTime: return compare_instants(a.as_date_time(), b.as_date_time());
    default: return std::nullopt;
  }
}

}  // namespace

std::optional<bool> cypher_equal(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return std::nullopt;
  if (a.is_number() && b.is_number()) return compare_numbers(a, b) == 0;
  if (a.kind() != b.kind()) return false;
  if (a.is_list()) return lists_equal(a.as_list(), b.as_list());
  if (a.is_map()) return maps_equal(a.as_map(), b.as_map());
  if (a.is_string()) return a.as_string() == b.as_string();
  return a == b;
}

std::optional<bool> cypher_less(const Value& a, const Value& b) {
  const auto order = compare(a, b);
  return order ? std::optional<bool>(*order < 0) : std::nullopt;
}

std::optional<bool> cypher_less_or_equal(const Value& a, const Value& b) {
  const auto order = compare(a, b);
  return order ? std::optional<bool>(*order <= 0) : std::nullopt;
}

}  // namespace relata
