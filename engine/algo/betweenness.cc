// Betweenness centrality: score(v) = sum over pairs s, t different from v of the share of shortest s-t paths that pass through v.
//
// Unweighted; parallel relationships count as one. With direction 'both' (the default) a pair counts once, otherwise in both orders.
// Not normalised. Options: samples (0: every node is a source; else so many drawn by chance, whose scores are scaled to estimate those of
// all), seed (1: which ones are drawn).
// Sources: U. Brandes, "A faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25 (2001); U. Brandes,
// C. Pich, "Centrality estimation in large networks", International Journal of Bifurcation and Chaos 17 (2007).
// Cost: O(sources * (nodes + edges)) time, O(nodes) memory.

#include <numeric>
#include <random>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/two_bit_color_map.hpp>
#include <boost/pending/queue.hpp>

#include "engine/algo/algorithms.h"
#include "engine/algo/graph_view.h"

namespace relata {
namespace {

using Vertex = GraphView::Vertex;

// The shortest paths from one source; what is said of a vertex holds when it was reached.
struct ShortestPaths {
  explicit ShortestPaths(std::size_t size) : distance(size), count(size), dependency(size) {}

  std::vector<Vertex> reached;  // the nearest first
  std::vector<std::uint32_t> distance;
  std::vector<double> count;  // of floating point: it overflows any integer
  std::vector<double> dependency;
};

class CountPaths : public boost::default_bfs_visitor {
 public:
  explicit CountPaths(ShortestPaths& paths) : paths_(paths) {}

  void discover_vertex(Vertex v, const GraphView&) { paths_.reached.push_back(v); }
  void tree_edge(ViewEdge edge, const GraphView&) {
    paths_.distance[edge.target] = paths_.distance[edge.source] + 1;
    paths_.count[edge.target] = paths_.count[edge.source];
  }
  // A vertex that waits in the queue can be one step further than the one looked at, one that has left it cannot.
  void gray_target(ViewEdge edge, const GraphView&) {
    if (paths_.distance[edge.target] == paths_.distance[edge.source] + 1) paths_.count[edge.target] += paths_.count[edge.source];
  }

 private:
  ShortestPaths& paths_;
};

void find_shortest_paths(const GraphView& graph, Vertex source, ShortestPaths& paths) {
  paths.reached.clear();
  paths.distance[source] = 0;
  paths.count[source] = 1;
  boost::queue<Vertex> waiting;
  boost::breadth_first_visit(graph, source, waiting, CountPaths(paths),
                             boost::make_two_bit_color_map(graph.size(), get(boost::vertex_index, graph)));
}

// How much of the paths from the source to all others passes through each vertex: Brandes' theorem 6, the furthest first. Successors are
// found again from the distances, which takes less memory than lists of predecessors.
void add_dependencies(const GraphView& graph, ShortestPaths& paths, std::vector<double>& centrality) {
  for (std::size_t i = paths.reached.size(); i-- > 0;) {
    const Vertex v = paths.reached[i];
    double dependency = 0;
    const auto [first, last] = adjacent_vertices(v, graph);
    for (auto next = first; next != last; ++next) {
      if (paths.distance[*next] == paths.distance[v] + 1) dependency += (1 + paths.dependency[*next]) / paths.count[*next];
    }
    paths.dependency[v] = dependency * paths.count[v];
    if (i > 0) centrality[v] += paths.dependency[v];
  }
}

// `samples` vertices, each at most once; all of them when it is 0 or there are not more.
std::vector<Vertex> draw_sources(Vertex size, std::size_t samples, std::uint64_t seed) {
  std::vector<Vertex> sources(size);
  std::iota(sources.begin(), sources.end(), 0);
  if (samples == 0 || samples >= size) return sources;
  std::mt19937_64 random(seed);
  for (std::size_t i = 0; i < samples; ++i) std::swap(sources[i], sources[i + random() % (size - i)]);
  sources.resize(samples);
  return sources;
}

std::vector<NodeScore> run(const GraphView& graph, const AlgorithmOptions& options) {
  const std::vector<Vertex> sources =
      draw_sources(graph.size(), static_cast<std::size_t>(options.at("samples")), static_cast<std::uint64_t>(options.at("seed")));
  std::vector<double> centrality(graph.size());
  ShortestPaths paths(graph.size());
  for (const Vertex source : sources) {
    find_shortest_paths(graph, source, paths);
    add_dependencies(graph, paths, centrality);
  }
  // An undirected pair is met from both of its ends.
  const double pair_share = graph.selection().direction == Direction::kBoth ? 0.5 : 1.0;
  const double scale = pair_share * static_cast<double>(graph.size()) / static_cast<double>(sources.size());
  std::vector<NodeScore> scores;
  scores.reserve(graph.size());
  for (Vertex v = 0; v < graph.size(); ++v) scores.push_back({graph.node(v), centrality[v] * scale});
  return scores;
}

}  // namespace

Algorithm betweenness_algorithm() {
  Algorithm algorithm;
  algorithm.name = "algo.betweenness";
  algorithm.description =
      "Betweenness of every node: how many shortest paths pass through it (default direction: both; options samples, seed)";
  algorithm.default_direction = Direction::kBoth;
  algorithm.distinct_neighbors = true;
  algorithm.options = {{"samples", 0, 0, 1e9, true}, {"seed", 1, 0, 9'007'199'254'740'992, true}};
  algorithm.run = run;
  return algorithm;
}

}  // namespace relata
