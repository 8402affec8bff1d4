#pragma once

// For engine/graph/memory_snapshot*.cc alone: where a node or an edge stands in the parts of a snapshot.

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "engine/graph/segments.h"
#include "storage/base/ids.h"

namespace relata {

constexpr std::uint64_t bit_of(std::uint64_t id) { return std::uint64_t{1} << (id % 64); }

// The part that says how the node or edge is; null when the store does.
template <typename Segment, typename Id>
const Segment* part_of(const SharedTable<Segment>& table, Id id) {
  const Segment* part = table.find(id.value / Segment::kIds);
  return part != nullptr && (part->known & bit_of(id.value)) != 0 ? part : nullptr;
}

template <typename Id>
constexpr std::size_t slot_of(Id id) {
  return id.value % 64;
}
static_assert(NodeSegment::kIds == 64 && EdgeSegment::kIds == 64);

// Appends the ids from `from` on and below `end` whose bits are set in `word`, which stands for the 64 ids around `from`.
inline void append_ids(std::uint64_t word, std::uint64_t from, std::uint64_t end, std::vector<std::uint64_t>& ids) {
  const std::uint64_t base = from / 64 * 64;
  word &= ~std::uint64_t{0} << (from - base);
  if (end - base < 64) word &= (std::uint64_t{1} << (end - base)) - 1;
  for (; word != 0; word &= word - 1) ids.push_back(base + static_cast<std::uint64_t>(std::countr_zero(word)));
}

// Null when there is none.
inline Value find_value(const PropertyList& properties, KeyId key) {
  const auto found =
      std::lower_bound(properties.begin(), properties.end(), key, [](const auto& entry, KeyId wanted) { return entry.first < wanted; });
  return found == properties.end() || found->first != key ? Value() : found->second;
}

inline std::uint32_t offset_of(NodeId node) { return static_cast<std::uint32_t>(node.value % AdjacencySegment::kNodes); }
inline std::uint32_t range_of(NodeId node) { return static_cast<std::uint32_t>(node.value / AdjacencySegment::kNodes); }

}  // namespace relata
