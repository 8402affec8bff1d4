#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/index/node_index.h"
#include "storage/graph/graph_store.h"

namespace relata {

// All indexes of one version of a snapshot. Copying it is cheap; see NodeIndex for who may do what.
class IndexSet {
 public:
  // Without indexes.
  IndexSet() : definitions_version_(next_epoch()) {}
  // Those of a store, as of now. Cost: one read when there are any; entries are read when they are asked for.
  static Result<IndexSet> load(const GraphStore& store);

  bool empty() const { return indexes_.empty(); }
  bool has_full_text() const { return full_text_count_ > 0; }
  // By ascending id.
  std::span<const NodeIndex> all() const { return indexes_; }
  // Null when there is none.
  const NodeIndex* find(std::string_view name) const;
  const NodeIndex* find_range(LabelId label, KeyId key) const;
  // Differs between any two sets with different definitions.
  std::uint64_t definitions_version() const { return definitions_version_; }

  // Before the store goes: from now on, versions of it that are still held read no more of its entries.
  void close() const {
    if (source_ != nullptr) source_->close();
  }

  // For the one writer who owns the branch.
  std::span<NodeIndex> writable() { return indexes_; }
  // `definition` gets its id. The new index is empty.
  NodeIndex& add(IndexDefinition& definition);
  void remove(IndexId id);

 private:
  std::shared_ptr<IndexSource> source_;  // null without indexes in the store
  std::vector<NodeIndex> indexes_;
  std::uint32_t next_id_ = 1;
  std::uint32_t full_text_count_ = 0;
  std::uint64_t definitions_version_;
};

}  // namespace relata
