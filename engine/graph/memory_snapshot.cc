#include "engine/graph/memory_snapshot.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "engine/graph/name_table.h"

namespace relata {
namespace {

constexpr std::uint64_t bit_of(std::uint64_t id) { return std::uint64_t{1} << (id % 64); }

// The part that says how the node or edge is; null when the store does.
template <typename Segment, typename Id>
const Segment* part_of(const SharedTable<Segment>& table, Id id) {
  const Segment* part = table.find(id.value / Segment::kIds);
  return part != nullptr && (part->known & bit_of(id.value)) != 0 ? part : nullptr;
}

Value find(const PropertyList& properties, KeyId key) {
  const auto found =
      std::lower_bound(properties.begin(), properties.end(), key, [](const auto& entry, KeyId wanted) { return entry.first < wanted; });
  return found == properties.end() || found->first != key ? Value() : found->second;
}

template <typename Id>
constexpr std::size_t slot_of(Id id) {
  return id.value % 64;
}
static_assert(NodeSegment::kIds == 64 && EdgeSegment::kIds == 64);

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

MemorySnapshot::MemorySnapshot(StoredGraphPtr stored, const CatalogState& catalog)
    : epoch_(next_epoch()), version_(stored->directory().version), names_(std::make_shared<NameTable>(catalog)) {
  node_id_end_ = NodeId{catalog.next_node};
  edge_id_end_ = EdgeId{catalog.next_edge};
  rebase(std::move(stored));
}

void MemorySnapshot::rebase(StoredGraphPtr stored) {
  stored_ = std::move(stored);
  nodes_ = {};
  edges_ = {};
  members_ = {};
  out_ = {};
  in_ = {};
  type_end_ = 1;
  node_count_ = 0;
  edge_count_ = 0;
  const SegmentDirectory& directory = stored_->directory();
  for (const auto& [label, count] : directory.label_counts) members_.writable(label.value, epoch_).count = count;
  for (const auto& [key, entry] : directory.segments) {
    switch (key.group) {
      case SegmentGroup::kOut: out_.writable(key.id, epoch_).edge_count += entry.items; break;
      case SegmentGroup::kIn: in_.writable(key.id, epoch_).edge_count += entry.items; break;
      case SegmentGroup::kNodes: node_count_ += key.id == 0 ? entry.items : 0; break;
      case SegmentGroup::kEdges: edge_count_ += key.id == 0 ? entry.items : 0; break;
      case SegmentGroup::kDirectory: break;
    }
    if (key.group == SegmentGroup::kOut) type_end_ = std::max(type_end_, key.id + 1);
  }
}
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

bool MemorySnapshot::contains(NodeId node) const {
  if (const NodeSegment* part = part_of(nodes_, node)) return (part->present & bit_of(node.value)) != 0;
  return stored_ != nullptr && node < node_id_end_ && stored_->contains(node);
}

bool MemorySnapshot::contains(EdgeId edge) const {
  if (const EdgeSegment* part = part_of(edges_, edge)) return (part->present & bit_of(edge.value)) != 0;
  return stored_ != nullptr && edge < edge_id_end_ && stored_->contains(edge);
}

std::vector<NodeId> MemorySnapshot::nodes(std::optional<LabelId> label, NodeId from, std::size_t limit) const {
  std::vector<NodeId> found;
  const LabelMembers* members = label ? members_.find(label->value) : nullptr;
  if (label && (members == nullptr || members->count == 0)) return found;
  for (std::uint64_t id = from.value; id < node_id_end_.value;) {
    const auto range = static_cast<std::uint32_t>(id / kRecordSegmentIds);
    const std::uint64_t end = std::min((std::uint64_t{range} + 1) * kRecordSegmentIds, node_id_end_.value);
    const Pinned<NodeTable> table = stored_ == nullptr ? Pinned<NodeTable>() : stored_->nodes(range);
    const NodeTable::Members* const stored = label && table ? table->members(*label) : nullptr;
    for (std::uint64_t base = id / 64 * 64; base < end; base += 64) {
      const std::uint64_t index = base % kRecordSegmentIds / 64;
      const std::uint64_t word = label ? member_word(*members, base, stored == nullptr ? 0 : (*stored)[index])
                                       : presence_word(base, table ? table->present().word(static_cast<std::uint32_t>(index)) : 0);
      if (!append_ids(word, base, from, limit, found)) return found;
    }
    id = end;
  }
  return found;
}

std::uint64_t MemorySnapshot::presence_word(std::uint64_t base, std::uint64_t stored) const {
  const NodeSegment* part = nodes_.find(base / NodeSegment::kIds);
  return part == nullptr ? stored : (stored & ~part->known) | part->present;
}

std::uint64_t MemorySnapshot::member_word(const LabelMembers& members, std::uint64_t base, std::uint64_t stored) {
  const LabelMembers::Segment* segment = members.segments.find(base / LabelMembers::kIds);
  return segment == nullptr ? stored : segment->bits[base % LabelMembers::kIds / 64];
}

std::span<const LabelId> MemorySnapshot::labels(NodeId node) const {
  assert(contains(node));
  if (const NodeSegment* part = part_of(nodes_, node)) return part->labels[slot_of(node)];
  return stored_->labels(node);
}

Value MemorySnapshot::property(NodeId node, KeyId key) const {
  if (const NodeSegment* part = part_of(nodes_, node)) return find(part->properties[slot_of(node)], key);
  return stored_->property(node, key);
}

Value MemorySnapshot::property(EdgeId edge, KeyId key) const {
  if (const EdgeSegment* part = part_of(edges_, edge)) return find(part->properties[slot_of(edge)], key);
  return stored_->property(edge, key);
}

PropertyList MemorySnapshot::properties(NodeId node) const {
  if (const NodeSegment* part = part_of(nodes_, node)) return part->properties[slot_of(node)];
  return stored_->properties(node);
}

PropertyList MemorySnapshot::properties(EdgeId edge) const {
  if (const EdgeSegment* part = part_of(edges_, edge)) return part->properties[slot_of(edge)];
  return stored_->properties(edge);
}

EdgeEnds MemorySnapshot::ends(EdgeId edge) const {
  assert(contains(edge));
  if (const EdgeSegment* part = part_of(edges_, edge)) {
    const EdgeSegment::Ends& ends = part->ends[slot_of(edge)];
    return {NodeId{ends.source}, TypeId{ends.type}, NodeId{ends.target}};
  }
  const EdgeTable::Ends ends = stored_->ends(edge);
  return {NodeId{ends.source}, TypeId{ends.type}, NodeId{ends.target}};
}

namespace {

std::uint32_t offset_of(NodeId node) { return static_cast<std::uint32_t>(node.value % AdjacencySegment::kNodes); }
std::uint32_t range_of(NodeId node) { return static_cast<std::uint32_t>(node.value / AdjacencySegment::kNodes); }

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
