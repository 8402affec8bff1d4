#include "engine/algo/algorithms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/algo/registry.h"
#include "engine/txn/graph_transaction.h"

namespace relata {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

// Nodes are numbered from 1 in the order of creation; results are pairs of node and score in the order of the rows.
class AlgorithmsTest : public testing::Test {
 protected:
  AlgorithmsTest() : txn(MemorySnapshot()) { register_algorithms(registry); }

  void nodes(int count, std::string_view label = "N") {
    const LabelId id = txn.label(label).value();
    for (int i = 0; i < count; ++i) ASSERT_TRUE(txn.create_node({id}, {}).is_ok());
  }
  void edges(std::initializer_list<std::pair<int, int>> pairs, std::string_view type = "T") {
    const TypeId id = txn.type(type).value();
    for (const auto& [source, target] : pairs) {
      ASSERT_TRUE(txn.create_edge(NodeId{std::uint64_t(source)}, id, NodeId{std::uint64_t(target)}, {}).is_ok());
    }
  }
  Result<std::vector<ValueList>> call(std::string_view name, ValueMap options) {
    const Value argument(std::move(options));
    EvalContext eval;
    eval.snapshot = &txn.snapshot();
    return registry.find(name)->call({&argument, 1}, ProcedureContext{eval, nullptr, cancelled});
  }
  std::vector<std::pair<std::uint64_t, double>> scores(std::string_view name, ValueMap options = {}) {
    const Result<std::vector<ValueList>> rows = call(name, std::move(options));
    EXPECT_TRUE(rows.is_ok()) << rows.status().to_string();
    std::vector<std::pair<std::uint64_t, double>> found;
    for (const ValueList& row : *rows) found.emplace_back(row[0].as_node().value, row[1].as_number());
    return found;
  }
  std::string complaint(std::string_view name, ValueMap options) {
    const Result<std::vector<ValueList>> rows = call(name, std::move(options));
    EXPECT_EQ(rows.status().code(), StatusCode::kQueryError);
    EXPECT_EQ(rows.status().query_error()->type, "ArgumentError");
    return std::string(rows.status().message());
  }

