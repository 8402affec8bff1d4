#include "query/plan/join_order.h"

#include <gtest/gtest.h>

#include "query/bind/bind.h"
#include "query/parse/parser.h"
#include "tests/unit/query/bind/test_catalog.h"

namespace relata {
namespace {

// A thousand nodes, a hundred of them places; so many relationships that a walk along RARE, SOME, MANY meets 1, 5, 20 others.
class CountedCatalog final : public TestCatalog {
 public:
  std::uint64_t node_count() const override { return 1000; }
  std::uint64_t node_count(std::string_view label) const override { return label == "Place" ? 100 : 900; }
  std::uint64_t edge_count() const override { return 26'000; }
  std::uint64_t edge_count(std::string_view type) const override { return type == "RARE" ? 1000 : type == "SOME" ? 5000 : 20'000; }
};

// The first clause of a query, planned as far as a test says.
class OrderOf {
 public:
  explicit OrderOf(const char* text) : query_(relata::bind(parse(text).value(), catalog_).value()) {
    for (const bound::PathPattern& path : match().patterns) {
      for (std::size_t i = 0; i < path.relationships.size(); ++i) edges_.push_back({&path, i});
    }
  }
  OrderOf& given(std::initializer_list<const char*> variables) {
    for (const char* variable : variables) {
      for (std::uint32_t i = 0; i < query_.slot_names.size(); ++i) {
        if (query_.slot_names[i] == variable) builder_.bound.insert(bound::Slot{i});
      }
    }
    return *this;
  }
  // Names of variables; empty when there is none.
  std::string edge() const {
    const PatternEdge* found = order_.next_edge();
    return found ? query_.slot_names[found->pattern().slot.index] : "";
  }
  std::string start() const {
    const bound::NodePattern* found = order_.next_start();
    return found ? query_.slot_names[found->slot.index] : "";
  }
  double fan_out(std::size_t edge) const { return order_.fan_out(edges_[edge]); }

 private:
  const bound::Match& match() const { return std::get<bound::Match>(query_.parts[0].clauses[0]); }

  CountedCatalog catalog_;
  bound::Query query_;
  PlanBuilder builder_{catalog_, argument_plan(), {}};
  MatchPredicates predicates_{builder_};
  std::vector<PatternEdge> edges_;
  JoinOrder order_{match(), edges_, builder_, predicates_};
};

TEST(JoinOrder, StartsWhereThereAreFewestNodes) {
  const OrderOf order("MATCH (a:Person)-[r]->(b:Place)-[s]->(c) RETURN a");
  EXPECT_EQ(order.edge(), "");
  EXPECT_EQ(order.start(), "b");
}

TEST(JoinOrder, TakesTheLabelsOfANodeFromWhereverTheyStand) {
  const OrderOf order("MATCH (a)-[r]->(b), (b)-[s]->(c), (c:Place) RETURN a");
  EXPECT_EQ(order.start(), "c");
}

TEST(JoinOrder, WalksWhatMultipliesTheRowsLeast) {
  EXPECT_EQ(OrderOf("MATCH (a)-[m:MANY]->(b), (a)-[r:RARE]->(c), (a)-[s:SOME]->(d) RETURN a").given({"a"}).edge(), "r");
}

TEST(JoinOrder, ClosesACycleFirst) {
  EXPECT_EQ(OrderOf("MATCH (a)-[r:RARE]->(c), (a)-[m:MANY]->(b) RETURN a").given({"a", "b"}).edge(), "m");
}

// Of 20 nodes at either end a tenth is counted for both: 2, fewer than 5.
TEST(JoinOrder, PrefersAnEndThatTwoRelationshipsShare) {
  EXPECT_EQ(OrderOf("MATCH (a)-[s:SOME]->(d), (a)-[m:MANY]->(c)<-[n:MANY]-(b) RETURN a").given({"a", "b"}).edge(), "m");
}

TEST(JoinOrder, LeavesAShortestPathUntilBothEndsAreBound) {
  OrderOf order("MATCH (a)-[r:RARE]->(b), p = shortestPath((a)-[*]-(c)) RETURN p");
  EXPECT_EQ(order.given({"a"}).edge(), "r");
  EXPECT_EQ(order.start(), "b");
}

TEST(JoinOrder, GuessesHowManyRowsARowBecomes) {
  const OrderOf order("MATCH (a)-[:SOME]->(b)-[:RARE|SOME]-(c)-[:RARE*]->(d)-->(e) RETURN a");
  EXPECT_DOUBLE_EQ(order.fan_out(0), 5);
  EXPECT_DOUBLE_EQ(order.fan_out(1), 12);  // both ways
  EXPECT_DOUBLE_EQ(order.fan_out(2), 9);   // eight times one, and the node itself
  EXPECT_DOUBLE_EQ(order.fan_out(3), 26);
}

}  // namespace
}  // namespace relata
