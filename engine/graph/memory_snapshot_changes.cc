#include <algorithm>
#include <cassert>

#include "engine/graph/memory_snapshot.h"
#include "engine/graph/snapshot_parts.h"

namespace relata {

void MemorySnapshot::insert_node(NodeId node, LabelSet labels, PropertyList properties) {
  assert(node.value >= 1 && node.value <= kMaxNodeId && !contains(node));
  NodeSegment& part = nodes_.writable(node.value / NodeSegment::kIds, epoch_);
  part.known |= bit_of(node.value);
  part.present |= bit_of(node.value);
  for (const LabelId label : labels) set_member(node, label, true);
  part.labels[slot_of(node)] = std::move(labels);
  part.properties[slot_of(node)] = std::move(properties);
  ++node_count_;
  ++change_count_;
  node_id_end_ = std::max(node_id_end_, NodeId{node.value + 1});
}

template <typename Change>
void MemorySnapshot::change_adjacency(bool out_edges, TypeId type, NodeId node, const Change& change) {
  Adjacency& adjacency = (out_edges ? out_ : in_).writable(type.value, epoch_);
  AdjacencySegment& segment = adjacency.segments.writable(range_of(node), epoch_);
  change(segment, adjacency.edge_count);
  if (!segment.wants_fold(stored_ == nullptr ? 0 : stored_->adjacency_edges(out_edges, type, range_of(node)))) return;
  Pinned<Csr> stored;
  if (stored_ != nullptr && segment.uses_stored()) stored = stored_->adjacency(out_edges, type, range_of(node));
  segment.fold(stored.get());
}

void MemorySnapshot::insert_edge(EdgeId edge, EdgeEnds ends, PropertyList properties) {
  assert(edge.value >= 1 && edge.value <= kMaxEdgeId && !contains(edge));
  assert(contains(ends.source) && contains(ends.target));
  const auto source = static_cast<std::uint32_t>(ends.source.value);
  const auto target = static_cast<std::uint32_t>(ends.target.value);
  const auto id = static_cast<std::uint32_t>(edge.value);
  put_edge(edge, {source, target, ends.type.value}, std::move(properties));
  const auto insert = [&](NodeId node, std::uint32_t neighbor) {
    return [=](AdjacencySegment& segment, std::uint64_t& count) {
      segment.insert(offset_of(node), {neighbor, id});
      ++count;
    };
  };
  change_adjacency(true, ends.type, ends.source, insert(ends.source, target));
  change_adjacency(false, ends.type, ends.target, insert(ends.target, source));
  ++edge_count_;
}

void MemorySnapshot::put_edge(EdgeId edge, EdgeSegment::Ends ends, PropertyList properties) {
  EdgeSegment& part = edges_.writable(edge.value / EdgeSegment::kIds, epoch_);
  part.known |= bit_of(edge.value);
  part.present |= bit_of(edge.value);
  part.ends[slot_of(edge)] = ends;
  part.properties[slot_of(edge)] = std::move(properties);
  ++change_count_;
  type_end_ = std::max(type_end_, ends.type + 1);
  edge_id_end_ = std::max(edge_id_end_, EdgeId{edge.value + 1});
}

void MemorySnapshot::erase_node(NodeId node) {
  assert(contains(node) && degree(node, Direction::kBoth, {}) == 0);
  NodeSegment& part = known_part(node);
  for (const LabelId label : part.labels[slot_of(node)]) set_member(node, label, false);
  part.present &= ~bit_of(node.value);
  part.labels[slot_of(node)] = {};
  part.properties[slot_of(node)] = {};
  --node_count_;
  ++change_count_;
}

void MemorySnapshot::erase_edge(EdgeId edge) {
  const EdgeEnds old = ends(edge);
  const auto id = static_cast<std::uint32_t>(edge.value);
  EdgeSegment& part = edges_.writable(edge.value / EdgeSegment::kIds, epoch_);
  part.known |= bit_of(edge.value);
  part.present &= ~bit_of(edge.value);
  part.properties[slot_of(edge)] = {};
  const auto erase = [&](NodeId node, NodeId neighbor) {
    return [=](AdjacencySegment& segment, std::uint64_t& count) {
      segment.erase(offset_of(node), {static_cast<std::uint32_t>(neighbor.value), id});
      --count;
    };
  };
  change_adjacency(true, old.type, old.source, erase(old.source, old.target));
  change_adjacency(false, old.type, old.target, erase(old.target, old.source));
  --edge_count_;
  ++change_count_;
}

NodeSegment& MemorySnapshot::known_part(NodeId node) {
  NodeSegment& part = nodes_.writable(node.value / NodeSegment::kIds, epoch_);
  if ((part.known & bit_of(node.value)) != 0) return part;
  const std::span<const LabelId> labels = stored_->labels(node);
  part.labels[slot_of(node)].assign(labels.begin(), labels.end());
  part.properties[slot_of(node)] = stored_->properties(node);
  part.known |= bit_of(node.value);
  part.present |= bit_of(node.value);
  return part;
}

PropertyList& MemorySnapshot::writable_properties(NodeId node) {
  assert(contains(node));
  ++change_count_;
  return known_part(node).properties[slot_of(node)];
}

PropertyList& MemorySnapshot::writable_properties(EdgeId edge) {
  assert(contains(edge));
  ++change_count_;
  EdgeSegment& part = edges_.writable(edge.value / EdgeSegment::kIds, epoch_);
  if ((part.known & bit_of(edge.value)) == 0) {
    const EdgeTable::Ends ends = stored_->ends(edge);
    part.ends[slot_of(edge)] = {ends.source, ends.target, ends.type};
    part.properties[slot_of(edge)] = stored_->properties(edge);
    part.known |= bit_of(edge.value);
    part.present |= bit_of(edge.value);
  }
  return part.properties[slot_of(edge)];
}

LabelMembers::Segment& MemorySnapshot::member_segment(LabelMembers& members, NodeId node, LabelId label) {
  const std::uint64_t index = node.value / LabelMembers::kIds;
  const bool is_new = members.segments.find(index) == nullptr;
  LabelMembers::Segment& segment = members.segments.writable(index, epoch_);
  if (!is_new || stored_ == nullptr) return segment;
  static_assert(kRecordSegmentIds % LabelMembers::kIds == 0);
  const Pinned<NodeTable> table = stored_->nodes(static_cast<std::uint32_t>(node.value / kRecordSegmentIds));
  if (const NodeTable::Members* stored = table ? table->members(label) : nullptr) {
    const auto first = stored->begin() + static_cast<std::ptrdiff_t>(index * LabelMembers::kIds % kRecordSegmentIds / 64);
    std::copy(first, first + static_cast<std::ptrdiff_t>(segment.bits.size()), segment.bits.begin());
  }
  return segment;
}

void MemorySnapshot::set_member(NodeId node, LabelId label, bool member) {
  LabelMembers& members = members_.writable(label.value, epoch_);
  std::uint64_t& word = member_segment(members, node, label).bits[node.value % LabelMembers::kIds / 64];
  assert(((word & bit_of(node.value)) != 0) != member);
  word ^= bit_of(node.value);
  members.count += member ? 1 : -1;
}

bool MemorySnapshot::add_label(NodeId node, LabelId label) {
  if (has_label(node, label)) return false;
  LabelSet& labels = known_part(node).labels[slot_of(node)];
  labels.insert(std::lower_bound(labels.begin(), labels.end(), label), label);
  set_member(node, label, true);
  ++change_count_;
  return true;
}

bool MemorySnapshot::remove_label(NodeId node, LabelId label) {
  if (!has_label(node, label)) return false;
  LabelSet& labels = known_part(node).labels[slot_of(node)];
  labels.erase(std::lower_bound(labels.begin(), labels.end(), label));
  set_member(node, label, false);
  ++change_count_;
  return true;
}

}  // namespace relata
