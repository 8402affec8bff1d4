#include "engine/txn/property_list.h"

#include <fmt/format.h>

#include <algorithm>

#include "storage/base/limits.h"

namespace relata {
namespace {

// Why a value cannot be stored; null when it can.
const char* obstacle(const Value& value, int depth = 0) {
  if (depth > limits::kValueDepth) return "lists nested too deeply";
  switch (value.kind()) {
    case ValueKind::kNode: return "a node";
    case ValueKind::kRelationship: return "a relationship";
    case ValueKind::kPath: return "a path";
    case ValueKind::kList:
      for (const Value& item : value.as_list()) {
        if (const char* found = obstacle(item, depth + 1)) return found;
      }
      return nullptr;
    case ValueKind::kMap: return "a map";
    default: return nullptr;
  }
}

}  // namespace

Status check_storable(const Value& value, KeyId key, const Names& names) {
  const char* found = obstacle(value);
  if (found == nullptr) return Status::ok();
  return Status::invalid_argument(fmt::format("property `{}` cannot hold {}; store plain values and lists of them", names.key(key), found));
}

Result<PropertyList> normalized_properties(PropertyList list, const Names& names) {
  const auto by_key = [](const auto& a, const auto& b) { return a.first < b.first; };
  if (!std::is_sorted(list.begin(), list.end(), by_key)) std::stable_sort(list.begin(), list.end(), by_key);
  PropertyList result;
  result.reserve(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i + 1 < list.size() && list[i + 1].first == list[i].first) continue;
    RELATA_RETURN_IF_ERROR(check_storable(list[i].second, list[i].first, names));
    if (!list[i].second.is_null()) result.push_back(std::move(list[i]));
  }
  return result;
}

void assign_property(PropertyList& list, KeyId key, Value value) {
  const auto at = std::lower_bound(list.begin(), list.end(), key, [](const auto& entry, KeyId wanted) { return entry.first < wanted; });
  const bool found = at != list.end() && at->first == key;
  if (value.is_null()) {
    if (found) list.erase(at);
  } else if (found) {
    at->second = std::move(value);
  } else {
    list.insert(at, {key, std::move(value)});
  }
}

}  // namespace relata
