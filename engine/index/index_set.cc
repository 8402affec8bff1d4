#include "engine/index/index_set.h"

#include <algorithm>

namespace relata {

Result<IndexSet> IndexSet::load(const GraphStore& store) {
  RELATA_ASSIGN_OR_RETURN(const CatalogState catalog, store.load_catalog());
  IndexSet set;
  set.next_id_ = catalog.next_index;
  if (catalog.indexes.empty()) return set;
  RELATA_ASSIGN_OR_RETURN(std::unique_ptr<IndexReader> reader, store.index_reader());
  set.source_ = std::make_shared<IndexSource>(std::move(reader));
  for (const IndexState& index : catalog.indexes) {
    auto base = std::make_shared<const IndexBase>(set.source_, index.definition, index.totals);
    set.indexes_.emplace_back(index.definition, std::move(base), index.totals);
    set.full_text_count_ += index.definition.kind == IndexKind::kFullText ? 1 : 0;
  }
  return set;
}

const NodeIndex* IndexSet::find(std::string_view name) const {
  const auto found =
      std::find_if(indexes_.begin(), indexes_.end(), [&](const NodeIndex& index) { return index.definition().name == name; });
  return found == indexes_.end() ? nullptr : &*found;
}

const NodeIndex* IndexSet::find_range(LabelId label, KeyId key) const {
  const auto found = std::find_if(indexes_.begin(), indexes_.end(), [&](const NodeIndex& index) {
    const IndexDefinition& definition = index.definition();
    return definition.kind == IndexKind::kRange && definition.labels.front() == label && definition.keys.front() == key;
  });
  return found == indexes_.end() ? nullptr : &*found;
}

NodeIndex& IndexSet::add(IndexDefinition& definition) {
  definition.id = {next_id_++};
  full_text_count_ += definition.kind == IndexKind::kFullText ? 1 : 0;
  definitions_version_ = next_epoch();
  return indexes_.emplace_back(definition, nullptr, IndexTotals{});
}

void IndexSet::remove(IndexId id) {
  const auto found = std::find_if(indexes_.begin(), indexes_.end(), [&](const NodeIndex& index) { return index.definition().id == id; });
  if (found == indexes_.end()) return;
  full_text_count_ -= found->definition().kind == IndexKind::kFullText ? 1 : 0;
  indexes_.erase(found);
  definitions_version_ = next_epoch();
}

}  // namespace relata
