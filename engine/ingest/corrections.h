#pragma once

#include <string>
#include <vector>

#include "engine/graph/snapshot.h"
#include "engine/txn/graph_writer.h"
#include "storage/base/result.h"

namespace relata {

// What a user has said about names, kept in the graph as a node
//
//   (:Correction {kind, label, names, articles})-[:CORRECTS]->(node)
//
// which reads: what articles with one of the ids `articles` (all, where that is absent) call by one of `names`, and what is a `label`,
// is that node. What a split took its node from is kept by a relationship SPLIT_FROM to it, even when no article mentions it any more:
// names that both have then still lead to two nodes. Among corrections that fit, those for certain articles come before the others, and
// later ones before earlier ones.
struct Correction {
  enum class Kind : std::uint8_t { kMerge, kSplit };
  Kind kind = Kind::kMerge;
  std::string label;
  std::vector<std::string> names;     // as written
  std::vector<std::string> articles;  // ids; empty: every article
  NodeId node;
  NodeId split_from;  // 0 for a merge
};

std::string_view to_string(Correction::Kind kind);  // "merge"

// All corrections of a graph, oldest first. Those whose node has been deleted say nothing and are left out. Cost: one step each.
std::vector<Correction> read_corrections(const Snapshot& graph);

// The label under which articles know a node: one of the ontology's, else its first; empty when it has none.
std::string label_for_correction(const Snapshot& graph, NodeId node);

// Requires that the node exists and that there are names.
Status add_correction(GraphWriter& writer, const Correction& correction);

}  // namespace relata
