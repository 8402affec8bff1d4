#include "tools/bench/extraction_json.h"

#include <nlohmann/json.hpp>

namespace relata::bench {
namespace {

using nlohmann::json;

json node_of(std::size_t id, const extract::ExtractedEntity& entity) {
  json properties = {{"name", entity.name}, {"aliases", entity.aliases}};
  if (!entity.titles.empty()) properties["titles"] = entity.titles;
  if (!entity.kind.empty()) properties["kind"] = entity.kind;
  if (!entity.country.empty()) properties["country"] = entity.country;
  if (!entity.description.empty()) properties["description"] = entity.description;
  return {
      {"type", "node"}, {"id", std::to_string(id)}, {"labels", {extract::to_string(entity.type)}}, {"properties", std::move(properties)}};
}

json relationship_of(std::size_t id, const extract::Document& document, const extract::Extraction& extraction,
                     const extract::ExtractedRelation& relation) {
  json properties = {
      {"predicate", relation.predicate},   {"modality", extract::to_string(relation.modality)}, {"negated", relation.negated},
      {"confidence", relation.confidence}, {"sentence", document.at(relation.sentence)},        {"head_text", relation.head_text},
      {"tail_text", relation.tail_text}};
  if (relation.date) properties["date"] = to_string(*relation.date);
  if (!relation.plover.empty()) properties["plover"] = relation.plover;
  if (!relation.said_by.empty()) properties["said_by"] = relation.said_by;
  for (const auto& [name, value] : relation.attributes) properties[name] = value;
  const auto end = [&](std::uint32_t entity) {
    return json{{"id", std::to_string(entity)}, {"labels", {extract::to_string(extraction.entities[entity].type)}}};
  };
  return {{"type", "relationship"},      {"id", std::to_string(id)},  {"label", relation.type},
          {"start", end(relation.head)}, {"end", end(relation.tail)}, {"properties", std::move(properties)}};
}

}  // namespace

void write_jsonl(std::ostream& out, const extract::Document& document, const extract::Extraction& extraction) {
  for (std::size_t i = 0; i < extraction.entities.size(); ++i) {
    out << node_of(i, extraction.entities[i]).dump(-1, ' ', false, json::error_handler_t::replace) << '\n';
  }
  for (std::size_t i = 0; i < extraction.relations.size(); ++i) {
    out << relationship_of(i, document, extraction, extraction.relations[i]).dump(-1, ' ', false, json::error_handler_t::replace) << '\n';
  }
}

}  // namespace relata::bench
