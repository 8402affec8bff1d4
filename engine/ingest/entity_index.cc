#include "engine/ingest/entity_index.h"

#include <algorithm>

#include "engine/ingest/corrections.h"
#include "engine/ingest/graph_access.h"
#include "engine/ingest/name_forms.h"

namespace relata {
namespace {

using extract::EntityType;

std::string key_of(std::string_view type, std::string_view folded) { return std::string(type) + ":" + std::string(folded); }

std::span<const NodeId> nodes_at(const std::unordered_map<std::string, std::vector<NodeId>>& names, const std::string& key) {
  const auto found = names.find(key);
  return found == names.end() ? std::span<const NodeId>() : std::span<const NodeId>(found->second);
}

void insert(std::unordered_map<std::string, std::vector<NodeId>>& names, const std::string& key, NodeId node) {
  std::vector<NodeId>& nodes = names[key];
  if (std::find(nodes.begin(), nodes.end(), node) == nodes.end()) nodes.push_back(node);
}

bool says_too_little(EntityType type, std::string_view folded, bool is_alias) {
  if (folded.empty()) return true;
  const bool needs_words = type == EntityType::kProposal || (type == EntityType::kPerson && is_alias);
  return needs_words && folded.find(' ') == std::string_view::npos;
}

}  // namespace

EntityIndex::EntityIndex(const Snapshot& graph) : version_(graph.version()) {
  for (const EntityType type : {EntityType::kPerson, EntityType::kOrganization, EntityType::kPlace, EntityType::kProposal}) {
    for_each_node(graph, extract::to_string(type),
                  [&](NodeId node) { add(type, node, text_of(graph, node, "name"), strings_in(property_of(graph, node, "aliases"))); });
  }
  for_each_node(graph, "Article", [&](NodeId node) {
    if (const Value id = property_of(graph, node, "id"); id.is_string()) add_article(id.as_string(), node);
  });
  for (const Correction& correction : read_corrections(graph)) {
    for (const std::string& name : correction.names) {
      corrections_[key_of(correction.label, folded_name(name))].push_back({correction.articles, correction.node});
    }
  }
}

std::span<const NodeId> EntityIndex::named(EntityType type, std::string_view name) const {
  return nodes_at(names_, key_of(extract::to_string(type), folded_name(name)));
}

std::span<const NodeId> EntityIndex::persons_called(std::string_view surname) const { return nodes_at(surnames_, folded_name(surname)); }

std::span<const NodeId> EntityIndex::organizations_abbreviated(std::string_view acronym) const {
  return nodes_at(acronyms_, std::string(acronym));
}

std::optional<NodeId> EntityIndex::corrected(EntityType type, std::string_view name, const std::string& article) const {
  const auto found = corrections_.find(key_of(extract::to_string(type), folded_name(name)));
  if (found == corrections_.end()) return std::nullopt;
  std::optional<NodeId> general;
  for (auto correction = found->second.rbegin(); correction != found->second.rend(); ++correction) {
    const std::vector<std::string>& articles = correction->articles;
    if (std::find(articles.begin(), articles.end(), article) != articles.end()) return correction->node;
    if (articles.empty() && !general) general = correction->node;
  }
  return general;
}

void EntityIndex::add(EntityType type, NodeId node, const std::string& name, const std::vector<std::string>& aliases) {
  const auto add_name = [&](const std::string& text, bool is_alias) {
    const std::string folded = folded_name(text);
    if (!says_too_little(type, folded, is_alias)) insert(names_, key_of(extract::to_string(type), folded), node);
    if (type != EntityType::kOrganization) return;
    const std::string acronym = acronym_of(text);
    if (const std::string& key = acronym.empty() ? initials_of(text) : acronym; !key.empty()) insert(acronyms_, key, node);
  };
  add_name(name, false);
  for (const std::string& alias : aliases) add_name(alias, true);
  if (type != EntityType::kPerson) return;
  const std::string folded = folded_name(name);
  if (const auto words = name_words(folded); !words.empty()) insert(surnames_, std::string(words.back()), node);
}

std::optional<NodeId> EntityIndex::find_article(const std::string& id) const {
  const auto found = articles_.find(id);
  return found == articles_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace relata
