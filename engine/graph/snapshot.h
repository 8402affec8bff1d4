#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/graph/names.h"
#include "engine/graph/node_marks.h"
#include "engine/graph/property_readers.h"
#include "storage/base/ids.h"
#include "storage/graph/records.h"

namespace relata {

class IndexSet;

struct Neighbor {
  NodeId node;
  EdgeId edge;
};

struct EdgeEnds {
  NodeId source;
  TypeId type;
  NodeId target;
};

// One consistent version of the graph in memory. A write transaction reads its own snapshot, which shows its own writes.
//
// Immutable as seen by readers; held by shared_ptr for the life of a query; safe to read from any thread.
// Nodes and edges that do not exist: contains() is false and nothing else may be asked of them.
// Errors: SegmentError from any method that reads, where what is stored cannot be read (segment_error.h).
class Snapshot {
 public:
  virtual ~Snapshot() = default;
  virtual std::uint64_t version() const = 0;
  virtual const Names& names() const = 0;

  virtual std::uint64_t node_count() const = 0;
  virtual std::uint64_t node_count(LabelId label) const = 0;
  virtual std::uint64_t edge_count() const = 0;
  virtual std::uint64_t edge_count(TypeId type) const = 0;

  // All ids lie in [1, end).
  virtual NodeId node_id_end() const = 0;
  virtual EdgeId edge_id_end() const = 0;
  virtual bool contains(NodeId node) const = 0;
  virtual bool contains(EdgeId edge) const = 0;

  // Ascending ids from `from` on, at most `limit`; fewer only at the end. Empty `label`: all nodes.
  virtual std::vector<NodeId> nodes(std::optional<LabelId> label, NodeId from, std::size_t limit) const = 0;

  // Require contains(). Views are valid while the snapshot is.
  virtual std::span<const LabelId> labels(NodeId node) const = 0;
  // Null value when absent. Cost: a search among few, no allocation.
  virtual Value property(NodeId node, KeyId key) const = 0;
  virtual Value property(EdgeId edge, KeyId key) const = 0;
  // All of them: dearer than property().
  virtual PropertyList properties(NodeId node) const = 0;
  virtual PropertyList properties(EdgeId edge) const = 0;
  virtual EdgeEnds ends(EdgeId edge) const = 0;
  virtual std::unique_ptr<PropertyNumbers> node_numbers(KeyId key) const = 0;
  virtual std::unique_ptr<PropertyNumbers> edge_numbers(KeyId key) const = 0;
  virtual std::unique_ptr<PropertyVerdicts> node_verdicts(KeyId key, ValueTest test) const = 0;
  virtual std::unique_ptr<PropertyVerdicts> edge_verdicts(KeyId key, ValueTest test) const = 0;

  // Appends to `out` the edges of `node` in one direction (kOut or kIn), by ascending type, neighbour, edge; of the given types
  // only unless `types` is empty. kBoth: out, then in, a self-loop once.
  virtual void neighbors(NodeId node, Direction direction, std::span<const TypeId> types, std::vector<Neighbor>& out) const = 0;
  // Those of them that lead to `other`. Cost: a binary search for each type.
  virtual void edges_between(NodeId node, Direction direction, std::span<const TypeId> types, NodeId other,
                             std::vector<Neighbor>& out) const = 0;
  // The number that neighbors() would append.
  virtual std::uint64_t degree(NodeId node, Direction direction, std::span<const TypeId> types) const = 0;

  // The indexes over this version; null where there are none.
  virtual const IndexSet* indexes() const { return nullptr; }

  // What operators ask of many at once.
  // Marks the nodes that have the label, and no others. Cost: a word for 64 ids.
  virtual void mark_nodes(LabelId label, NodeMarks& marks) const = 0;
  // Of the edges that neighbors() would append, the number that lead to nodes of `far`. Cost: about a nanosecond each.
  virtual std::uint64_t degree(NodeId node, Direction direction, std::span<const TypeId> types, const NodeMarks& far) const = 0;
  // Appends the ids of all edges from `from` on and below `end`, ascending. Cost: some nanoseconds each.
  virtual void edges(std::uint64_t from, std::uint64_t end, std::vector<std::uint64_t>& ids) const = 0;
  // Replaces `ends` by those of the edges, which exist; the less dear the nearer their ids are.
  virtual void ends_of(std::span<const std::uint64_t> edges, std::vector<EdgeEnds>& ends) const = 0;

  bool has_label(NodeId node, LabelId label) const;
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

}  // namespace relata
