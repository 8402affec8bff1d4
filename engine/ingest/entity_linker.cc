#include "engine/ingest/entity_linker.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "engine/ingest/graph_access.h"
#include "engine/ingest/name_forms.h"

namespace relata {
namespace {

using extract::EntityType;
using extract::ExtractedEntity;
using extract::ExtractedRelation;
using extract::Extraction;

// Company needed, as shared_company() counts it. A surname says least: one rare acquaintance and a common one, or more.
constexpr int kForSurname = 3;
constexpr int kForForm = 2;
constexpr int kForAnyone = 1;

bool is_one_word(const std::string& folded) { return folded.find(' ') == std::string::npos; }

bool differ(const std::string& a, const std::string& b) { return !a.empty() && !b.empty() && a != b; }

// Where an article says that a place lies, and where the graph does: names by the kind of place.
using Containers = std::map<std::string, std::set<std::string>>;

Containers containers_in(const Extraction& extraction, const ExtractedEntity& place) {
  Containers containers;
  for (const ExtractedRelation& relation : extraction.relations) {
    if (relation.type != "LOCATED_IN" || &extraction.entities[relation.head] != &place) continue;
    const ExtractedEntity& container = extraction.entities[relation.tail];
    if (!container.kind.empty()) containers[container.kind].insert(folded_name(container.name));
  }
  return containers;
}

Containers containers_in(const Snapshot& graph, NodeId place) {
  Containers containers;
  for (const Neighbor& neighbor : neighbors_by(graph, place, Direction::kOut, "LOCATED_IN")) {
    const std::string kind = text_of(graph, neighbor.node, "kind");
    if (!kind.empty()) containers[kind].insert(folded_name(text_of(graph, neighbor.node, "name")));
  }
  return containers;
}

bool shares_one(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& name) { return b.contains(name); });
}

// Titles that an article gives a person and that the node bears.
int shared_titles(const Snapshot& graph, const ExtractedEntity& entity, NodeId node) {
  const std::vector<std::string> titles = strings_in(property_of(graph, node, "titles"));
  return static_cast<int>(std::count_if(titles.begin(), titles.end(), [&](const std::string& title) {
    return std::any_of(entity.titles.begin(), entity.titles.end(),
                       [&](const std::string& other) { return folded_name(other) == folded_name(title); });
  }));
}

}  // namespace

std::string_view to_string(LinkGrounds grounds) {
  constexpr std::array<std::string_view, 7> kNames = {"", "", "namesake", "variant", "surname", "acronym", "common body"};
  return kNames[static_cast<std::size_t>(grounds)];
}

std::vector<std::optional<EntityLink>> EntityLinker::link(const Extraction& extraction, const std::string& article) const {
  std::vector<std::optional<EntityLink>> links;
  Company here;
  for (const ExtractedEntity& entity : extraction.entities) {
    links.push_back(link_plainly(extraction, entity, article));
    if (links.back()) here.insert(links.back()->node);
  }
  // Only what has a plain name is company: what is known by its company must not vouch for others in turn.
  for (std::size_t i = 0; i < links.size(); ++i) {
    if (!links[i]) links[i] = link_by_company(extraction, extraction.entities[i], here);
  }
  return links;
}

std::optional<EntityLink> EntityLinker::link_plainly(const Extraction& extraction, const Entity& entity, const std::string& article) const {
  if (const std::optional<NodeId> node = index_.corrected(entity.type, entity.name, article); node && graph_.contains(*node)) {
    return EntityLink{*node, LinkGrounds::kCorrection};
  }
  const std::string folded = folded_name(entity.name);
  if (entity.type == EntityType::kProposal || (entity.type == EntityType::kPerson && is_one_word(folded)) ||
      (entity.type == EntityType::kOrganization && is_common_body(folded))) {
    return std::nullopt;
  }
  const std::vector<NodeId> nodes = namesakes(extraction, entity);
  return nodes.size() == 1 ? std::optional(EntityLink{nodes.front()}) : std::nullopt;
}

// By name, and only where nobody has that, by an alias.
std::vector<NodeId> EntityLinker::namesakes(const Extraction& extraction, const Entity& entity) const {
  const auto called = [&](const std::string& name) {
    std::vector<NodeId> nodes;
    for (const NodeId node : index_.named(entity.type, name)) {
      const bool fits = graph_.contains(node) && !(entity.type == EntityType::kPlace && contradicts(extraction, entity, node));
      if (fits) nodes.push_back(node);
    }
    return nodes;
  };
  std::vector<NodeId> nodes = called(entity.name);
  for (auto alias = entity.aliases.begin(); nodes.empty() && alias != entity.aliases.end(); ++alias) {
    const std::string folded = folded_name(*alias);
    const bool too_short = entity.type == EntityType::kPerson && is_one_word(folded);
    if (!too_short && !(entity.type == EntityType::kOrganization && is_common_body(folded))) nodes = called(*alias);
  }
  return nodes;
}

