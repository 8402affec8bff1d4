#pragma once

#include <array>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/graph/shared_table.h"
#include "engine/index/index_base.h"
#include "engine/index/shared_tree.h"
#include "storage/graph/index_records.h"

namespace relata {

// One index as of one version of a snapshot: what the store held when it was opened, less what it says of nodes that were changed since,
// plus what is true of those. Exact, never a superset. Copying shares all but a few pointers.
//
// Thread safety: const methods from any thread; changed by the one writer who owns the branch, under the branch's epoch.
class NodeIndex {
 public:
  // `base`: null when the index was made since the store was opened.
  NodeIndex(IndexDefinition definition, std::shared_ptr<const IndexBase> base, const IndexTotals& totals)
      : definition_(std::make_shared<const IndexDefinition>(std::move(definition))), base_(std::move(base)), totals_(totals) {}

  const IndexDefinition& definition() const { return *definition_; }
  const IndexTotals& totals() const { return totals_; }

  // Appends the entries of the range, ascending, at most `limit`. Errors: those of the store. Cost: see IndexBase; microseconds and less.
  Status read(const KeyRange& range, std::size_t limit, std::vector<IndexEntry>& entries) const;

  // kRange, of a new index that holds nothing: all it is to hold, ascending. Cost: a copy.
  void fill(std::span<const std::string> entries, Epoch epoch);
  // kRange. A node whose entry is removed or added is from then on known here and no longer by the base.
  void remove_entry(const std::string& entry, Epoch epoch);
  void add_entry(const std::string& entry, Epoch epoch);

  // kFullText. What the index knows of a node; null when nothing.
  Result<std::shared_ptr<const DocumentRecord>> document(NodeId node) const;
  // In place of `before`, which is document(node); null for nothing.
  void replace_document(NodeId node, const DocumentRecord* before, std::shared_ptr<const DocumentRecord> after, Epoch epoch);

 private:
  struct ChangedNodes {
    static constexpr std::size_t kIds = 4096;
    std::array<std::uint64_t, kIds / 64> bits{};
  };
  bool is_changed(NodeId node) const;
  Status read_base(const KeyRange& range, std::size_t limit, std::vector<IndexEntry>& entries) const;
  void take_from_base(NodeId node, Epoch epoch);

  std::shared_ptr<const IndexDefinition> definition_;
  std::shared_ptr<const IndexBase> base_;
  IndexTotals totals_;
  SharedTable<ChangedNodes> changed_;  // of which the base says nothing any more
  SharedTree<Posting> entries_;        // of those
  SharedTree<std::shared_ptr<const DocumentRecord>> documents_;
};

}  // namespace relata
