// PageRank: score(v) = (1 - damping) + damping * sum over edges u -> v of score(u) / out_degree(u), iterated from 1 / nodes.
//
// Parallel relationships count each, so a pair with many facts weighs more. A node without outgoing relationships passes nothing on:
// scores sum up to the number of nodes only when there is none such. Default direction: out (rank flows along relationships).
// Options: damping (0.85), iterations (100: at most), tolerance (1e-9: the largest change of a score at which it stops).
// Source: S. Brin, L. Page, "The anatomy of a large-scale hypertextual Web search engine", WWW7 (1998), section 2.1.1.
// Cost: O(iterations * (nodes + edges)).

#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/graph/page_rank.hpp>

#include "engine/algo/algorithms.h"
#include "engine/algo/graph_view.h"

namespace relata {
namespace {

// Asked before every iteration. Copied by Boost.Graph, hence without the vector of its own that it compares with.
class Converged {
 public:
  Converged(std::size_t max_iterations, double tolerance, std::vector<double>& previous)
      : left_(max_iterations), tolerance_(tolerance), previous_(previous) {}

  template <typename RankMap>
  bool operator()(const RankMap& current, const GraphView& graph) {
    if (left_ == 0) return true;
    --left_;
    double change = 0;
    for (GraphView::Vertex v = 0; v < graph.size(); ++v) {
      change = std::max(change, std::abs(get(current, v) - previous_[v]));
      previous_[v] = get(current, v);
    }
    return change <= tolerance_;
  }

 private:
  std::size_t left_;
  double tolerance_;
  std::vector<double>& previous_;
};

std::vector<NodeScore> run(const GraphView& graph, const AlgorithmOptions& options) {
  std::vector<double> rank(graph.size());
  std::vector<double> next(graph.size());
  // No score is infinite, so the first question finds a change.
  std::vector<double> previous(graph.size(), std::numeric_limits<double>::infinity());
  const Converged converged(static_cast<std::size_t>(options.at("iterations")), options.at("tolerance"), previous);
  boost::graph::page_rank(graph, vertex_map(rank), converged, options.at("damping"), graph.size(), vertex_map(next));
  std::vector<NodeScore> scores;
  scores.reserve(graph.size());
  for (GraphView::Vertex v = 0; v < graph.size(); ++v) scores.push_back({graph.node(v), rank[v]});
  return scores;
}

}  // namespace

Algorithm pagerank_algorithm() {
  Algorithm algorithm;
  algorithm.name = "algo.pagerank";
  algorithm.description = "PageRank of every node (default direction: out; options damping, iterations, tolerance)";
  algorithm.options = {{"damping", 0.85, 0, 1, false}, {"iterations", 100, 1, 10'000, true}, {"tolerance", 1e-9, 0, 1, false}};
  algorithm.run = run;
  return algorithm;
}

}  // namespace relata
