#pragma once

#include <set>

#include "engine/api/query_result.h"
#include "engine/graph/snapshot.h"

namespace relata {

// A part of a graph, to be drawn or exported. Relationships bring their ends along.
struct GraphSelection {
  const Snapshot* graph = nullptr;
  std::set<NodeId> nodes;
  std::set<EdgeId> edges;
};

// Everything but articles, statements and what joins them: what a picture of the whole graph shows.
GraphSelection select_facts(const Snapshot& graph);
GraphSelection select_all(const Snapshot& graph);
// The nodes, relationships and paths anywhere in the rows, inside lists and maps too. Where a result holds nodes alone, the
// relationships between them are not added.
GraphSelection select_result(const QueryResult& result);

}  // namespace relata
