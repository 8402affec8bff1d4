#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <absl/container/flat_hash_map.h>

#include "engine/graph/names.h"
#include "storage/base/result.h"
#include "storage/graph/graph_store.h"

namespace relata {

// The names of one name space; ids count from 1 in the order of registration.
class NameSpaceTable {
 public:
  // 0 when the name is unknown.
  std::uint32_t find(std::string_view name) const;
  // Requires: 1 <= id <= size().
  const std::string& name(std::uint32_t id) const;
  std::size_t size() const { return names_.size(); }
  // Requires: the name is not registered. Returns its id.
  std::uint32_t add(std::string_view name);

 private:
  std::vector<std::string> names_;
  absl::flat_hash_map<std::string, std::uint32_t> ids_;
};

// Names held in memory. A snapshot shares it; a writer that registers a name copies it first (names are few and rarely new).
class NameTable final : public Names {
 public:
  NameTable() = default;
  explicit NameTable(const CatalogState& catalog);

  std::optional<LabelId> find_label(std::string_view name) const override;
  std::optional<TypeId> find_type(std::string_view name) const override;
  std::optional<KeyId> find_key(std::string_view name) const override;
  const std::string& label(LabelId id) const override { return labels_.name(id.value); }
  const std::string& type(TypeId id) const override { return types_.name(id.value); }
  const std::string& key(KeyId id) const override { return keys_.name(id.value); }
  std::size_t label_count() const override { return labels_.size(); }
  std::size_t type_count() const override { return types_.size(); }
  std::size_t key_count() const override { return keys_.size(); }

  // Requires: the name is not registered in that space. Returns its id.
  std::uint32_t add(NameSpace space, std::string_view name);

 private:
  NameSpaceTable labels_;
  NameSpaceTable types_;
  NameSpaceTable keys_;
};

}  // namespace relata
