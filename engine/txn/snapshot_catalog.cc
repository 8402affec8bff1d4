#include "engine/txn/snapshot_catalog.h"

#include <bit>

#include <absl/hash/hash.h>

#include "engine/expr/function_registry.h"
#include "engine/index/index_set.h"

namespace relata {

std::uint64_t statistics_version(const Snapshot& snapshot) {
  const Names& names = snapshot.names();
  std::vector<std::uint8_t> magnitudes;
  magnitudes.reserve(2 + names.label_count() + names.type_count());
  const auto add = [&](std::uint64_t count) { magnitudes.push_back(static_cast<std::uint8_t>(std::bit_width(count))); };
  add(snapshot.node_count());
  add(snapshot.edge_count());
  for (std::uint32_t label = 1; label <= names.label_count(); ++label) add(snapshot.node_count(LabelId{label}));
  for (std::uint32_t type = 1; type <= names.type_count(); ++type) add(snapshot.edge_count(TypeId{type}));
  const IndexSet* indexes = snapshot.indexes();
  return absl::HashOf(magnitudes, names.label_count(), indexes == nullptr ? 0 : indexes->definitions_version());
}

const FunctionSignature* SnapshotCatalog::find_function(std::string_view name) const {
  const FunctionEntry* entry = relata::find_function(name);
  return entry == nullptr ? nullptr : &entry->signature;
}

const ProcedureSignature* SnapshotCatalog::find_procedure(std::string_view name) const {
  const Procedure* procedure = procedures_.find(name);
  return procedure == nullptr ? nullptr : &procedure->signature();
}

std::uint64_t SnapshotCatalog::node_count(std::string_view label) const {
  const std::optional<LabelId> id = snapshot_.names().find_label(label);
  return id ? snapshot_.node_count(*id) : 0;
}

std::optional<IndexInfo> SnapshotCatalog::find_index(std::string_view label, std::string_view key) const {
  const IndexSet* indexes = snapshot_.indexes();
  const std::optional<LabelId> label_id = snapshot_.names().find_label(label);
  const std::optional<KeyId> key_id = snapshot_.names().find_key(key);
  if (indexes == nullptr || !label_id || !key_id) return std::nullopt;
  const NodeIndex* index = indexes->find_range(*label_id, *key_id);
  if (index == nullptr) return std::nullopt;
  return IndexInfo{index->definition().unique, index->totals().nodes};
}

std::uint64_t SnapshotCatalog::edge_count(std::string_view type) const {
  const std::optional<TypeId> id = snapshot_.names().find_type(type);
  return id ? snapshot_.edge_count(*id) : 0;
}

}  // namespace relata
