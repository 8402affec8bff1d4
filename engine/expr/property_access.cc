#include "engine/expr/property_access.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "engine/expr/expression_error.h"
#include "engine/expr/temporal_fields.h"

namespace relata {
namespace {

// Guesses at the id of a name, by the address of the string that holds it. A guess counts only after the graph's own name of that id
// has been compared, so a stale one costs a lookup and nothing else.
class NameGuesses {
 public:
  template <typename Id, typename NameOf, typename Find>
  std::optional<Id> resolve(const std::string& name, std::size_t count, NameOf name_of, Find find) {
    std::uint32_t& guess = guesses_[(reinterpret_cast<std::uintptr_t>(&name) >> 3) % kSize];
    if (guess != 0 && guess <= count && name_of(Id{guess}) == name) return Id{guess};
    const std::optional<Id> id = find(name);
    if (id) guess = id->value;
    return id;
  }

 private:
  static constexpr std::size_t kSize = 251;
  std::array<std::uint32_t, kSize> guesses_{};
};

Status no_properties(const Value& object, const std::string& key) {
  return type_error("InvalidArgumentType",
                    fmt::format("a {} has no properties, so there is no '.{}' of it", to_string(object.kind()), key));
}

bool node_has_labels(NodeId node, const std::vector<std::string>& names, const Snapshot& snapshot) {
  return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    const auto label = resolve_label(snapshot.names(), name);
    return label && snapshot.has_label(node, *label);
  });
}

}  // namespace

std::optional<KeyId> resolve_key(const Names& names, const std::string& name) {
  static thread_local NameGuesses guesses;
  return guesses.resolve<KeyId>(
      name, names.key_count(), [&](KeyId id) -> const std::string& { return names.key(id); },
      [&](const std::string& text) { return names.find_key(text); });
}

std::optional<LabelId> resolve_label(const Names& names, const std::string& name) {
  static thread_local NameGuesses guesses;
  return guesses.resolve<LabelId>(
      name, names.label_count(), [&](LabelId id) -> const std::string& { return names.label(id); },
      [&](const std::string& text) { return names.find_label(text); });
}

Result<Value> find_property(const Value& entity, const std::string& key, const EvalContext& context) {
  const Snapshot& snapshot = *context.snapshot;
  if (!(entity.is_node() ? snapshot.contains(entity.as_node()) : snapshot.contains(entity.as_relationship()))) {
    return deleted_entity(entity.is_node() ? "node" : "relationship");
  }
  const auto id = resolve_key(snapshot.names(), key);
  if (!id) return Value::null();
  return entity.is_node() ? snapshot.property(entity.as_node(), *id) : snapshot.property(entity.as_relationship(), *id);
}

Result<Value> property_of(const Value& object, const std::string& key, const EvalContext& context) {
  switch (object.kind()) {
    case ValueKind::kNull: return Value::null();
    case ValueKind::kNode:
    case ValueKind::kRelationship: return find_property(object, key, context);
    case ValueKind::kMap: {
      const auto entry = object.as_map().find(key);
      return entry == object.as_map().end() ? Value::null() : entry->second;
    }
    case ValueKind::kDate:
    case ValueKind::kLocalTime:
    case ValueKind::kTime:
    case ValueKind::kLocalDateTime:
    case ValueKind::kDateTime:
    case ValueKind::kDuration: return temporal_field(object, key);
    default: return no_properties(object, key);
  }
}

Result<Truth> has_labels(const Value& entity, const std::vector<std::string>& names, const EvalContext& context) {
  const Snapshot& snapshot = *context.snapshot;
  if (entity.is_null()) return Truth::kNull;
  if (entity.is_node()) {
    if (!snapshot.contains(entity.as_node())) return deleted_entity("node");
    return truth(node_has_labels(entity.as_node(), names, snapshot));
  }
  if (entity.is_relationship()) {
    if (!snapshot.contains(entity.as_relationship())) return deleted_entity("relationship");
    const std::string& type = snapshot.names().type(snapshot.ends(entity.as_relationship()).type);
    return truth(std::all_of(names.begin(), names.end(), [&](const std::string& name) { return name == type; }));
  }
  return type_error("InvalidArgumentType", fmt::format("a {} has no labels", to_string(entity.kind())));
}

}  // namespace relata