bool EntityLinker::contradicts(const Extraction& extraction, const Entity& place, NodeId node) const {
  if (differ(place.kind, text_of(graph_, node, "kind")) || differ(place.country, text_of(graph_, node, "country"))) return true;
  const Containers there = containers_in(graph_, node);
  if (there.empty()) return false;
  for (const auto& [kind, names] : containers_in(extraction, place)) {
    const auto same_kind = there.find(kind);
    if (same_kind != there.end() && !shares_one(names, same_kind->second)) return true;
  }
  return false;
}

std::vector<EntityLinker::Candidates> EntityLinker::weak_candidates(const Extraction& extraction, const Entity& entity) const {
  std::vector<Candidates> candidates;
  const std::string folded = folded_name(entity.name);
  std::vector<NodeId> nodes = namesakes(extraction, entity);
  switch (entity.type) {
    case EntityType::kPerson:
      if (!is_one_word(folded)) candidates.push_back({std::move(nodes), LinkGrounds::kNamesake, 0});
      add_person_forms(entity, candidates);
      break;
    case EntityType::kOrganization: {
      const bool common = is_common_body(folded);
      candidates.push_back({std::move(nodes), common ? LinkGrounds::kCommonBody : LinkGrounds::kNamesake, common ? kForAnyone : 0});
      add_acronyms(entity, candidates);
      break;
    }
    case EntityType::kPlace: candidates.push_back({std::move(nodes), LinkGrounds::kNamesake, 0}); break;
    case EntityType::kProposal: candidates.push_back({std::move(nodes), LinkGrounds::kName, kForAnyone}); break;
    case EntityType::kNationality: break;
  }
  return candidates;
}

void EntityLinker::add_person_forms(const Entity& entity, std::vector<Candidates>& candidates) const {
  const std::string folded = folded_name(entity.name);
  const auto words = name_words(folded);
  if (words.empty()) return;
  Candidates variants{{}, LinkGrounds::kVariant, kForForm};
  Candidates surnames{{}, LinkGrounds::kSurname, kForSurname};
  for (const NodeId node : index_.persons_called(words.back())) {
    if (!graph_.contains(node)) continue;
    const std::string other = folded_name(text_of(graph_, node, "name"));
    if (is_name_variant(folded, other)) variants.nodes.push_back(node);
    if (words.size() == 1 || is_one_word(other)) surnames.nodes.push_back(node);
  }
  candidates.push_back(std::move(variants));
  candidates.push_back(std::move(surnames));
}

void EntityLinker::add_acronyms(const Entity& entity, std::vector<Candidates>& candidates) const {
  const std::string acronym = acronym_of(entity.name);
  Candidates abbreviated{{}, LinkGrounds::kAcronym, kForForm};
  for (const NodeId node : index_.organizations_abbreviated(acronym.empty() ? initials_of(entity.name) : acronym)) {
    // Two full names with the same initials are two organizations.
    if (!graph_.contains(node) || acronym_of(text_of(graph_, node, "name")).empty() != !acronym.empty()) continue;
    abbreviated.nodes.push_back(node);
  }
  candidates.push_back(std::move(abbreviated));
}

std::optional<EntityLink> EntityLinker::link_by_company(const Extraction& extraction, const Entity& entity, const Company& here) const {
  for (const Candidates& candidates : weak_candidates(extraction, entity)) {
    std::optional<NodeId> best;
    int most = -1;
    bool is_alone = true;
    for (const NodeId node : candidates.nodes) {
      const int shared =
          shared_company(graph_, here, company_of(graph_, node), index_.article_count()) + 2 * shared_titles(graph_, entity, node);
      if (shared == most) is_alone = false;
      if (shared <= most) continue;
      best = node;
      most = shared;
      is_alone = true;
    }
    // Nobody is needed to vouch for a whole name: of several nodes of the name the first is as good as any.
    if (best && most >= candidates.needed && (is_alone || candidates.needed == 0)) return EntityLink{*best, candidates.grounds};
  }
  return std::nullopt;
}

}  // namespace relata
