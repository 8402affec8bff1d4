#pragma once

#include <cstdint>
#include <functional>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>

#include "engine/graph/snapshot.h"

namespace relata {

class OutEdgeIterator;
class ViewEdgeIterator;
struct ViewEdge;

// Thrown out of a running algorithm when the query is to end: Boost.Graph's way to stop a traversal. Caught by run_algorithm() alone.
struct AlgorithmCancelled {};

// Which part of the graph an algorithm sees.
struct ViewSelection {
  bool all_labels = true;
  std::vector<LabelId> labels;  // nodes with any of them, unless all_labels
  bool all_types = true;
  std::vector<TypeId> types;  // edges of any of them, unless all_types
  Direction direction = Direction::kOut;
  bool distinct_neighbors = false;  // parallel edges count once
};

// The selected part of a snapshot as Boost.Graph knows graphs: VertexListGraph, EdgeListGraph, IncidenceGraph and AdjacencyGraph.
//
// Vertices are numbered 0 to size() - 1 by ascending node id, so a vertex is its own index. With Direction::kIn every edge points the other
// way, with kBoth it can be walked both ways. The neighbours are copied into one array, since algorithms look at them many times.
// Memory: 4 bytes an edge, twice with kBoth, 16 per selected node, and 4 per id ever handed out while it is made.
// Not thread-safe.
class GraphView {
 public:
  using Vertex = std::uint32_t;

  // What boost::graph_traits reads.
  using vertex_descriptor = Vertex;
  using edge_descriptor = ViewEdge;
  using directed_category = boost::directed_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  struct traversal_category : boost::incidence_graph_tag,
                              boost::adjacency_graph_tag,
                              boost::vertex_list_graph_tag,
                              boost::edge_list_graph_tag {};
  using vertex_iterator = boost::counting_iterator<Vertex>;
  using edge_iterator = ViewEdgeIterator;
  using out_edge_iterator = OutEdgeIterator;
  using adjacency_iterator = const Vertex*;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  static Vertex null_vertex() { return UINT32_MAX; }

  // `cancelled` is asked now and then and may be empty; true ends the making of the view, or a traversal, with AlgorithmCancelled.
  GraphView(const Snapshot& snapshot, const ViewSelection& selection, std::function<bool()> cancelled);

  Vertex size() const { return static_cast<Vertex>(nodes_.size()); }
  NodeId node(Vertex vertex) const { return nodes_[vertex]; }
  const ViewSelection& selection() const { return selection_; }
  std::span<const Vertex> neighbors(Vertex vertex) const {
    ask_now_and_then();
    return {targets_.data() + begins_[vertex], targets_.data() + begins_[vertex + 1]};
  }

 private:
  static constexpr Vertex kNotSelected = UINT32_MAX;

  void add_neighbors(const Snapshot& snapshot, const std::vector<Vertex>& vertex_of_node, Vertex vertex, std::vector<Neighbor>& found);
  void ask_now_and_then() const {
    constexpr std::uint32_t kVisitsPerQuestion = 1024;
    if (++visits_ % kVisitsPerQuestion == 0 && cancelled_ && cancelled_()) throw AlgorithmCancelled{};
  }

  ViewSelection selection_;
  std::function<bool()> cancelled_;
  std::vector<NodeId> nodes_;        // by vertex
  std::vector<std::size_t> begins_;  // of each vertex' neighbours in targets_, and the end
  std::vector<Vertex> targets_;
  mutable std::uint32_t visits_ = 0;
};

struct ViewEdge {
  GraphView::Vertex source = 0;
  GraphView::Vertex target = 0;
  friend bool operator==(const ViewEdge&, const ViewEdge&) = default;
};

// The edges that leave one vertex.
class OutEdgeIterator : public boost::iterator_facade<OutEdgeIterator, ViewEdge, std::random_access_iterator_tag, ViewEdge> {
 public:
  OutEdgeIterator() = default;
  OutEdgeIterator(GraphView::Vertex source, const GraphView::Vertex* target) : source_(source), target_(target) {}

