#include "engine/graph/memory_snapshot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <tuple>

#include "engine/graph/snapshot_builder.h"
#include "engine/txn/graph_transaction.h"
#include "tests/unit/engine/graph/edges_between.h"

namespace relata {
namespace {

using ::testing::ElementsAre;

std::vector<std::pair<std::uint64_t, std::uint64_t>> around(const Snapshot& graph, NodeId node, Direction direction,
                                                            std::vector<TypeId> types = {}) {
  std::vector<Neighbor> found;
  graph.neighbors(node, direction, types, found);
  std::vector<std::pair<std::uint64_t, std::uint64_t>> pairs;
  for (const Neighbor& n : found) pairs.emplace_back(n.node.value, n.edge.value);
  EXPECT_EQ(graph.degree(node, direction, types), pairs.size());
  expect_edges_between(graph, node, direction, types, found);
  return pairs;
}

class MemorySnapshotTest : public testing::Test {
 protected:
  MemorySnapshotTest() : txn(MemorySnapshot()) {}
  NodeId node(std::vector<LabelId> labels = {}) { return txn.create_node(std::move(labels), {}).value(); }
  EdgeId edge(NodeId source, TypeId type, NodeId target) { return txn.create_edge(source, type, target, {}).value(); }
  const Snapshot& graph() const { return txn.snapshot(); }
  GraphTransaction txn;
};

TEST_F(MemorySnapshotTest, ListsNodesByLabelInPages) {
  const LabelId person = txn.label("Person").value();
  const LabelId place = txn.label("Place").value();
  for (int i = 0; i < 200; ++i) node({i % 2 == 0 ? person : place});
  EXPECT_EQ(graph().node_count(), 200U);
  EXPECT_EQ(graph().node_count(person), 100U);
  EXPECT_THAT(graph().nodes(person, NodeId{1}, 3), ElementsAre(NodeId{1}, NodeId{3}, NodeId{5}));
  EXPECT_THAT(graph().nodes(person, NodeId{196}, 9), ElementsAre(NodeId{197}, NodeId{199}));
  EXPECT_THAT(graph().nodes(std::nullopt, NodeId{199}, 9), ElementsAre(NodeId{199}, NodeId{200}));
  EXPECT_TRUE(graph().nodes(LabelId{77}, NodeId{1}, 9).empty());
}

TEST_F(MemorySnapshotTest, OrdersNeighboursByTypeThenNodeThenEdge) {
  const TypeId told = txn.type("TOLD").value();
  const TypeId met = txn.type("MET").value();
  const NodeId a = node(), b = node(), c = node();
  edge(a, met, c);   // 1
  edge(a, told, c);  // 2
  edge(a, told, b);  // 3
  edge(a, told, b);  // 4
  EXPECT_THAT(around(graph(), a, Direction::kOut), ElementsAre(std::pair(2, 3), std::pair(2, 4), std::pair(3, 2), std::pair(3, 1)));
  EXPECT_THAT(around(graph(), a, Direction::kOut, {met, told, met}), around(graph(), a, Direction::kOut));
  EXPECT_THAT(around(graph(), a, Direction::kOut, {met}), ElementsAre(std::pair(3, 1)));
  EXPECT_THAT(around(graph(), c, Direction::kIn), ElementsAre(std::pair(1, 2), std::pair(1, 1)));
  EXPECT_TRUE(around(graph(), c, Direction::kOut).empty());
}

TEST_F(MemorySnapshotTest, ShowsASelfLoopOnceInBothDirections) {
  const TypeId knows = txn.type("KNOWS").value();
  const NodeId a = node(), b = node();
  const EdgeId loop = edge(a, knows, a);
  const EdgeId out = edge(a, knows, b);
  const EdgeId in = edge(b, knows, a);
  EXPECT_THAT(around(graph(), a, Direction::kBoth), ElementsAre(std::pair(1, loop.value), std::pair(2, out.value), std::pair(2, in.value)));
}

TEST_F(MemorySnapshotTest, ABranchNeverShowsInItsBase) {
  const LabelId person = txn.label("Person").value();
  const TypeId knows = txn.type("KNOWS").value();
  const KeyId name = txn.key("name").value();
  const NodeId a = txn.create_node({person}, {{name, "Ann"}}).value();
  const NodeId b = node();
  const EdgeId ab = edge(a, knows, b);
  const MemorySnapshotPtr before = txn.freeze();

  ASSERT_TRUE(txn.set_property(a, name, "Bea").is_ok());
  ASSERT_TRUE(txn.remove_label(a, person).is_ok());
  ASSERT_TRUE(txn.delete_edge(ab).is_ok());
  ASSERT_TRUE(txn.delete_node(b).is_ok());
  ASSERT_TRUE(txn.key("age").is_ok());

  EXPECT_EQ(before->property(a, name), Value("Ann"));
  EXPECT_TRUE(before->has_label(a, person));
  EXPECT_EQ(before->node_count(person), 1U);
  EXPECT_TRUE(before->contains(b));
  EXPECT_THAT(around(*before, a, Direction::kOut), ElementsAre(std::pair(b.value, ab.value)));
  EXPECT_FALSE(before->names().find_key("age").has_value());

  EXPECT_EQ(graph().property(a, name), Value("Bea"));
  EXPECT_EQ(graph().node_count(person), 0U);
  EXPECT_FALSE(graph().contains(b));
  EXPECT_FALSE(graph().contains(ab));
  EXPECT_EQ(graph().edge_count(knows), 0U);
}

// Random inserts and deletes against a set, across folds of the adjacency's changes and with frozen versions in between.
TEST_F(MemorySnapshotTest, AgreesWithASetUnderRandomChanges) {
  std::mt19937 random(7);
  const TypeId types[] = {txn.type("A").value(), txn.type("B").value()};
  constexpr std::uint64_t kNodes = 40;
  for (std::uint64_t i = 0; i < kNodes; ++i) node();
  std::set<std::tuple<std::uint64_t, std::uint32_t, std::uint64_t, std::uint64_t>> expected;  // source, type, target, edge
  std::vector<std::pair<MemorySnapshotPtr, decltype(expected)>> versions;
  const auto check = [&](const Snapshot& actual, const decltype(expected)& edges) {
    EXPECT_EQ(actual.edge_count(), edges.size());
    for (std::uint64_t n = 1; n <= kNodes; ++n) {
      std::vector<std::pair<std::uint64_t, std::uint64_t>> out;
      for (const auto& [source, type, target, edge_id] : edges) {
        if (source == n) out.emplace_back(target, edge_id);
      }
      EXPECT_EQ(around(actual, NodeId{n}, Direction::kOut), out);
      std::uint64_t in = 0;
      for (const auto& [source, type, target, edge_id] : edges) in += target == n ? 1 : 0;
      EXPECT_EQ(around(actual, NodeId{n}, Direction::kIn).size(), in);
    }
  };
  for (int step = 0; step < 3000; ++step) {
    if (expected.empty() || random() % 3 != 0) {
      const NodeId source{1 + random() % kNodes}, target{1 + random() % kNodes};
      const TypeId type = types[random() % 2];
      expected.emplace(source.value, type.value, target.value, edge(source, type, target).value);
    } else {
      const auto victim = std::next(expected.begin(), static_cast<std::ptrdiff_t>(random() % expected.size()));
      ASSERT_TRUE(txn.delete_edge(EdgeId{std::get<3>(*victim)}).is_ok());
      expected.erase(victim);
    }
    if (step % 500 == 250) versions.emplace_back(txn.freeze(), expected);
  }
  check(graph(), expected);
  for (const auto& [version, edges] : versions) check(*version, edges);
}

TEST(SnapshotBuilder, BuildsWhatInsertionWouldHaveBuilt) {
  std::mt19937 random(3);
  CatalogState catalog;
  catalog.labels = {"L"};
  catalog.types = {"A", "B", "C"};
  catalog.next_node = 10001;
  catalog.next_edge = 5001;
  catalog.version = 9;
  SnapshotBuilder builder(catalog);
  const MemorySnapshotPtr names = std::move(SnapshotBuilder(catalog)).finish();
  const std::shared_ptr<MemorySnapshot> inserted = names->branch();
  for (std::uint64_t n = 1; n <= 10000; n += 3) {  // spans three adjacency segments, with gaps
    ASSERT_TRUE(builder.add_node(NodeId{n}, {{LabelId{1}}, {}}).is_ok());
    inserted->insert_node(NodeId{n}, {LabelId{1}}, {});
  }
  const auto some_node = [&] { return NodeId{1 + 3 * (random() % 60) * (random() % 55)}; };
  for (std::uint64_t e = 1; e <= 5000; ++e) {
    const EdgeRecord record{some_node(), TypeId{1 + static_cast<std::uint32_t>(random() % 3)}, some_node(), {}};
    inserted->insert_edge(EdgeId{e}, {record.source, record.type, record.target}, {});
    ASSERT_TRUE(builder.add_edge(EdgeId{e}, EdgeRecord(record)).is_ok());
  }
  const MemorySnapshotPtr built = std::move(builder).finish();
  EXPECT_EQ(built->version(), 9U);
  EXPECT_EQ(built->node_count(LabelId{1}), inserted->node_count(LabelId{1}));
  for (std::uint32_t type = 1; type <= 3; ++type) EXPECT_EQ(built->edge_count(TypeId{type}), inserted->edge_count(TypeId{type}));
  for (const NodeId n : built->nodes(std::nullopt, NodeId{1}, 20000)) {
    for (const Direction direction : {Direction::kOut, Direction::kIn, Direction::kBoth}) {
      EXPECT_EQ(around(*built, n, direction), around(*inserted, n, direction));
    }
  }
}

TEST(SnapshotBuilder, ReportsAnEdgeWhoseEndIsMissing) {
  CatalogState catalog;
  catalog.types = {"A"};
  SnapshotBuilder builder(catalog);
  ASSERT_TRUE(builder.add_node(NodeId{1}, {}).is_ok());
  const Status status = builder.add_edge(EdgeId{1}, {NodeId{1}, TypeId{1}, NodeId{2}, {}});
  EXPECT_EQ(status.code(), StatusCode::kCorruption);
  EXPECT_THAT(std::string(status.message()), testing::HasSubstr("nodes 1 and 2"));
}

}  // namespace
}  // namespace relata
