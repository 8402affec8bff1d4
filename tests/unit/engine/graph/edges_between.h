#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <vector>

#include "engine/graph/snapshot.h"

namespace relata {

// That edges_between() gives what neighbors() has given, `all`, neighbour by neighbour, and nothing for a node that is none.
inline void expect_edges_between(const Snapshot& graph, NodeId node, Direction direction, std::span<const TypeId> types,
                                 const std::vector<Neighbor>& all) {
  std::set<NodeId> others = {graph.node_id_end()};
  for (const Neighbor& neighbor : all) others.insert(neighbor.node);
  for (const NodeId other : others) {
    std::vector<EdgeId> expected;
    for (const Neighbor& neighbor : all) {
      if (neighbor.node == other) expected.push_back(neighbor.edge);
    }
    std::vector<Neighbor> found;
    graph.edges_between(node, direction, types, other, found);
    std::vector<EdgeId> edges;
    for (const Neighbor& neighbor : found) {
      EXPECT_EQ(neighbor.node, other);
      edges.push_back(neighbor.edge);
    }
    EXPECT_EQ(edges, expected);
  }
}

}  // namespace relata
