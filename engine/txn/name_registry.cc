#include "engine/txn/name_registry.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>

#include "storage/base/limits.h"

namespace relata {
namespace {

std::string_view kind_of(NameSpace space) {
  switch (space) {
    case NameSpace::kLabel: return "label";
    case NameSpace::kType: return "relationship type";
    case NameSpace::kKey: return "property key";
  }
  return "name";
}

std::size_t name_count(const Names& names, NameSpace space) {
  switch (space) {
    case NameSpace::kLabel: return names.label_count();
    case NameSpace::kType: return names.type_count();
    case NameSpace::kKey: return names.key_count();
  }
  return 0;
}

template <typename Id>
std::uint32_t known_id(std::optional<Id> id) {
  return id ? id->value : 0;
}

template <typename Id>
Result<Id> typed(Result<std::uint32_t> id) {
  if (!id.is_ok()) return std::move(id).status();
  return Id{*id};
}

}  // namespace

Result<std::uint32_t> NameRegistry::id_of(NameSpace space, std::string_view name, std::uint32_t known) {
  if (known != 0) return known;
  if (name.empty()) return Status::invalid_argument(fmt::format("a {} must not be empty", kind_of(space)));
  if (name.size() > limits::kNameBytes) {
    return Status::resource_exhausted(
        fmt::format("the {} `{}...` is longer than {} bytes", kind_of(space), name.substr(0, 32), limits::kNameBytes));
  }
  if (name_count(graph_.names(), space) >= limits::kNamesPerSpace) {
    return Status::resource_exhausted(
        fmt::format("the graph already has {} different {} names; `{}` is one too many", limits::kNamesPerSpace, kind_of(space), name));
  }
  const std::uint32_t id = graph_.add_name(space, name);
  registered_.push_back(RegisterName{space, id, std::string(name)});
  return id;
}

Result<LabelId> NameRegistry::label(std::string_view name) {
  return typed<LabelId>(id_of(NameSpace::kLabel, name, known_id(graph_.names().find_label(name))));
}
Result<TypeId> NameRegistry::type(std::string_view name) {
  return typed<TypeId>(id_of(NameSpace::kType, name, known_id(graph_.names().find_type(name))));
}
Result<KeyId> NameRegistry::key(std::string_view name) {
  return typed<KeyId>(id_of(NameSpace::kKey, name, known_id(graph_.names().find_key(name))));
}

}  // namespace relata
