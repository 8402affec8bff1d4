// Degree centrality: how many relationships a node has in the chosen direction, to selected nodes and of the selected types.
// Parallel relationships count each, a self-loop once per direction in which it is seen ('both': once). Default direction: both.
// Source: L. C. Freeman, "Centrality in social networks: conceptual clarification", Social Networks 1 (1978).
// Cost: O(nodes + edges).

#include "engine/algo/algorithms.h"
#include "engine/algo/graph_view.h"

namespace relata {
namespace {

std::vector<NodeScore> run(const GraphView& graph, const AlgorithmOptions&) {
  std::vector<NodeScore> scores;
  scores.reserve(graph.size());
  for (GraphView::Vertex v = 0; v < graph.size(); ++v) {
    scores.push_back({graph.node(v), static_cast<std::int64_t>(out_degree(v, graph))});
  }
  return scores;
}

}  // namespace

Algorithm degree_algorithm() {
  Algorithm algorithm;
  algorithm.name = "algo.degree";
  algorithm.description = "Number of relationships of every node (default direction: both)";
  algorithm.score_type = StaticType::kInteger;
  algorithm.default_direction = Direction::kBoth;
  algorithm.run = run;
  return algorithm;
}

}  // namespace relata