  GraphTransaction txn;
  ProcedureRegistry registry;
  std::function<bool()> cancelled;
};

auto near(std::uint64_t node, double score) { return Pair(node, testing::DoubleNear(score, 1e-6)); }

TEST_F(AlgorithmsTest, DegreeCountsRelationshipsInTheChosenDirection) {
  nodes(3);
  edges({{1, 2}, {1, 2}, {1, 3}, {3, 3}});
  // 1: two to 2 and one to 3. 2: the two from 1. 3: the one from 1 and its self-loop, once.
  EXPECT_THAT(scores("algo.degree"), ElementsAre(Pair(1, 3), Pair(2, 2), Pair(3, 2)));
  EXPECT_THAT(scores("algo.degree", {{"direction", "out"}}), ElementsAre(Pair(1, 3), Pair(3, 1), Pair(2, 0)));
  EXPECT_THAT(scores("algo.degree", {{"direction", "in"}}), ElementsAre(Pair(2, 2), Pair(3, 2), Pair(1, 0)));
}

TEST_F(AlgorithmsTest, SelectionByLabelsAndTypesDropsTheRest) {
  nodes(2, "Person");
  nodes(1, "Place");
  edges({{1, 2}, {1, 3}}, "T");
  edges({{1, 2}}, "U");
  EXPECT_THAT(scores("algo.degree", {{"labels", ValueList{"Person"}}}), ElementsAre(Pair(1, 2), Pair(2, 2)));
  EXPECT_THAT(scores("algo.degree", {{"types", ValueList{"U"}}}), ElementsAre(Pair(1, 1), Pair(2, 1), Pair(3, 0)));
  EXPECT_THAT(scores("algo.degree", {{"labels", ValueList{}}, {"types", Value()}}), ElementsAre(Pair(1, 3), Pair(2, 2), Pair(3, 1)));
  EXPECT_TRUE(scores("algo.degree", {{"labels", ValueList{"Unknown"}}}).empty());
  EXPECT_THAT(scores("algo.degree", {{"types", ValueList{"UNKNOWN"}}}), ElementsAre(Pair(1, 0), Pair(2, 0), Pair(3, 0)));
}

TEST_F(AlgorithmsTest, PageRankSolvesItsEquations) {
  nodes(3);
  edges({{1, 2}, {1, 3}, {2, 3}, {3, 1}});
  // a = 0.15 + 0.85 c; b = 0.15 + 0.425 a; c = 0.15 + 0.425 a + 0.85 b = 0.2775 + 0.78625 a.
  // a = 0.385875 + 0.6683125 a = 1.1633691, so b = 0.6444319 and c = 1.1921990; they sum to 3.
  EXPECT_THAT(scores("algo.pagerank"), ElementsAre(near(3, 1.1921990), near(1, 1.1633691), near(2, 0.6444319)));
}

TEST_F(AlgorithmsTest, PageRankWeighsParallelRelationships) {
  nodes(3);
  edges({{1, 2}, {1, 2}, {1, 3}});
  // a = 0.15, of which two thirds go to 2: 0.15 + 0.85 * 0.10 = 0.235, and one third to 3: 0.15 + 0.85 * 0.05 = 0.1925.
  EXPECT_THAT(scores("algo.pagerank"), ElementsAre(near(2, 0.235), near(3, 0.1925), near(1, 0.15)));
  // Against the arrows 2 and 3 pass all they have to 1: 0.15 + 0.85 * 0.30 = 0.405.
  EXPECT_THAT(scores("algo.pagerank", {{"direction", "in"}}), ElementsAre(near(1, 0.405), near(2, 0.15), near(3, 0.15)));
  // Without damping's other side nobody passes anything on.
  EXPECT_THAT(scores("algo.pagerank", {{"damping", 0}}), ElementsAre(near(1, 1), near(2, 1), near(3, 1)));
}

TEST_F(AlgorithmsTest, PageRankStopsAfterTheIterationsAllowed) {
  nodes(2);
  edges({{1, 2}, {2, 1}});
  // From 1/2 each: 0.15 + 0.85 * 0.5 = 0.575 after one round; 1 in the end.
  EXPECT_THAT(scores("algo.pagerank", {{"iterations", 1}}), ElementsAre(near(1, 0.575), near(2, 0.575)));
  EXPECT_THAT(scores("algo.pagerank", {{"iterations", 1000}}), ElementsAre(near(1, 1), near(2, 1)));
}

TEST_F(AlgorithmsTest, BetweennessOfAChain) {
  nodes(4);
  edges({{1, 2}, {3, 2}, {3, 4}});
  // Undirected chain 1-2-3-4: 2 lies between 1 and 3, 1 and 4; 3 between 1 and 4, 2 and 4.
  EXPECT_THAT(scores("algo.betweenness"), ElementsAre(near(2, 2), near(3, 2), near(1, 0), near(4, 0)));
  // Along the arrows 1->2, 3->2, 3->4 no path has a middle.
  EXPECT_THAT(scores("algo.betweenness", {{"direction", "out"}}), ElementsAre(near(1, 0), near(2, 0), near(3, 0), near(4, 0)));
}

TEST_F(AlgorithmsTest, BetweennessSharesEqualPathsAndIgnoresParallels) {
  nodes(4);
  edges({{1, 2}, {1, 2}, {2, 1}, {2, 3}, {3, 4}, {4, 1}});
  // A square: either diagonal pair has two shortest paths, each corner carries half of one pair.
  EXPECT_THAT(scores("algo.betweenness"), ElementsAre(near(1, 0.5), near(2, 0.5), near(3, 0.5), near(4, 0.5)));
  // 1 -> 2 -> 3 -> 4 -> 1 with 2 -> 1. In the middle of the only shortest path are: 1 for 3-2, 4-2, 4-3; 2 for 1-3, 1-4, 4-3;
  // 3 for 1-4, 2-4; 4 for 3-1, 3-2.
  EXPECT_THAT(scores("algo.betweenness", {{"direction", "out"}}), ElementsAre(near(1, 3), near(2, 3), near(3, 2), near(4, 2)));
}

TEST_F(AlgorithmsTest, BetweennessOfSomeSourcesEstimatesThatOfAll) {
  nodes(40);
  for (int i = 1; i < 40; ++i) edges({{i, i + 1}});
  for (int i = 1; i < 30; i += 3) edges({{i, i + 7}});
  const auto exact = scores("algo.betweenness");
  EXPECT_EQ(scores("algo.betweenness", {{"samples", 40}, {"seed", 5}}), exact);
  EXPECT_NE(scores("algo.betweenness", {{"samples", 10}}), exact);
  EXPECT_EQ(scores("algo.betweenness", {{"samples", 10}, {"seed", 3}}), scores("algo.betweenness", {{"samples", 10}, {"seed", 3}}));
  // Every source is drawn equally often, so the mean of many estimates is the score.
  std::map<std::uint64_t, double> mean;
  for (int seed = 0; seed < 400; ++seed) {
    for (const auto& [node, score] : scores("algo.betweenness", {{"samples", 10}, {"seed", seed}})) mean[node] += score / 400;
  }
  for (const auto& [node, score] : exact) EXPECT_NEAR(mean[node], score, 0.1 * score + 1) << node;
}

TEST_F(AlgorithmsTest, ComponentsAreNumberedBySizeThenFirstNode) {
  nodes(7);
  edges({{7, 5}, {3, 5}, {2, 4}, {1, 1}});
  // {3, 5, 7}, {2, 4}, then 1 and 6 alone.
  EXPECT_THAT(scores("algo.components"), ElementsAre(Pair(3, 1), Pair(5, 1), Pair(7, 1), Pair(2, 2), Pair(4, 2), Pair(1, 3), Pair(6, 4)));
  EXPECT_EQ(scores("algo.wcc"), scores("algo.components"));
  EXPECT_EQ(registry.find("algo.wcc")->signature().results[1].name, "component");
}

TEST_F(AlgorithmsTest, StrongComponentsNeedAWayBack) {
  nodes(4);
  edges({{2, 3}, {3, 4}, {4, 2}, {4, 1}});
  EXPECT_THAT(scores("algo.components", {{"direction", "out"}}), ElementsAre(Pair(2, 1), Pair(3, 1), Pair(4, 1), Pair(1, 2)));
  EXPECT_THAT(scores("algo.components", {{"direction", "in"}}), ElementsAre(Pair(2, 1), Pair(3, 1), Pair(4, 1), Pair(1, 2)));
}

TEST_F(AlgorithmsTest, AnEmptyGraphGivesNoRows) {
  for (const Procedure* procedure : registry.all()) EXPECT_TRUE(scores(procedure->signature().name).empty());
}

TEST_F(AlgorithmsTest, WrongOptionsAreNamed) {
  nodes(1);
  EXPECT_THAT(complaint("algo.degree", {{"label", "X"}}), HasSubstr("no option `label`; it knows labels, types, direction"));
  EXPECT_THAT(complaint("algo.degree", {{"labels", "X"}}), HasSubstr("`labels` must be a list of strings, not 'X'"));
  EXPECT_THAT(complaint("algo.degree", {{"types", ValueList{1}}}), HasSubstr("`types` must be a list of strings, not [1]"));
  EXPECT_THAT(complaint("algo.degree", {{"direction", "up"}}), HasSubstr("'out', 'in' or 'both', not 'up'"));
  EXPECT_THAT(complaint("algo.pagerank", {{"damping", 1.5}}), HasSubstr("`damping` must be a number from 0 to 1, not 1.5"));
  EXPECT_THAT(complaint("algo.pagerank", {{"iterations", 2.5}}), HasSubstr("`iterations` must be an integer"));
}

TEST_F(AlgorithmsTest, LongRunsCanBeCancelled) {
  nodes(2000);
  edges({{1, 2}, {2, 3}});
  cancelled = [] { return true; };
  for (const Procedure* procedure : registry.all()) {
    EXPECT_EQ(call(procedure->signature().name, {}).status().code(), StatusCode::kCancelled) << procedure->signature().name;
  }
}

}  // namespace
}  // namespace relata
