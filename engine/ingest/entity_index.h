#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/extract/extraction.h"
#include "engine/graph/snapshot.h"

namespace relata {

// Which nodes go by which name, what users have corrected, and articles by their id. Built by a scan of the graph, kept up by whoever
// writes. It may name nodes that have been deleted since. Not thread-safe. Lookups cost one hash each.
class EntityIndex {
 public:
  // Cost: a scan of the nodes with the labels of the ontology.
  explicit EntityIndex(const Snapshot& graph);

  std::uint64_t version() const { return version_; }
  void set_version(std::uint64_t version) { version_ = version; }

  // Nodes of a type called `name`, by name or alias, those first that came first. Persons and proposals are not found by an alias of one
  // word ("Smith", "the plan"), which says too little.
  std::span<const NodeId> named(extract::EntityType type, std::string_view name) const;
  // Persons whose name ends with this word, or is it.
  std::span<const NodeId> persons_called(std::string_view surname) const;
  // Organizations with a name of several words whose initials these are ("cbn"), and those called so themselves ("CBN").
  std::span<const NodeId> organizations_abbreviated(std::string_view acronym) const;
  // Where a correction leads what `article` calls `name`.
  std::optional<NodeId> corrected(extract::EntityType type, std::string_view name, const std::string& article) const;

  void add(extract::EntityType type, NodeId node, const std::string& name, const std::vector<std::string>& aliases);
  std::optional<NodeId> find_article(const std::string& id) const;
  std::uint64_t article_count() const { return articles_.size(); }
  void add_article(const std::string& id, NodeId node) { articles_[id] = node; }

 private:
  using Names = std::unordered_map<std::string, std::vector<NodeId>>;
  struct Corrected {
    std::vector<std::string> articles;
    NodeId node;
  };

  std::uint64_t version_;
  Names names_;                                                          // by type and folded name
  Names surnames_;                                                       // by folded last word
  Names acronyms_;                                                       // by initials
  std::unordered_map<std::string, std::vector<Corrected>> corrections_;  // by type and folded name, oldest first
  std::unordered_map<std::string, NodeId> articles_;                     // by id
};

}  // namespace relata
