#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/extract/extraction.h"
#include "engine/graph/snapshot.h"
#include "engine/ingest/company.h"
#include "engine/ingest/entity_index.h"

namespace relata {

// Why an entity of an article was taken for a node. All but the first two are weak: they are written on the MENTIONED_IN relationship,
// and `relata review` lists them.
enum class LinkGrounds : std::uint8_t {
  kName,        // it has the same name, and nothing else has
  kCorrection,  // a user said so
  kNamesake,    // several nodes have the name; this one's company fits best, or it came first
  kVariant,     // "Anna Lee" and "Anna M. Lee", in the same company
  kSurname,     // "Lee" alone and "Anna Lee", in the same company
  kAcronym,     // "CBN" and "Central Bank of Norland", in the same company
  kCommonBody,  // "the Foreign Ministry", in the same company
};
// "surname"; empty for those that are not weak.
std::string_view to_string(LinkGrounds grounds);

struct EntityLink {
  NodeId node;
  LinkGrounds grounds = LinkGrounds::kName;
};

// Finds the nodes that the entities of one article are.
//
// Conservative: a bare surname, an initial or an acronym is taken for a node only when the article has other nodes in common with it,
// and more with it than with any other candidate. Places of one name are kept apart by their kind, their country and where they lie;
// proposals are the same only among the same parties. What finds no node becomes a new one: `relata merge` joins what was kept apart.
class EntityLinker {
 public:
  // Both outlive the linker.
  EntityLinker(const Snapshot& graph, const EntityIndex& index) : graph_(graph), index_(index) {}

  // One link or none for each entity, in their order. Cost: a few lookups for each entity; for those without a plain name also the
  // company of each candidate.
  std::vector<std::optional<EntityLink>> link(const extract::Extraction& extraction, const std::string& article) const;

 private:
  using Entity = extract::ExtractedEntity;
  // Nodes that exist and that the entity may be.
  struct Candidates {
    std::vector<NodeId> nodes;
    LinkGrounds grounds = LinkGrounds::kName;
    int needed = 0;  // company
  };

  std::optional<EntityLink> link_plainly(const extract::Extraction& extraction, const Entity& entity, const std::string& article) const;
  std::optional<EntityLink> link_by_company(const extract::Extraction& extraction, const Entity& entity, const Company& here) const;
  std::vector<NodeId> namesakes(const extract::Extraction& extraction, const Entity& entity) const;
  std::vector<Candidates> weak_candidates(const extract::Extraction& extraction, const Entity& entity) const;
  void add_person_forms(const Entity& entity, std::vector<Candidates>& candidates) const;
  void add_acronyms(const Entity& entity, std::vector<Candidates>& candidates) const;
  bool contradicts(const extract::Extraction& extraction, const Entity& place, NodeId node) const;

  const Snapshot& graph_;
  const EntityIndex& index_;
};

}  // namespace relata
