#include "engine/graph/name_table.h"

#include <cassert>

namespace relata {
namespace {

template <typename Id>
std::optional<Id> optional_id(std::uint32_t id) {
  if (id == 0) return std::nullopt;
  return Id{id};
}

}  // namespace

std::uint32_t NameSpaceTable::find(std::string_view name) const {
  const auto found = ids_.find(absl::string_view(name.data(), name.size()));  // Debian's Abseil has a string_view of its own
  return found == ids_.end() ? 0 : found->second;
}

const std::string& NameSpaceTable::name(std::uint32_t id) const {
  assert(id >= 1 && id <= names_.size());
  return names_[id - 1];
}

std::uint32_t NameSpaceTable::add(std::string_view name) {
  names_.emplace_back(name);
  const auto id = static_cast<std::uint32_t>(names_.size());
  [[maybe_unused]] const bool is_new = ids_.emplace(names_.back(), id).second;
  assert(is_new);
  return id;
}

NameTable::NameTable(const CatalogState& catalog) {
  for (const std::string& name : catalog.labels) labels_.add(name);
  for (const std::string& name : catalog.types) types_.add(name);
  for (const std::string& name : catalog.keys) keys_.add(name);
}

std::optional<LabelId> NameTable::find_label(std::string_view name) const { return optional_id<LabelId>(labels_.find(name)); }
std::optional<TypeId> NameTable::find_type(std::string_view name) const { return optional_id<TypeId>(types_.find(name)); }
std::optional<KeyId> NameTable::find_key(std::string_view name) const { return optional_id<KeyId>(keys_.find(name)); }

std::uint32_t NameTable::add(NameSpace space, std::string_view name) {
  switch (space) {
    case NameSpace::kLabel: return labels_.add(name);
    case NameSpace::kType: return types_.add(name);
    case NameSpace::kKey: return keys_.add(name);
  }
  assert(false);
  return 0;
}

}  // namespace relata
