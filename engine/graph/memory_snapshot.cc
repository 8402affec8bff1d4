#include "engine/graph/memory_snapshot.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "engine/graph/name_table.h"
#include "engine/graph/snapshot_parts.h"

namespace relata {
namespace {

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
  if (const NodeSegment* part = part_of(nodes_, node)) return find_value(part->properties[slot_of(node)], key);
  return stored_->property(node, key);
}

Value MemorySnapshot::property(EdgeId edge, KeyId key) const {
  if (const EdgeSegment* part = part_of(edges_, edge)) return find_value(part->properties[slot_of(edge)], key);
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

}  // namespace relata
