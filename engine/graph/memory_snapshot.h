#pragma once

#include <memory>

#include "engine/graph/segments.h"
#include "engine/graph/snapshot.h"
#include "engine/graph/stored_graph.h"
#include "engine/index/index_set.h"
#include "storage/graph/mutation.h"

namespace relata {

class NameTable;

// Adjacency holds ids in 4 bytes: a graph never hands out more ids than this, deleted ones included.
inline constexpr std::uint64_t kMaxNodeId = UINT32_MAX;
inline constexpr std::uint64_t kMaxEdgeId = UINT32_MAX;

// A version of the graph: what the store holds as segments (stored_graph.h), loaded when it is asked for, and what has changed since, in
// memory as copy-on-write parts (shared_table.h).
//
// A published snapshot (shared_ptr<const MemorySnapshot>) is immutable and safe to read from any thread. A writer works on a branch(),
// which shares every part until it changes it; publishing is handing out the pointer and never touching the object again.
//
// Cost: branch() copies one pointer per 16,384 nodes and edges that have changed, plus some per label and type; the first change to a part
// copies it (up to 64 nodes or edges with their properties, or the changes of an adjacency segment); later changes are in place.
// Memory of what has changed: about 56 bytes a node and 56 an edge (40 of them the record, 16 adjacency), plus 24 a property and its list's
// allocation; of the rest, see the segments.
class MemorySnapshot final : public Snapshot {
 public:
  // The empty graph, version 0.
  MemorySnapshot();
  // What the store holds, as of its segments' version. `catalog`: the names, and where ids go on, now.
  MemorySnapshot(StoredGraphPtr stored, const CatalogState& catalog);
  ~MemorySnapshot() override;
  MemorySnapshot& operator=(const MemorySnapshot&) = delete;

  std::uint64_t version() const override { return version_; }
  const Names& names() const override;
  std::uint64_t node_count() const override { return node_count_; }
  std::uint64_t node_count(LabelId label) const override;
  std::uint64_t edge_count() const override { return edge_count_; }
  std::uint64_t edge_count(TypeId type) const override;
  NodeId node_id_end() const override { return node_id_end_; }
  EdgeId edge_id_end() const override { return edge_id_end_; }
  bool contains(NodeId node) const override;
  bool contains(EdgeId edge) const override;
  std::vector<NodeId> nodes(std::optional<LabelId> label, NodeId from, std::size_t limit) const override;
  void mark_nodes(LabelId label, NodeMarks& marks) const override;
  void edges(std::uint64_t from, std::uint64_t end, std::vector<std::uint64_t>& ids) const override;
  std::span<const LabelId> labels(NodeId node) const override;
  Value property(NodeId node, KeyId key) const override;
  Value property(EdgeId edge, KeyId key) const override;
  PropertyList properties(NodeId node) const override;
  PropertyList properties(EdgeId edge) const override;
  EdgeEnds ends(EdgeId edge) const override;
  void ends_of(std::span<const std::uint64_t> edges, std::vector<EdgeEnds>& ends) const override;
  std::unique_ptr<PropertyNumbers> node_numbers(KeyId key) const override;
  std::unique_ptr<PropertyNumbers> edge_numbers(KeyId key) const override;
  std::unique_ptr<PropertyVerdicts> node_verdicts(KeyId key, ValueTest test) const override;
  std::unique_ptr<PropertyVerdicts> edge_verdicts(KeyId key, ValueTest test) const override;
  void neighbors(NodeId node, Direction direction, std::span<const TypeId> types, std::vector<Neighbor>& out) const override;
  void edges_between(NodeId node, Direction direction, std::span<const TypeId> types, NodeId other,
                     std::vector<Neighbor>& out) const override;
  std::uint64_t degree(NodeId node, Direction direction, std::span<const TypeId> types) const override;
  std::uint64_t degree(NodeId node, Direction direction, std::span<const TypeId> types, const NodeMarks& far) const override;

  const IndexSet* indexes() const override { return &indexes_; }

  // A version for a writer to change; this one stays as it is. Requires that nobody changes this one meanwhile.
  std::shared_ptr<MemorySnapshot> branch() const;

