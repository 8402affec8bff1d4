#pragma once

#include <cstdint>
#include <functional>
#include <iterator>
#include <utility>
#include <vector>

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/smart_ptr/intrusive_ptr.hpp>
#include <boost/smart_ptr/intrusive_ref_counter.hpp>

#include "engine/graph/snapshot.h"

namespace relata {

template <typename Item>
class ViewIterator;
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
// Vertices are numbered 0 to size() - 1 by ascending node id, so a vertex is its own index. No edge is copied: the neighbours of a
// vertex are gathered when an algorithm looks at them. With Direction::kIn every edge points the other way, with kBoth it can be
// walked both ways. Memory: 4 bytes per id ever handed out, 8 per selected node.
// Not thread-safe. Must not outlive the snapshot.
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
  using out_edge_iterator = ViewIterator<ViewEdge>;
  using adjacency_iterator = ViewIterator<Vertex>;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  static Vertex null_vertex() { return UINT32_MAX; }

  // `cancelled` is asked now and then and may be empty; true ends a traversal with AlgorithmCancelled.
  GraphView(const Snapshot& snapshot, const ViewSelection& selection, std::function<bool()> cancelled);

  Vertex size() const { return static_cast<Vertex>(nodes_.size()); }
  NodeId node(Vertex vertex) const { return nodes_[vertex]; }
  const ViewSelection& selection() const { return selection_; }

  // Neighbours of one vertex; lives as long as an iterator refers to it.
  struct Neighbors : boost::intrusive_ref_counter<Neighbors, boost::thread_unsafe_counter> {
    std::vector<Vertex> vertices;
  };
  using NeighborsPtr = boost::intrusive_ptr<const Neighbors>;
  // Cost: O(degree); asking again for the same vertex costs nothing.
  const NeighborsPtr& neighbors(Vertex vertex) const;

 private:
  static constexpr Vertex kNotSelected = UINT32_MAX;

  const Snapshot& snapshot_;
  ViewSelection selection_;
  std::function<bool()> cancelled_;
  std::vector<NodeId> nodes_;           // by vertex
  std::vector<Vertex> vertex_of_node_;  // by node id
  mutable std::vector<Neighbor> buffer_;
  mutable NeighborsPtr last_neighbors_;
  mutable Vertex last_vertex_ = kNotSelected;
  mutable std::uint32_t visits_ = 0;
};

struct ViewEdge {
  GraphView::Vertex source = 0;
  GraphView::Vertex target = 0;
  friend bool operator==(const ViewEdge&, const ViewEdge&) = default;
};

// Random access to the neighbours, or the edges to them, of one vertex.
template <typename Item>
class ViewIterator : public boost::iterator_facade<ViewIterator<Item>, Item, std::random_access_iterator_tag, Item> {
 public:
  ViewIterator() = default;
  ViewIterator(GraphView::Vertex source, GraphView::NeighborsPtr list, std::size_t index)
      : source_(source), list_(std::move(list)), index_(index) {}

 private:
  friend class boost::iterator_core_access;
  Item dereference() const {
    const GraphView::Vertex target = list_->vertices[index_];
    if constexpr (std::is_same_v<Item, ViewEdge>) {
      return {source_, target};
    } else {
      return target;
    }
  }
  bool equal(const ViewIterator& other) const { return index_ == other.index_; }
  void increment() { ++index_; }
  void decrement() { --index_; }
  void advance(std::ptrdiff_t n) { index_ += static_cast<std::size_t>(n); }
  std::ptrdiff_t distance_to(const ViewIterator& other) const { return static_cast<std::ptrdiff_t>(other.index_ - index_); }

  GraphView::Vertex source_ = 0;
  GraphView::NeighborsPtr list_;
  std::size_t index_ = 0;
};

// The edges of all vertices, one vertex after another.
class ViewEdgeIterator : public boost::iterator_facade<ViewEdgeIterator, ViewEdge, std::forward_iterator_tag, ViewEdge> {
 public:
  ViewEdgeIterator() = default;
  // The first edge that leaves `source` or a later vertex.
  ViewEdgeIterator(const GraphView& graph, GraphView::Vertex source) : graph_(&graph), source_(source) { skip_finished_vertices(); }

 private:
  friend class boost::iterator_core_access;
  ViewEdge dereference() const { return {source_, graph_->neighbors(source_)->vertices[index_]}; }
  bool equal(const ViewEdgeIterator& other) const { return source_ == other.source_ && index_ == other.index_; }
  void increment() {
    ++index_;
    skip_finished_vertices();
  }
  void skip_finished_vertices() {
    while (source_ < graph_->size() && index_ == graph_->neighbors(source_)->vertices.size()) {
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
inline std::size_t out_degree(GraphView::Vertex v, const GraphView& g) { return g.neighbors(v)->vertices.size(); }
inline std::pair<GraphView::out_edge_iterator, GraphView::out_edge_iterator> out_edges(GraphView::Vertex v, const GraphView& g) {
  const GraphView::NeighborsPtr& list = g.neighbors(v);
  return {{v, list, 0}, {v, list, list->vertices.size()}};
}
inline std::pair<GraphView::adjacency_iterator, GraphView::adjacency_iterator> adjacent_vertices(GraphView::Vertex v, const GraphView& g) {
  const GraphView::NeighborsPtr& list = g.neighbors(v);
  return {{v, list, 0}, {v, list, list->vertices.size()}};
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
