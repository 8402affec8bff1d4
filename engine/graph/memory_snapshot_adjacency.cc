#include <absl/container/inlined_vector.h>

#include <algorithm>

#include "engine/graph/memory_snapshot.h"
#include "engine/graph/snapshot_parts.h"

namespace relata {
namespace {

// Calls `visit(type)` for each of the types, ascending, a type once.
template <typename Visit>
void for_each_type(std::uint32_t type_end, std::span<const TypeId> types, const Visit& visit) {
  if (types.empty()) {
    for (std::uint32_t type = 1; type < type_end; ++type) visit(TypeId{type});
  } else if (types.size() == 1) {
    visit(types[0]);
  } else {
    absl::InlinedVector<TypeId, 8> ordered(types.begin(), types.end());
    std::sort(ordered.begin(), ordered.end());
    const auto end = std::unique(ordered.begin(), ordered.end());
    for (auto type = ordered.begin(); type != end; ++type) visit(*type);
  }
}

}  // namespace

template <typename Visit>
void MemorySnapshot::visit_adjacency(NodeId node, bool out_edges, std::span<const TypeId> types, const Visit& visit) const {
  const SharedTable<Adjacency>& table = out_edges ? out_ : in_;
  const std::uint32_t range = range_of(node);
  for_each_type(type_end_, types, [&](TypeId type) {
    const Adjacency* adjacency = table.find(type.value);
    if (adjacency == nullptr) return;
    const AdjacencySegment* segment = adjacency->segments.find(range);
    Pinned<Csr> stored;
    if (stored_ != nullptr && (segment == nullptr || segment->uses_stored())) stored = stored_->adjacency(out_edges, type, range);
    if (segment != nullptr || stored) visit(segment, stored.get());
  });
}

void MemorySnapshot::append_direction(NodeId node, bool out_edges, std::span<const TypeId> types, std::vector<Neighbor>& out) const {
  const std::uint32_t offset = offset_of(node);
  visit_adjacency(node, out_edges, types, [&](const AdjacencySegment* segment, const Csr* stored) {
    if (segment != nullptr) {
      segment->append_to(offset, stored, out);
    } else {
      append_neighbors(stored->list(offset), out);
    }
  });
}

std::uint64_t MemorySnapshot::degree_in_direction(NodeId node, bool out_edges, std::span<const TypeId> types) const {
  const std::uint32_t offset = offset_of(node);
  std::uint64_t count = 0;
  visit_adjacency(node, out_edges, types, [&](const AdjacencySegment* segment, const Csr* stored) {
    count += segment != nullptr ? segment->degree(offset, stored) : stored->list(offset).size();
  });
  return count;
}

template <typename Among>
std::uint64_t MemorySnapshot::degree_among(NodeId node, bool out_edges, std::span<const TypeId> types, const Among& among) const {
  const std::uint32_t offset = offset_of(node);
  std::uint64_t count = 0;
  visit_adjacency(node, out_edges, types, [&](const AdjacencySegment* segment, const Csr* stored) {
    if (segment == nullptr || segment->is_unchanged(offset)) {
      for (const AdjacencyEntry entry : segment == nullptr ? stored->list(offset) : segment->list(offset, stored)) {
        count += among(entry.neighbor) ? 1 : 0;
      }
      return;
    }
    std::vector<Neighbor> changed;
    segment->append_to(offset, stored, changed);
    for (const Neighbor& neighbor : changed) count += among(neighbor.node.value) ? 1 : 0;
  });
  return count;
}

std::uint64_t MemorySnapshot::degree(NodeId node, Direction direction, std::span<const TypeId> types, const NodeMarks& far) const {
  const auto is_far = [&](std::uint64_t neighbor) { return far.contains({neighbor}); };
  if (direction != Direction::kBoth) return degree_among(node, direction == Direction::kOut, types, is_far);
  // A self-loop stands in both lists; once is enough.
  const auto is_far_other = [&](std::uint64_t neighbor) { return neighbor != node.value && far.contains({neighbor}); };
  return degree_among(node, true, types, is_far) + degree_among(node, false, types, is_far_other);
}

void MemorySnapshot::neighbors(NodeId node, Direction direction, std::span<const TypeId> types, std::vector<Neighbor>& out) const {
  if (direction != Direction::kIn) append_direction(node, true, types, out);
  if (direction == Direction::kOut) return;
  const auto first_in = static_cast<std::ptrdiff_t>(out.size());
  append_direction(node, false, types, out);
  if (direction != Direction::kBoth) return;
  // Self-loops stand in both lists; the one among the outgoing edges counts.
  out.erase(std::remove_if(out.begin() + first_in, out.end(), [&](const Neighbor& n) { return n.node == node; }), out.end());
}

void MemorySnapshot::edges_between(NodeId node, Direction direction, std::span<const TypeId> types, NodeId other,
                                   std::vector<Neighbor>& out) const {
  const std::uint32_t offset = offset_of(node);
  const auto neighbor = static_cast<std::uint32_t>(other.value);
  const auto append = [&](const AdjacencySegment* segment, const Csr* stored) {
    if (segment != nullptr) {
      segment->append_to(offset, neighbor, stored, out);
    } else {
      append_neighbors(entries_of(stored->list(offset), neighbor), out);
    }
  };
  if (direction != Direction::kIn) visit_adjacency(node, true, types, append);
  // A self-loop stands in both lists; once is enough.
  if (direction == Direction::kIn || (direction == Direction::kBoth && other != node)) visit_adjacency(node, false, types, append);
}

std::uint64_t MemorySnapshot::degree(NodeId node, Direction direction, std::span<const TypeId> types) const {
  if (direction != Direction::kBoth) return degree_in_direction(node, direction == Direction::kOut, types);
  std::uint64_t self_loops = 0;
  const std::uint32_t offset = offset_of(node);
  const auto itself = static_cast<std::uint32_t>(node.value);
  visit_adjacency(node, true, types, [&](const AdjacencySegment* segment, const Csr* stored) {
    self_loops += segment != nullptr ? segment->degree_to(offset, itself, stored) : entries_of(stored->list(offset), itself).size();
  });
  return degree_in_direction(node, true, types) + degree_in_direction(node, false, types) - self_loops;
}

}  // namespace relata