 private:
  friend class boost::iterator_core_access;
  ViewEdge dereference() const { return {source_, *target_}; }
  bool equal(const OutEdgeIterator& other) const { return target_ == other.target_; }
  void increment() { ++target_; }
  void decrement() { --target_; }
  void advance(std::ptrdiff_t n) { target_ += n; }
  std::ptrdiff_t distance_to(const OutEdgeIterator& other) const { return other.target_ - target_; }

  GraphView::Vertex source_ = 0;
  const GraphView::Vertex* target_ = nullptr;
};

// The edges of all vertices, one vertex after another.
class ViewEdgeIterator : public boost::iterator_facade<ViewEdgeIterator, ViewEdge, std::forward_iterator_tag, ViewEdge> {
 public:
  ViewEdgeIterator() = default;
  // The first edge that leaves `source` or a later vertex.
  ViewEdgeIterator(const GraphView& graph, GraphView::Vertex source) : graph_(&graph), source_(source) { skip_finished_vertices(); }

 private:
  friend class boost::iterator_core_access;
  ViewEdge dereference() const { return {source_, graph_->neighbors(source_)[index_]}; }
  bool equal(const ViewEdgeIterator& other) const { return source_ == other.source_ && index_ == other.index_; }
  void increment() {
    ++index_;
    skip_finished_vertices();
  }
  void skip_finished_vertices() {
    while (source_ < graph_->size() && index_ == graph_->neighbors(source_).size()) {
      ++source_;
      index_ = 0;
    }
  }

  const GraphView* graph_ = nullptr;
  GraphView::Vertex source_ = 0;
  std::size_t index_ = 0;
};

}  // namespace relata

template <>
struct boost::property_map<relata::GraphView, boost::vertex_index_t> {
  using type = boost::typed_identity_property_map<relata::GraphView::Vertex>;
  using const_type = type;
};

namespace relata {

// What Boost.Graph calls on a graph; found by argument-dependent lookup.
inline std::pair<GraphView::vertex_iterator, GraphView::vertex_iterator> vertices(const GraphView& g) {
  return {GraphView::vertex_iterator(0), GraphView::vertex_iterator(g.size())};
}
inline std::pair<ViewEdgeIterator, ViewEdgeIterator> edges(const GraphView& g) { return {{g, 0}, {g, g.size()}}; }
// Cost: as going over all edges.
inline std::size_t num_edges(const GraphView& g) {
  const auto [first, last] = edges(g);
  return static_cast<std::size_t>(std::distance(first, last));
}
inline std::size_t num_vertices(const GraphView& g) { return g.size(); }
inline std::size_t out_degree(GraphView::Vertex v, const GraphView& g) { return g.neighbors(v).size(); }
inline std::pair<OutEdgeIterator, OutEdgeIterator> out_edges(GraphView::Vertex v, const GraphView& g) {
  const std::span<const GraphView::Vertex> list = g.neighbors(v);
  return {{v, list.data()}, {v, list.data() + list.size()}};
}
inline std::pair<const GraphView::Vertex*, const GraphView::Vertex*> adjacent_vertices(GraphView::Vertex v, const GraphView& g) {
  const std::span<const GraphView::Vertex> list = g.neighbors(v);
  return {list.data(), list.data() + list.size()};
}
inline GraphView::Vertex source(ViewEdge e, const GraphView&) { return e.source; }
inline GraphView::Vertex target(ViewEdge e, const GraphView&) { return e.target; }
inline boost::typed_identity_property_map<GraphView::Vertex> get(boost::vertex_index_t, const GraphView&) { return {}; }

// A vertex property held in a vector of num_vertices() items.
template <typename T>
auto vertex_map(std::vector<T>& values) {
  return boost::make_iterator_property_map(values.begin(), boost::typed_identity_property_map<GraphView::Vertex>());
}

}  // namespace relata