  // The segments below the changes; null when everything is in memory.
  const StoredGraphPtr& stored() const { return stored_; }
  // Changes since the version of the segments, or since the beginning, those that undid others too.
  std::uint64_t change_count() const { return change_count_; }

  // The graph as it is now, unaffected by what the owner of this branch does to it later. Cost: as branch().
  std::shared_ptr<const MemorySnapshot> freeze();

  // Changes, for the one writer who owns this branch. Ids are the caller's choice: new ones at node_id_end() and edge_id_end().
  void set_version(std::uint64_t version) { version_ = version; }
  // Registers a new name and returns its id. Requires: it is new.
  std::uint32_t add_name(NameSpace space, std::string_view name);
  // Require: labels and properties are ascending and without repetition, ids are within kMaxNodeId and kMaxEdgeId and free.
  void insert_node(NodeId node, LabelSet labels, PropertyList properties);
  // Requires: both ends exist.
  void insert_edge(EdgeId edge, EdgeEnds ends, PropertyList properties);
  // Requires: the node has no edges.
  void erase_node(NodeId node);
  void erase_edge(EdgeId edge);
  PropertyList& writable_properties(NodeId node);
  PropertyList& writable_properties(EdgeId edge);
  // Indexes are kept in step by the writer (engine/index/index_maintenance.h), under this epoch.
  IndexSet& writable_indexes() { return indexes_; }
  Epoch epoch() const { return epoch_; }
  // False when nothing changes.
  bool add_label(NodeId node, LabelId label);
  bool remove_label(NodeId node, LabelId label);

 private:
  friend class SnapshotBuilder;
  friend class SnapshotFold;
  MemorySnapshot(const MemorySnapshot&) = default;

  // Takes the stored graph in place of all that this holds. Requires: they say the same.
  void rebase(StoredGraphPtr stored);
  // The 64 nodes from `base` on that exist, and that are among `members`. `stored`: as the store says.
  std::uint64_t presence_word(std::uint64_t base, std::uint64_t stored) const;
  static std::uint64_t member_word(const LabelMembers& members, std::uint64_t base, std::uint64_t stored);
  // `visit(segment, stored)` for each of the types that the node may have edges of: what has changed, and what is below it; the one or the
  // other may be null.
  template <typename Visit>
  void visit_adjacency(NodeId node, bool out_edges, std::span<const TypeId> types, const Visit& visit) const;
  template <typename Change>
  void change_adjacency(bool out_edges, TypeId type, NodeId node, const Change& change);
  void put_edge(EdgeId edge, EdgeSegment::Ends ends, PropertyList properties);
  // With the node as the store says, unless it is known already.
  NodeSegment& known_part(NodeId node);
  LabelMembers::Segment& member_segment(LabelMembers& members, NodeId node, LabelId label);
  void set_member(NodeId node, LabelId label, bool member);
  NameTable& writable_names();
  void append_direction(NodeId node, bool out_edges, std::span<const TypeId> types, std::vector<Neighbor>& out) const;
  std::uint64_t degree_in_direction(NodeId node, bool out_edges, std::span<const TypeId> types) const;
  // `among(neighbor)`: whether edges to it count.
  template <typename Among>
  std::uint64_t degree_among(NodeId node, bool out_edges, std::span<const TypeId> types, const Among& among) const;

  Epoch epoch_;
  std::uint64_t version_ = 0;
  StoredGraphPtr stored_;  // null: everything is in memory
  std::uint64_t change_count_ = 0;
  std::shared_ptr<const NameTable> names_;
  NameTable* own_names_ = nullptr;  // names_ when this branch has already copied them
  SharedTable<NodeSegment> nodes_;  // of these, what has changed
  SharedTable<EdgeSegment> edges_;
  SharedTable<LabelMembers> members_;  // by label id
  SharedTable<Adjacency> out_;         // by type id
  SharedTable<Adjacency> in_;
  std::uint32_t type_end_ = 1;  // no edge was ever of this type or a later one
  std::uint64_t node_count_ = 0;
  std::uint64_t edge_count_ = 0;
  NodeId node_id_end_{1};
  EdgeId edge_id_end_{1};
  IndexSet indexes_;
};

using MemorySnapshotPtr = std::shared_ptr<const MemorySnapshot>;

}  // namespace relata
