#include "engine/extract/foreign/neutral_entities.h"

#include <algorithm>
#include <string_view>

#include "engine/extract/foreign/json_fields.h"

namespace relata::extract {
namespace {

using nlohmann::json;

std::vector<std::string> texts_at(const json& object, const char* name) {
  std::vector<std::string> texts;
  for (const json& item : list_at(object, name)) {
    if (item.is_string()) texts.push_back(item.get<std::string>());
  }
  return texts;
}

std::optional<EntityType> entity_type(std::string_view name) {
  for (const EntityType type : {EntityType::kPerson, EntityType::kOrganization, EntityType::kPlace, EntityType::kProposal}) {
    if (to_string(type) == name) return type;
  }
  return std::nullopt;
}

}  // namespace

const char* NeutralEntities::read(const json& item) {
  const auto type = entity_type(scalar_at(item, "type"));
  if (!type) return "an entity of an unknown type";
  ExtractedEntity entity;
  entity.type = *type;
  entity.name = scalar_at(item, "name");
  entity.aliases = texts_at(item, "aliases");
  entity.titles = texts_at(item, "titles");
  entity.kind = scalar_at(item, "kind");
  entity.country = scalar_at(item, "country");
  entity.description = scalar_at(item, "description");
  for (const json& mention : list_at(item, "mentions")) {
    const std::optional<Span> span = span_at(mention, offsets_);
    if (!span) return "an entity whose mention is not in the text";
    entity.mentions.push_back(*span);
  }
  if (entity.mentions.empty()) find_mentions(entity);
  if (entity.mentions.empty()) return "an entity that the text does not name";
  if (entity.name.empty()) entity.name = document_.at(entity.mentions.front());
  use_known_name(entity);
  std::erase(entity.aliases, entity.name);
  const auto index = static_cast<std::uint32_t>(entities_.size());
  const std::string id = scalar_at(item, "id");
  by_id_.emplace(id.empty() ? scalar_at(item, "name") : id, index);
  entities_.push_back(std::move(entity));
  return nullptr;
}

void NeutralEntities::find_mentions(ExtractedEntity& entity) const {
  std::vector<std::string> names = entity.aliases;
  names.insert(names.begin(), entity.name);
  for (const std::string& name : names) {
    for (const Span span : finder_.find_all(name)) {
      // "Lee" within "Anna Lee" has been counted.
      const bool overlaps = std::any_of(entity.mentions.begin(), entity.mentions.end(),
                                        [&](const Span& other) { return span.begin < other.end && other.begin < span.end; });
      if (!overlaps) entity.mentions.push_back(span);
    }
  }
  std::sort(entity.mentions.begin(), entity.mentions.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
}

// "U.S." is the United States, here as in articles that we read ourselves.
void NeutralEntities::use_known_name(ExtractedEntity& entity) const {
  const std::optional<NameReading> reading = lexicon_.find_name(entity.name);
  if (!reading || reading->known->type != entity.type || reading->use == NameUse::kAdjective) return;
  if (reading->known->name != entity.name) entity.aliases.push_back(entity.name);
  entity.name = reading->known->name;
  if (entity.kind.empty()) entity.kind = reading->known->kind;
  if (entity.country.empty() && entity.type == EntityType::kPlace && entity.kind != "country") entity.country = reading->known->country;
}

std::optional<std::uint32_t> NeutralEntities::find(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace relata::extract
