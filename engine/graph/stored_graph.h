#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "storage/graph/records.h"
#include "storage/graph/segment_reader.h"
#include "storage/segment/csr.h"
#include "storage/segment/property_column.h"
#include "storage/segment/record_tables.h"

namespace relata {

// A segment, in memory as long as this is held. Empty: there is no such segment.
template <typename T>
class Pinned {
 public:
  Pinned() = default;
  Pinned(const T* segment, std::shared_ptr<const Segment> hold) : segment_(segment), hold_(std::move(hold)) {}
  explicit operator bool() const { return segment_ != nullptr; }
  const T* get() const { return segment_; }
  const T* operator->() const { return segment_; }
  const T& operator*() const { return *segment_; }

 private:
  const T* segment_ = nullptr;
  std::shared_ptr<const Segment> hold_;  // null where nothing is ever evicted
};

// The graph of one version as segments in the store, of which memory holds those that were asked for. With a budget the ones that have not
// been used for longest go when there are too many (the clock algorithm); without one none goes.
//
// Thread-safe. Errors: SegmentError where the store cannot give what it should, or is closed.
// Cost: some loads for a segment in memory without a budget, a lock and a reference with one; reading and decoding it otherwise, about a
// millisecond.
class StoredGraph {
 public:
  // `budget_bytes`: of segments in memory, those in use besides; 0: no limit.
  StoredGraph(std::shared_ptr<const SegmentReader> reader, SegmentDirectory directory, std::uint64_t budget_bytes);
  StoredGraph(const StoredGraph&) = delete;
  StoredGraph& operator=(const StoredGraph&) = delete;

  // Takes over what an earlier version has in memory, but for segments that have been `rewritten` since. Requires: nobody reads this yet.
  void inherit(const StoredGraph& earlier, const SegmentDirectory& rewritten);
  // Before the store goes: from now on only what is in memory can be read.
  void close() const;

  const SegmentDirectory& directory() const { return directory_; }
  std::uint64_t budget_bytes() const { return budget_bytes_; }
  // Of the segments in memory.
  std::uint64_t resident_bytes() const;

  Pinned<Csr> adjacency(bool out, TypeId type, std::uint32_t range) const { return pin<Csr>(find_adjacency(out, type, range)); }
  // Of one adjacency segment; reads nothing.
  std::uint32_t adjacency_edges(bool out, TypeId type, std::uint32_t range) const;
  Pinned<NodeTable> nodes(std::uint32_t range) const { return pin<NodeTable>(range < nodes_.size() ? nodes_[range].table : nullptr); }
  Pinned<EdgeTable> edges(std::uint32_t range) const { return pin<EdgeTable>(range < edges_.size() ? edges_[range].table : nullptr); }

  // Of one property; the same for relationships.
  Pinned<PropertyColumn> node_column(std::uint32_t range, KeyId key) const { return column_in(nodes_, range, key); }
  Pinned<PropertyColumn> edge_column(std::uint32_t range, KeyId key) const { return column_in(edges_, range, key); }

  bool contains(NodeId node) const;
  bool contains(EdgeId edge) const;
  // Require contains(); properties also of ids that do not exist, which have none.
  std::span<const LabelId> labels(NodeId node) const;
  EdgeTable::Ends ends(EdgeId edge) const;
  Value property(NodeId node, KeyId key) const { return property_in(nodes_, node.value, key); }
  Value property(EdgeId edge, KeyId key) const { return property_in(edges_, edge.value, key); }
  PropertyList properties(NodeId node) const { return properties_in(nodes_, node.value); }
  PropertyList properties(EdgeId edge) const { return properties_in(edges_, edge.value); }

 private:
  struct Slot {
    SegmentKey key{};
    SegmentEntry entry;
    std::atomic<const Segment*> ready = nullptr;  // only where nothing is evicted
    std::shared_ptr<const Segment> segment;       // under mutex_
    bool used = false;                            // since the clock's hand last passed; under mutex_
  };
  using Column = std::pair<std::uint32_t, Slot*>;  // of a type or key
  struct Range {
    Slot* table = nullptr;
    std::vector<Column> columns;  // by ascending key
  };

  template <typename T>
  Pinned<T> pin(Slot* slot) const {
    if (slot == nullptr) return {};
    if (const Segment* ready = slot->ready.load(std::memory_order_acquire)) return {static_cast<const T*>(ready), nullptr};
    std::shared_ptr<const Segment> held = hold(*slot);
    const T* segment = static_cast<const T*>(held.get());
    return {segment, std::move(held)};
  }
  Slot* find_adjacency(bool out, TypeId type, std::uint32_t range) const;
  static Slot* find(const std::vector<Column>& columns, std::uint32_t id);
  void file(Slot& slot);
  Pinned<PropertyColumn> column_in(const std::vector<Range>& ranges, std::uint32_t range, KeyId key) const {
    return pin<PropertyColumn>(range < ranges.size() ? find(ranges[range].columns, key.value) : nullptr);
  }
  Value property_in(const std::vector<Range>& ranges, std::uint64_t id, KeyId key) const;
  PropertyList properties_in(const std::vector<Range>& ranges, std::uint64_t id) const;
  std::shared_ptr<const Segment> hold(Slot& slot) const;
  std::shared_ptr<const Segment> load(const Slot& slot) const;
  // Require mutex_.
  void keep(Slot& slot, std::shared_ptr<const Segment> segment) const;
  // Until the budget is kept, all but the newest.
  void evict(const Slot& newest) const;

  SegmentDirectory directory_;
  std::uint64_t budget_bytes_;
  std::shared_ptr<LabelSets> label_sets_ = std::make_shared<LabelSets>();
  std::unique_ptr<Slot[]> slots_;
  std::vector<std::vector<Column>> out_;  // by range
  std::vector<std::vector<Column>> in_;
  std::vector<Range> nodes_;
  std::vector<Range> edges_;

  mutable std::mutex mutex_;
  mutable std::shared_ptr<const SegmentReader> reader_;  // null once closed
  mutable std::vector<Slot*> resident_;                  // the clock's dial
  mutable std::size_t hand_ = 0;
  mutable std::uint64_t resident_bytes_ = 0;
};

using StoredGraphPtr = std::shared_ptr<const StoredGraph>;

}  // namespace relata
