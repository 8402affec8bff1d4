// Betweenness centrality: score(v) = sum over pairs s, t different from v of the share of shortest s-t paths that pass through v.
//
// Unweighted; parallel relationships count as one. With direction 'both' (the default) a pair counts once, otherwise in both orders.
// Not normalised.
// Source: U. Brandes, "A faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25 (2001).
// Cost: O(nodes * (nodes + edges)) time.

#include <boost/graph/betweenness_centrality.hpp>

#include "engine/algo/algorithms.h"
#include "engine/algo/graph_view.h"

namespace relata {
namespace {

std::vector<NodeScore> run(const GraphView& graph, const AlgorithmOptions&) {
  const std::size_t n = graph.size();
  std::vector<double> centrality(n);
  std::vector<std::vector<ViewEdge>> incoming(n);
  std::vector<std::uint32_t> distance(n);
  std::vector<double> dependency(n);
  std::vector<double> path_count(n);  // of floating point: the number of shortest paths overflows any integer
  boost::brandes_betweenness_centrality(graph, vertex_map(centrality), boost::dummy_property_map(), vertex_map(incoming),
                                        vertex_map(distance), vertex_map(dependency), vertex_map(path_count),
                                        boost::typed_identity_property_map<GraphView::Vertex>());
  // The view is directed to Boost.Graph, which therefore meets an undirected pair from both of its ends.
  const double share = graph.selection().direction == Direction::kBoth ? 0.5 : 1.0;
  std::vector<NodeScore> scores;
  scores.reserve(n);
  for (GraphView::Vertex v = 0; v < n; ++v) scores.push_back({graph.node(v), centrality[v] * share});
  return scores;
}

}  // namespace

Algorithm betweenness_algorithm() {
  Algorithm algorithm;
  algorithm.name = "algo.betweenness";
  algorithm.description = "Betweenness of every node: how many shortest paths pass through it (default direction: both)";
  algorithm.default_direction = Direction::kBoth;
  algorithm.distinct_neighbors = true;
  algorithm.run = run;
  return algorithm;
}

}  // namespace relata
