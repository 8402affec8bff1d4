#include "engine/graph/memory_snapshot.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "engine/graph/name_table.h"

namespace relata {
namespace {

constexpr std::uint64_t bit_of(std::uint64_t id) { return std::uint64_t{1} << (id % 64); }

template <typename Segment, typename Id>
bool is_present(const SharedTable<Segment>& table, Id id) {
  const Segment* segment = table.find(id.value / Segment::kIds);
  return segment != nullptr && (segment->present & bit_of(id.value)) != 0;
}

// Appends the ids of the set bits of `word`, which stands for ids from `base` on, that are at least `from`. False when `out` is full.
bool append_ids(std::uint64_t word, std::uint64_t base, NodeId from, std::size_t limit, std::vector<NodeId>& out) {
  if (from.value > base) {
    if (from.value >= base + 64) return true;
    word &= ~std::uint64_t{0} << (from.value - base);
  }
  for (; word != 0; word &= word - 1) {
    if (out.size() == limit) return false;
    out.push_back(NodeId{base + static_cast<std::uint64_t>(std::countr_zero(word))});
  }
  return true;
}

}  // namespace

MemorySnapshot::MemorySnapshot() : epoch_(next_epoch()), names_(std::make_shared<NameTable>()) {}
MemorySnapshot::~MemorySnapshot() = default;

const Names& MemorySnapshot::names() const { return *names_; }

std::uint64_t MemorySnapshot::node_count(LabelId label) const {
  const LabelMembers* members = members_.find(label.value);
  return members == nullptr ? 0 : members->count;
}

std::uint64_t MemorySnapshot::edge_count(TypeId type) const {
  const Adjacency* adjacency = out_.find(type.value);
  return adjacency == nullptr ? 0 : adjacency->edge_count;
}

bool MemorySnapshot::contains(NodeId node) const { return is_present(nodes_, node); }
bool MemorySnapshot::contains(EdgeId edge) const { return is_present(edges_, edge); }

std::vector<NodeId> MemorySnapshot::nodes(std::optional<LabelId> label, NodeId from, std::size_t limit) const {
  std::vector<NodeId> found;
  if (!label) {
    for (std::uint64_t i = from.value / NodeSegment::kIds; i * NodeSegment::kIds < node_id_end_.value; ++i) {
      const NodeSegment* segment = nodes_.find(i);
      if (segment != nullptr && !append_ids(segment->present, i * NodeSegment::kIds, from, limit, found)) break;
    }
    return found;
  }
  const LabelMembers* members = members_.find(label->value);
  if (members == nullptr) return found;
  for (std::uint64_t i = from.value / LabelMembers::kIds; i < members->segments.index_end(); ++i) {
    const LabelMembers::Segment* segment = members->segments.find(i);
    if (segment == nullptr) continue;
    for (std::size_t word = 0; word < segment->bits.size(); ++word) {
      if (!append_ids(segment->bits[word], i * LabelMembers::kIds + word * 64, from, limit, found)) return found;
    }
  }
  return found;
}

const NodeSegment& MemorySnapshot::segment_of(NodeId node) const {
  assert(contains(node));
  return *nodes_.find(node.value / NodeSegment::kIds);
}

const EdgeSegment& MemorySnapshot::segment_of(EdgeId edge) const {
  assert(contains(edge));
  return *edges_.find(edge.value / EdgeSegment::kIds);
}

std::span<const LabelId> MemorySnapshot::labels(NodeId node) const { return segment_of(node).labels[node.value % NodeSegment::kIds]; }

const PropertyList& MemorySnapshot::properties(NodeId node) const { return segment_of(node).properties[node.value % NodeSegment::kIds]; }

const PropertyList& MemorySnapshot::properties(EdgeId edge) const { return segment_of(edge).properties[edge.value % EdgeSegment::kIds]; }

EdgeEnds MemorySnapshot::ends(EdgeId edge) const {
  const EdgeSegment::Ends& ends = segment_of(edge).ends[edge.value % EdgeSegment::kIds];
  return {NodeId{ends.source}, TypeId{ends.type}, NodeId{ends.target}};
}

namespace {

// Calls `visit(segment)` for each of the types' segments that covers the node, by ascending type, a type once.
template <typename Visit>
void for_each_segment(const SharedTable<Adjacency>& table, std::uint32_t type_end, NodeId node, std::span<const TypeId> types,
                      const Visit& visit) {
  const auto visit_type = [&](std::uint32_t type) {
    const Adjacency* adjacency = table.find(type);
    const AdjacencySegment* segment = adjacency == nullptr ? nullptr : adjacency->segments.find(node.value / AdjacencySegment::kNodes);
    if (segment != nullptr) visit(*segment);
  };
  if (types.empty()) {
    for (std::uint32_t type = 1; type < type_end; ++type) visit_type(type);
  } else if (types.size() == 1) {
    visit_type(types[0].value);
  } else {
    absl::InlinedVector<TypeId, 8> ordered(types.begin(), types.end());
    std::sort(ordered.begin(), ordered.end());
    const auto end = std::unique(ordered.begin(), ordered.end());
    for (auto type = ordered.begin(); type != end; ++type) visit_type(type->value);
  }
}

std::uint32_t offset_of(NodeId node) { return static_cast<std::uint32_t>(node.value % AdjacencySegment::kNodes); }

}  // namespace

void MemorySnapshot::append_direction(NodeId node, bool out_edges, std::span<const TypeId> types, std::vector<Neighbor>& out) const {
  for_each_segment(out_edges ? out_ : in_, type_end_, node, types,
                   [&](const AdjacencySegment& segment) { segment.append_to(offset_of(node), out); });
}

std::uint64_t MemorySnapshot::degree_in_direction(NodeId node, bool out_edges, std::span<const TypeId> types) const {
  std::uint64_t count = 0;
  for_each_segment(out_edges ? out_ : in_, type_end_, node, types,
                   [&](const AdjacencySegment& segment) { count += segment.degree(offset_of(node)); });
  return count;
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

std::uint64_t MemorySnapshot::degree(NodeId node, Direction direction, std::span<const TypeId> types) const {
  if (direction != Direction::kBoth) return degree_in_direction(node, direction == Direction::kOut, types);
  std::uint64_t self_loops = 0;
  for_each_segment(out_, type_end_, node, types, [&](const AdjacencySegment& segment) {
    self_loops += segment.degree_to(offset_of(node), static_cast<std::uint32_t>(node.value));
  });
  return degree_in_direction(node, true, types) + degree_in_direction(node, false, types) - self_loops;
}

std::shared_ptr<MemorySnapshot> MemorySnapshot::branch() const {
  std::shared_ptr<MemorySnapshot> copy(new MemorySnapshot(*this));
  copy->epoch_ = next_epoch();
  copy->own_names_ = nullptr;
  return copy;
}

std::shared_ptr<const MemorySnapshot> MemorySnapshot::freeze() {
  std::shared_ptr<const MemorySnapshot> frozen = branch();
  // What was the writer's own is now shared with the frozen copy.
  epoch_ = next_epoch();
  own_names_ = nullptr;
  return frozen;
}

NameTable& MemorySnapshot::writable_names() {
  if (own_names_ == nullptr) {
    auto copy = std::make_shared<NameTable>(*names_);
    own_names_ = copy.get();
    names_ = std::move(copy);
  }
  return *own_names_;
}

std::uint32_t MemorySnapshot::add_name(NameSpace space, std::string_view name) { return writable_names().add(space, name); }

void MemorySnapshot::insert_node(NodeId node, LabelSet labels, PropertyList properties) {
  assert(node.value >= 1 && node.value <= kMaxNodeId && !contains(node));
  NodeSegment& segment = nodes_.writable(node.value / NodeSegment::kIds, epoch_);
  const std::size_t offset = node.value % NodeSegment::kIds;
  segment.present |= bit_of(node.value);
  for (const LabelId label : labels) set_member(node, label, true);
  segment.labels[offset] = std::move(labels);
  segment.properties[offset] = std::move(properties);
  ++node_count_;
  node_id_end_ = std::max(node_id_end_, NodeId{node.value + 1});
}

void MemorySnapshot::insert_edge(EdgeId edge, EdgeEnds ends, PropertyList properties) {
  assert(edge.value >= 1 && edge.value <= kMaxEdgeId && !contains(edge));
  assert(contains(ends.source) && contains(ends.target));
  const auto source = static_cast<std::uint32_t>(ends.source.value);
  const auto target = static_cast<std::uint32_t>(ends.target.value);
  const auto id = static_cast<std::uint32_t>(edge.value);
  EdgeSegment& segment = edges_.writable(edge.value / EdgeSegment::kIds, epoch_);
  const std::size_t offset = edge.value % EdgeSegment::kIds;
  segment.present |= bit_of(edge.value);
  segment.ends[offset] = {source, target, ends.type.value};
  segment.properties[offset] = std::move(properties);

  Adjacency& out = out_.writable(ends.type.value, epoch_);
  out.segments.writable(source / AdjacencySegment::kNodes, epoch_).insert(offset_of(ends.source), {target, id});
  ++out.edge_count;
  Adjacency& in = in_.writable(ends.type.value, epoch_);
  in.segments.writable(target / AdjacencySegment::kNodes, epoch_).insert(offset_of(ends.target), {source, id});
  ++in.edge_count;
  type_end_ = std::max(type_end_, ends.type.value + 1);
  ++edge_count_;
  edge_id_end_ = std::max(edge_id_end_, EdgeId{edge.value + 1});
}

void MemorySnapshot::erase_node(NodeId node) {
  assert(contains(node) && degree(node, Direction::kBoth, {}) == 0);
  NodeSegment& segment = nodes_.writable(node.value / NodeSegment::kIds, epoch_);
  const std::size_t offset = node.value % NodeSegment::kIds;
  for (const LabelId label : segment.labels[offset]) set_member(node, label, false);
  segment.present &= ~bit_of(node.value);
  segment.labels[offset] = {};
  segment.properties[offset] = {};
  --node_count_;
}

void MemorySnapshot::erase_edge(EdgeId edge) {
  const EdgeEnds old = ends(edge);
  const auto id = static_cast<std::uint32_t>(edge.value);
  EdgeSegment& segment = edges_.writable(edge.value / EdgeSegment::kIds, epoch_);
  segment.present &= ~bit_of(edge.value);
  segment.properties[edge.value % EdgeSegment::kIds] = {};

  Adjacency& out = out_.writable(old.type.value, epoch_);
  out.segments.writable(old.source.value / AdjacencySegment::kNodes, epoch_)
      .erase(offset_of(old.source), {static_cast<std::uint32_t>(old.target.value), id});
  --out.edge_count;
  Adjacency& in = in_.writable(old.type.value, epoch_);
  in.segments.writable(old.target.value / AdjacencySegment::kNodes, epoch_)
      .erase(offset_of(old.target), {static_cast<std::uint32_t>(old.source.value), id});
  --in.edge_count;
  --edge_count_;
}

PropertyList& MemorySnapshot::writable_properties(NodeId node) {
  assert(contains(node));
  return nodes_.writable(node.value / NodeSegment::kIds, epoch_).properties[node.value % NodeSegment::kIds];
}

PropertyList& MemorySnapshot::writable_properties(EdgeId edge) {
  assert(contains(edge));
  return edges_.writable(edge.value / EdgeSegment::kIds, epoch_).properties[edge.value % EdgeSegment::kIds];
}

void MemorySnapshot::set_member(NodeId node, LabelId label, bool member) {
  LabelMembers& members = members_.writable(label.value, epoch_);
  std::uint64_t& word = members.segments.writable(node.value / LabelMembers::kIds, epoch_).bits[node.value % LabelMembers::kIds / 64];
  assert(((word & bit_of(node.value)) != 0) != member);
  word ^= bit_of(node.value);
  members.count += member ? 1 : -1;
}

bool MemorySnapshot::add_label(NodeId node, LabelId label) {
  if (has_label(node, label)) return false;
  LabelSet& labels = nodes_.writable(node.value / NodeSegment::kIds, epoch_).labels[node.value % NodeSegment::kIds];
  labels.insert(std::lower_bound(labels.begin(), labels.end(), label), label);
  set_member(node, label, true);
  return true;
}

bool MemorySnapshot::remove_label(NodeId node, LabelId label) {
  if (!has_label(node, label)) return false;
  LabelSet& labels = nodes_.writable(node.value / NodeSegment::kIds, epoch_).labels[node.value % NodeSegment::kIds];
  labels.erase(std::lower_bound(labels.begin(), labels.end(), label));
  set_member(node, label, false);
  return true;
}

}  // namespace relata
