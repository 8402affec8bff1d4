#include "engine/graph/stored_graph.h"

#include <algorithm>

#include "engine/graph/segment_error.h"
#include "storage/layout/keys.h"

namespace relata {
namespace {

template <typename T>
T& at(std::vector<T>& list, std::size_t index) {
  if (index >= list.size()) list.resize(index + 1);
  return list[index];
}

std::uint32_t range_of(std::uint64_t id) { return static_cast<std::uint32_t>(id / kRecordSegmentIds); }
std::uint32_t offset_of(std::uint64_t id) { return static_cast<std::uint32_t>(id % kRecordSegmentIds); }

template <typename T>
std::shared_ptr<const Segment> taken(Result<T> decoded, const SegmentKey& key) {
  if (!decoded.is_ok()) throw SegmentError(decoded.status().with_context(keys::describe(keys::segment(key, 0))));
  return std::make_shared<const T>(std::move(decoded).value());
}

}  // namespace

StoredGraph::StoredGraph(std::shared_ptr<const SegmentReader> reader, SegmentDirectory directory, std::uint64_t budget_bytes)
    : directory_(std::move(directory)),
      budget_bytes_(budget_bytes),
      slots_(std::make_unique<Slot[]>(directory_.segments.size())),
      reader_(std::move(reader)) {
  Slot* slot = slots_.get();
  for (const auto& [key, entry] : directory_.segments) {
    slot->key = key;
    slot->entry = entry;
    file(*slot++);
  }
}

// Columns come by ascending key, as the directory lists them.
void StoredGraph::file(Slot& slot) {
  const SegmentKey& key = slot.key;
  switch (key.group) {
    case SegmentGroup::kOut: at(out_, key.range).emplace_back(key.id, &slot); break;
    case SegmentGroup::kIn: at(in_, key.range).emplace_back(key.id, &slot); break;
    case SegmentGroup::kNodes:
    case SegmentGroup::kEdges: {
      Range& range = at(key.group == SegmentGroup::kNodes ? nodes_ : edges_, key.range);
      if (key.id == 0) {
        range.table = &slot;
      } else {
        range.columns.emplace_back(key.id, &slot);
      }
      break;
    }
    case SegmentGroup::kDirectory: break;
  }
}

void StoredGraph::inherit(const StoredGraph& earlier, const SegmentDirectory& rewritten) {
  const std::scoped_lock lock(mutex_, earlier.mutex_);
  label_sets_ = earlier.label_sets_;
  const Slot* old = earlier.slots_.get();
  const Slot* const old_end = old + earlier.directory_.segments.size();
  Slot* slot = slots_.get();
  for (const auto& [key, entry] : directory_.segments) {
    while (old != old_end && old->key < key) ++old;
    if (old != old_end && old->key == key && old->segment != nullptr && !rewritten.segments.contains(key)) keep(*slot, old->segment);
    ++slot;
  }
}

void StoredGraph::close() const {
  const std::scoped_lock lock(mutex_);
  reader_.reset();
}

std::uint64_t StoredGraph::resident_bytes() const {
  const std::scoped_lock lock(mutex_);
  return resident_bytes_;
}

StoredGraph::Slot* StoredGraph::find(const std::vector<Column>& columns, std::uint32_t id) {
  constexpr std::size_t kFew = 16;
  if (columns.size() <= kFew) {
    for (const Column& column : columns) {
      if (column.first == id) return column.second;
    }
    return nullptr;
  }
  const auto found = std::lower_bound(columns.begin(), columns.end(), id,
                                      [](const Column& column, std::uint32_t wanted) { return column.first < wanted; });
  return found == columns.end() || found->first != id ? nullptr : found->second;
}

StoredGraph::Slot* StoredGraph::find_adjacency(bool out, TypeId type, std::uint32_t range) const {
  const std::vector<std::vector<Column>>& ranges = out ? out_ : in_;
  return range < ranges.size() ? find(ranges[range], type.value) : nullptr;
}

std::uint32_t StoredGraph::adjacency_edges(bool out, TypeId type, std::uint32_t range) const {
  const Slot* slot = find_adjacency(out, type, range);
  return slot == nullptr ? 0 : slot->entry.items;
}

bool StoredGraph::contains(NodeId node) const {
  const Pinned<NodeTable> table = nodes(range_of(node.value));
  return table && table->contains(offset_of(node.value));
}

bool StoredGraph::contains(EdgeId edge) const {
  const Pinned<EdgeTable> table = edges(range_of(edge.value));
  return table && table->contains(offset_of(edge.value));
}

std::span<const LabelId> StoredGraph::labels(NodeId node) const { return nodes(range_of(node.value))->labels(offset_of(node.value)); }

EdgeTable::Ends StoredGraph::ends(EdgeId edge) const { return edges(range_of(edge.value))->ends(offset_of(edge.value)); }

Value StoredGraph::property_in(const std::vector<Range>& ranges, std::uint64_t id, KeyId key) const {
  const Pinned<PropertyColumn> column = column_in(ranges, range_of(id), key);
  return column ? column->get(offset_of(id)) : Value();
}

PropertyList StoredGraph::properties_in(const std::vector<Range>& ranges, std::uint64_t id) const {
  PropertyList list;
  const std::uint32_t range = range_of(id);
  if (range >= ranges.size()) return list;
  for (const auto& [key, slot] : ranges[range].columns) {
    Value value = pin<PropertyColumn>(slot)->get(offset_of(id));
    if (!value.is_null()) list.emplace_back(KeyId{key}, std::move(value));
  }
  return list;
}

std::shared_ptr<const Segment> StoredGraph::hold(Slot& slot) const {
  {
    const std::scoped_lock lock(mutex_);
    slot.used = true;
    if (slot.segment != nullptr) return slot.segment;
  }
  // Others need not wait for the store meanwhile; who comes for the same segment reads it, too.
  std::shared_ptr<const Segment> loaded = load(slot);
  const std::scoped_lock lock(mutex_);
  if (slot.segment == nullptr) {
    keep(slot, loaded);
    evict(slot);
  }
  return loaded;
}

std::shared_ptr<const Segment> StoredGraph::load(const Slot& slot) const {
  std::shared_ptr<const SegmentReader> reader;
  {
    const std::scoped_lock lock(mutex_);
    reader = reader_;
  }
  if (reader == nullptr) throw SegmentError(Status::invalid_argument("the database is closed"));
  const Result<std::string> bytes = reader->read(slot.key, slot.entry);
  if (!bytes.is_ok()) throw SegmentError(bytes.status());
  switch (slot.key.group) {
    case SegmentGroup::kNodes:
      if (slot.key.id == 0) return taken(NodeTable::decode(*bytes, label_sets_), slot.key);
      break;
    case SegmentGroup::kEdges:
      if (slot.key.id == 0) return taken(EdgeTable::decode(*bytes), slot.key);
      break;
    default: return taken(Csr::decode(*bytes), slot.key);
  }
  return taken(PropertyColumn::decode(*bytes), slot.key);
}

void StoredGraph::keep(Slot& slot, std::shared_ptr<const Segment> segment) const {
  slot.segment = std::move(segment);
  resident_bytes_ += slot.segment->bytes();
  if (budget_bytes_ == 0) {
    slot.ready.store(slot.segment.get(), std::memory_order_release);
  } else {
    resident_.push_back(&slot);
  }
}

void StoredGraph::evict(const Slot& newest) const {
  // Twice round: the first pass may find all of them used.
  for (std::size_t left = 2 * resident_.size(); left > 0 && budget_bytes_ != 0 && resident_bytes_ > budget_bytes_; --left) {
    if (hand_ >= resident_.size()) hand_ = 0;
    Slot& slot = *resident_[hand_];
    if (&slot == &newest || std::exchange(slot.used, false)) {
      ++hand_;
      continue;
    }
    resident_bytes_ -= slot.segment->bytes();
    slot.segment.reset();  // whoever holds it keeps it until done
    resident_[hand_] = resident_.back();
    resident_.pop_back();
  }
}

}  // namespace relata
