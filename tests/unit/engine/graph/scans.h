#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "engine/graph/snapshot.h"

namespace relata {

// That what reads many nodes or edges at once says the same as what reads one.
inline void expect_scans(const Snapshot& graph) {
  const std::uint64_t edge_end = graph.edge_id_end().value;
  std::vector<std::uint64_t> expected;
  for (std::uint64_t edge = 1; edge < edge_end; ++edge) {
    if (graph.contains(EdgeId{edge})) expected.push_back(edge);
  }
  std::vector<std::uint64_t> edges;
  const std::uint64_t middle = edge_end / 3;  // of a word, as a rule
  graph.edges(0, middle, edges);
  graph.edges(middle, edge_end + 100, edges);
  EXPECT_EQ(edges, expected);

  std::vector<EdgeEnds> ends;
  graph.ends_of(edges, ends);
  ASSERT_EQ(ends.size(), edges.size());
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const EdgeEnds one = graph.ends(EdgeId{edges[i]});
    EXPECT_TRUE(ends[i].source == one.source && ends[i].type == one.type && ends[i].target == one.target) << edges[i];
  }

  NodeMarks marks;
  for (std::uint32_t label = 1; label <= graph.names().label_count(); ++label) {
    graph.mark_nodes(LabelId{label}, marks);
    for (std::uint64_t node = 1; node < graph.node_id_end().value; ++node) {
      EXPECT_EQ(marks.contains(NodeId{node}), graph.contains(NodeId{node}) && graph.has_label(NodeId{node}, LabelId{label})) << node;
    }
    const Direction direction = label % 3 == 0 ? Direction::kOut : label % 3 == 1 ? Direction::kBoth : Direction::kIn;
    for (const NodeId node : graph.nodes(std::nullopt, NodeId{1}, 1'000'000)) {
      std::vector<Neighbor> all;
      graph.neighbors(node, direction, {}, all);
      const auto far = std::count_if(all.begin(), all.end(), [&](const Neighbor& neighbor) { return marks.contains(neighbor.node); });
      EXPECT_EQ(graph.degree(node, direction, {}, marks), static_cast<std::uint64_t>(far)) << node.value;
    }
  }
}

// That the readers of an edge's property select those whose values they would read.
inline void expect_selections(const Snapshot& graph, KeyId key) {
  const std::uint64_t end = graph.edge_id_end().value;
  std::vector<std::uint64_t> all;
  graph.edges(0, end, all);
  for (const NumberInterval& interval : {NumberInterval{}, NumberInterval{ValueKind::kInteger, 100, 500'000},
                                         NumberInterval{ValueKind::kDate, INT64_MIN, 9'000}, NumberInterval{ValueKind::kInteger, 2, 1}}) {
    std::vector<PropertyNumber> numbers;
    const auto reader = graph.edge_numbers(key);
    reader->read(all, numbers);
    std::vector<std::uint64_t> expected;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const bool is_other = numbers[i].kind != interval.kind && numbers[i].kind != ValueKind::kNull;
      if (is_other || (interval.kind != ValueKind::kNull && interval.contains(numbers[i]))) expected.push_back(all[i]);
    }
    std::vector<std::uint64_t> selected;
    reader->select(0, end / 3, interval, selected);
    reader->select(end / 3, end, interval, selected);
    EXPECT_EQ(selected, expected);
  }
  const auto reader = graph.edge_verdicts(key, [](const Value& value) {
    if (value.is_null()) return Verdict::kNo;
    return !value.is_string() ? Verdict::kOpen : value.as_string().back() == '1' ? Verdict::kYes : Verdict::kNo;
  });
  std::vector<Verdict> verdicts;
  reader->read(all, verdicts);
  std::vector<std::uint64_t> expected;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (verdicts[i] != Verdict::kNo) expected.push_back(all[i]);
  }
  std::vector<std::uint64_t> selected;
  reader->select(0, end / 3, selected);
  reader->select(end / 3, end, selected);
  EXPECT_EQ(selected, expected);
}

}  // namespace relata
