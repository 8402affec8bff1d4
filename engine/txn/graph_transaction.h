#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>

#include "engine/graph/memory_snapshot.h"
#include "engine/index/index_maintenance.h"
#include "engine/txn/graph_writer.h"
#include "engine/txn/name_registry.h"
#include "storage/graph/mutation.h"

namespace relata {

// One write transaction in memory: a private branch of the graph plus what of it has changed, from which mutations() derives the one
// list that storage applies. Touching a record many times puts it once.
//
// Not thread-safe. Dropping it undoes everything. Touches no storage: commit is the business of engine/txn/database_core.h.
class GraphTransaction final : public GraphWriter {
 public:
  explicit GraphTransaction(const MemorySnapshot& base);

  const Snapshot& snapshot() const override { return *graph_; }
  Result<LabelId> label(std::string_view name) override { return names_.label(name); }
  Result<TypeId> type(std::string_view name) override { return names_.type(name); }
  Result<KeyId> key(std::string_view name) override { return names_.key(name); }
  Result<NodeId> create_node(std::vector<LabelId> labels, PropertyList properties) override;
  Result<EdgeId> create_edge(NodeId source, TypeId type, NodeId target, PropertyList properties) override;
  Status set_property(NodeId node, KeyId key, Value value) override;
  Status set_property(EdgeId edge, KeyId key, Value value) override;
  Status set_properties(NodeId node, PropertyList properties) override;
  Status set_properties(EdgeId edge, PropertyList properties) override;
  Status add_label(NodeId node, LabelId label) override;
  Status remove_label(NodeId node, LabelId label) override;
  Status delete_edge(EdgeId edge) override;
  Status delete_node(NodeId node) override;
  Status add_evidence(EdgeId edge, EvidenceRecord evidence) override;
  Status remove_evidence_of_article(NodeId article) override;
  Status put_article_text(NodeId article, std::string text) override;

  // Adds an index or constraint under a name that is free. The definition gets its id. Cost: a visit to all nodes with its labels.
  void create_index(IndexDefinition definition) { indexes_.create(std::move(definition)); }
  void drop_index(IndexId index) { indexes_.drop(index); }
  // After every statement, and before mutations(): checks the uniqueness constraints over what has changed, and brings full-text indexes
  // up to date. `store` has the texts of articles that this transaction did not put. On an error the transaction must be rolled back.
  Status finish_statement(const GraphStore& store);

  bool has_changes() const;
  // Everything that changed, as storage is to apply it: names, edges and nodes that go, nodes and edges that come or change, evidence
  // in the order in which it was given.
  MutationList mutations() const;
  // The graph as it is now, unaffected by further changes. Cost: as MemorySnapshot::branch().
  MemorySnapshotPtr freeze() { return graph_->freeze(); }
  // Ends the transaction: the branch itself, with its version, ready to be published.
  MemorySnapshotPtr publish(std::uint64_t version) &&;

  // What this transaction alone knows of evidence, for reading one's own writes.
  const std::vector<Mutation>& pending_evidence() const { return evidence_; }
  // Null when this transaction put no text for the article.
  const std::string* pending_text(NodeId article) const;

 private:
  std::shared_ptr<MemorySnapshot> graph_;
  NodeId first_new_node_;
  EdgeId first_new_edge_;
  NameRegistry names_;
  std::set<NodeId> nodes_;                    // changed, created or deleted; ordered, so that the list is reproducible
  std::set<EdgeId> edges_;                    // changed or created
  std::map<EdgeId, EdgeEnds> deleted_edges_;  // of the base
  std::vector<Mutation> evidence_;
  std::map<NodeId, std::string> texts_;
  IndexMaintenance indexes_;
};

}  // namespace relata
