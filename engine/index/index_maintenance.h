#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <absl/container/inlined_vector.h>

#include "engine/graph/memory_snapshot.h"
#include "engine/index/document_terms.h"
#include "storage/base/result.h"
#include "storage/graph/mutation.h"

namespace relata {

// Keeps the indexes of a write transaction's branch in step with its nodes, and tells what storage has to do that it cannot derive
// itself: definitions and the words of texts (the entries of range indexes it derives from the nodes' records, as this class does).
//
// Range indexes change at once, so that the transaction finds what it wrote; full-text indexes when write_documents() is called, after
// each statement. Borrows the branch. Not thread-safe. Cost: nothing while there are no indexes.
class IndexMaintenance {
 public:
  explicit IndexMaintenance(MemorySnapshot& graph) : graph_(graph) {}

  // What range indexes hold of a node, in their order.
  struct Entries {
    absl::InlinedVector<std::optional<std::string>, 2> of;
    bool has_text = false;  // some full-text index covers it
  };
  // Around every change of a node, its creation and deletion included; nothing is held of a node that does not exist.
  Entries entries_of(NodeId node) const;
  void update(NodeId node, const Entries& before);
  void article_text_changed(NodeId article);

  // Whether what has changed since the last call keeps the uniqueness constraints. kQueryError (ConstraintVerificationFailed) naming
  // constraint, label, key, value and both nodes.
  Status check_unique();
  // Brings full-text indexes up to date. Errors: those of the store.
  Status write_documents(const ArticleTexts& texts);

  // Fills the new index from the nodes that there are; check_unique() and write_documents() tell the rest.
  void create(IndexDefinition definition);
  void drop(IndexId index);

  bool has_changes() const { return !definitions_.empty() || !documents_.empty(); }
  // Definitions, as of now: to be applied after the nodes are, before the documents.
  void append_definitions(MutationList& list) const;
  // To be applied after the definitions are.
  void append_documents(MutationList& list) const;

 private:
  Status check_unique(const NodeIndex& index, NodeId node) const;
  template <typename Visit>
  void for_each_node(LabelId label, Visit visit) const;
  void fill(NodeIndex& index);

  MemorySnapshot& graph_;
  MutationList definitions_;
  std::vector<std::pair<IndexId, NodeId>> unchecked_;                                      // new entries under constraints
  std::set<NodeId> unread_;                                                                // whose words have to be looked at
  std::map<std::pair<IndexId, NodeId>, std::shared_ptr<const DocumentRecord>> documents_;  // that have changed; null for none any more
};

}  // namespace relata
