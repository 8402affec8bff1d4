// Where plans start from an index, told by their text.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/compiler.h"
#include "tests/unit/query/bind/test_catalog.h"

namespace relata {
namespace {

using testing::HasSubstr;
using testing::Not;

// 10,000 people with an index over their names and a unique key, 100 places with an index over theirs, and a million other nodes.
class IndexedCatalog final : public TestCatalog {
 public:
  std::uint64_t node_count() const override { return 1'010'100; }
  std::uint64_t node_count(std::string_view label) const override { return label == "Person" ? 10'000 : label == "Place" ? 100 : 0; }
  std::uint64_t edge_count() const override { return 5'000'000; }
  std::uint64_t edge_count(std::string_view) const override { return 5'000'000; }
  std::optional<IndexInfo> find_index(std::string_view label, std::string_view key) const override {
    if (label == "Person" && key == "name") return IndexInfo{false, 10'000};
    if (label == "Person" && key == "id") return IndexInfo{true, 10'000};
    if (label == "Place" && key == "name") return IndexInfo{false, 100};
    return std::nullopt;
  }
};

std::string plan_of(std::string_view text) {
  const auto compiled = compile(text, IndexedCatalog());
  EXPECT_TRUE(compiled.is_ok()) << text << ": " << compiled.status().to_string();
  return compiled.is_ok() ? plan::explain((*compiled)->plan) : "";
}

TEST(IndexSeek, ServesEveryWayToNameAValue) {
  EXPECT_THAT(plan_of("MATCH (n:Person {name: 'Ann'}) RETURN n"), HasSubstr("NodeIndexSeek n:Person(name) ="));
  EXPECT_THAT(plan_of("MATCH (n:Person) WHERE 'Ann' = n.name RETURN n"), HasSubstr("NodeIndexSeek n:Person(name) ="));
  EXPECT_THAT(plan_of("MATCH (n) WHERE n:Person AND n.name = $p RETURN n"), HasSubstr("NodeIndexSeek n:Person(name) ="));
  EXPECT_THAT(plan_of("MATCH (n:Person) WHERE n.name IN ['A', $b] RETURN n"), HasSubstr("NodeIndexSeek n:Person(name) IN"));
  EXPECT_THAT(plan_of("MATCH (n:Person) WHERE n.name STARTS WITH 'A' RETURN n"), HasSubstr("NodeIndexSeek n:Person(name) STARTS WITH"));
  EXPECT_THAT(plan_of("MATCH (n:Person) WHERE 'A' <= n.name RETURN n"), HasSubstr("NodeIndexSeek n:Person(name) range"));
  EXPECT_THAT(plan_of("MATCH (n:Person) WHERE 'A' <= n.name < 'B' RETURN n"), HasSubstr("NodeIndexSeek n:Person(name) range"));
}

TEST(IndexSeek, KeepsThePredicateAndDropsTheLabel) {
  const std::string plan = plan_of("MATCH (n:Person {name: 'Ann'}) RETURN n");
  EXPECT_THAT(plan, HasSubstr("Filter"));
  EXPECT_THAT(plan, Not(HasSubstr("NodeByLabelScan")));
}

TEST(IndexSeek, PrefersAUniqueKey) {
  EXPECT_THAT(plan_of("MATCH (n:Person {name: 'Ann', id: 7}) RETURN n"), HasSubstr("NodeUniqueIndexSeek n:Person(id) ="));
}

TEST(IndexSeek, IsNotForWhatAnIndexCannotAnswer) {
  for (const char* query :
       {"MATCH (n:Person) WHERE n.age = 7 RETURN n", "MATCH (n {name: 'Ann'}) RETURN n", "MATCH (n:Person) WHERE n.name = n.other RETURN n",
        "MATCH (n:Person) WHERE n.name <> 'Ann' RETURN n", "MATCH (n:Person) WHERE n.name ENDS WITH 'n' RETURN n",
        "MATCH (n:Person) WHERE $p IN n.name RETURN n", "MATCH (n:Person) WHERE NOT n.name = 'Ann' RETURN n",
        "MATCH (n:Person) WHERE n.name = 'A' OR n.age = 1 RETURN n", "MATCH (n:Person) WHERE $p STARTS WITH n.name RETURN n"}) {
    EXPECT_THAT(plan_of(query), Not(HasSubstr("IndexSeek"))) << query;
  }
}

TEST(IndexSeek, TakesValuesFromRowsThatAreThere) {
  EXPECT_THAT(plan_of("UNWIND $rows AS row MATCH (n:Person {id: row.id}) RETURN n"), HasSubstr("NodeUniqueIndexSeek"));
  EXPECT_THAT(plan_of("MATCH (a:Place {name: 'X'}) MATCH (n:Person {name: a.mayor}) RETURN n"), HasSubstr("Person(name) ="));
}

TEST(IndexSeek, DecidesWhereAPatternStarts) {
  // A hundred places are fewer than ten thousand people, but one person is fewer still.
  const std::string plan = plan_of("MATCH (a:Place)<-[:LIVES_IN]-(n:Person {id: 7}) RETURN a");
  EXPECT_THAT(plan, HasSubstr("NodeUniqueIndexSeek"));
  EXPECT_THAT(plan, Not(HasSubstr("NodeByLabelScan")));
}

TEST(IndexSeek, ServesMergeAndBothEndsOfAShortestPath) {
  EXPECT_THAT(plan_of("MERGE (n:Person {id: 7}) ON CREATE SET n.new = true RETURN n"), HasSubstr("NodeUniqueIndexSeek"));
  const std::string plan = plan_of("MATCH p = shortestPath((a:Person {id: 1})-[*]-(b:Person {id: 2})) RETURN p");
  EXPECT_EQ(plan.find("Scan"), std::string::npos) << plan;
}

}  // namespace
}  // namespace relata
