// Connected components: score(v) is the number of v's component, counted from 1 by descending size, then by the least node id.
//
// Direction 'both' (the default): two nodes are together when some walk joins them, whichever way its relationships point.
// 'out' and 'in': when each can be reached from the other along relationships (strong components).
// Sources: R. E. Tarjan, "Efficiency of a good but not linear set union algorithm", J. ACM 22 (1975), for the former;
// R. E. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Computing 1 (1972), for the latter.
// Cost: O(nodes + edges), in practice.

#include <algorithm>
#include <numeric>
#include <tuple>

#include <boost/graph/strong_components.hpp>
#include <boost/pending/disjoint_sets.hpp>

#include "engine/algo/algorithms.h"
#include "engine/algo/graph_view.h"

namespace relata {
namespace {

using Vertex = GraphView::Vertex;

// Some number per vertex, below num_vertices(), equal for the vertices of one component.
std::vector<Vertex> weak_components(const GraphView& graph) {
  std::vector<Vertex> rank(graph.size(), 0);
  std::vector<Vertex> parent(graph.size());
  std::iota(parent.begin(), parent.end(), 0);
  boost::disjoint_sets sets(vertex_map(rank), vertex_map(parent));
  for (Vertex v = 0; v < graph.size(); ++v) {
    const auto [first, last] = adjacent_vertices(v, graph);
    for (auto other = first; other != last; ++other) sets.union_set(v, *other);
  }
  std::vector<Vertex> component(graph.size());
  for (Vertex v = 0; v < graph.size(); ++v) component[v] = sets.find_set(v);
  return component;
}

std::vector<Vertex> strong_components(const GraphView& graph) {
  std::vector<Vertex> component(graph.size());
  std::vector<Vertex> root(graph.size());
  std::vector<std::size_t> discovered(graph.size());
  std::vector<boost::default_color_type> color(graph.size());
  boost::strong_components(graph, vertex_map(component),
                           boost::root_map(vertex_map(root)).discover_time_map(vertex_map(discovered)).color_map(vertex_map(color)));
  return component;
}

std::vector<NodeScore> run(const GraphView& graph, const AlgorithmOptions&) {
  const std::vector<Vertex> component = graph.selection().direction == Direction::kBoth ? weak_components(graph) : strong_components(graph);
  struct Group {
    Vertex size = 0;
    Vertex first = 0;
    std::int64_t number = 0;
  };
  std::vector<Group> groups(graph.size());
  for (Vertex v = graph.size(); v-- > 0;) {
    ++groups[component[v]].size;
    groups[component[v]].first = v;
  }
  std::vector<Group*> by_size;
  for (Group& group : groups) {
    if (group.size > 0) by_size.push_back(&group);
  }
  std::sort(by_size.begin(), by_size.end(),
            [](const Group* a, const Group* b) { return std::tuple(b->size, a->first) < std::tuple(a->size, b->first); });
  for (std::size_t i = 0; i < by_size.size(); ++i) by_size[i]->number = static_cast<std::int64_t>(i) + 1;

  std::vector<NodeScore> scores;
  scores.reserve(graph.size());
  for (Vertex v = 0; v < graph.size(); ++v) scores.push_back({graph.node(v), groups[component[v]].number});
  return scores;
}

}  // namespace

Algorithm components_algorithm() {
  Algorithm algorithm;
  algorithm.name = "algo.components";
  algorithm.description = "Number of the component of every node, 1 for the largest (default direction: both; 'out': strong components)";
  algorithm.score_type = StaticType::kInteger;
  algorithm.order = ScoreOrder::kLowestFirst;
  algorithm.default_direction = Direction::kBoth;
  algorithm.run = run;
  return algorithm;
}

// What others call it.
Algorithm weak_components_algorithm() {
  Algorithm algorithm = components_algorithm();
  algorithm.name = "algo.wcc";
  algorithm.description =
      "Number of the weakly connected component of every node, 1 for the largest (algo.components with a column `component`)";
  algorithm.score_name = "component";
  return algorithm;
}

}  // namespace relata
