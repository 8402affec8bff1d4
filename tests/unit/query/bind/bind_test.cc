#include "query/bind/bind.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "query/parse/parser.h"
#include "tests/unit/query/bind/test_catalog.h"

namespace relata {
namespace {

using ::testing::ElementsAre;

bound::Query compile(const std::string& text) {
  const TestCatalog catalog;
  auto statement = parse(text);
  EXPECT_TRUE(statement.is_ok()) << text << "\n" << statement.status().message();
  if (!statement.is_ok()) return {};
  auto query = relata::bind(*statement, catalog);
  EXPECT_TRUE(query.is_ok()) << text << "\n" << query.status().message();
  return query.is_ok() ? std::move(*query) : bound::Query{};
}

template <typename Node>
const Node& clause(const bound::Query& query, std::size_t index) {
  return std::get<Node>(query.parts.at(0).clauses.at(index));
}

bound::Slot slot_of(const bound::ExpressionPtr& expression) { return std::get<bound::SlotReference>(expression->node).slot; }

TEST(Bind, AcceptsWhatTheScopesAllow) {
  const char* const cases[] = {
      "MATCH (a {x: 1})-->(b {y: a.x}) RETURN b",
      "CREATE (a {x: 1}), (b {y: a.x})-[:R]->(a)-[:R]->(a) RETURN b",
      "MATCH (a) MERGE (a)-[:R]->(b) ON CREATE SET b.x = a.x ON MATCH SET b += {y: 1}",
      "MATCH (a) WITH a.name AS n WHERE a.age > 1 AND n <> '' RETURN n",
      "MATCH (a) WITH a.name AS n ORDER BY a.age, n RETURN n",
      "MATCH (a) WITH DISTINCT a.name AS n ORDER BY a.name RETURN n",
      "MATCH (a) RETURN a.x AS x, count(*) ORDER BY a.x, count(*), x",
      "MATCH (a) RETURN a AS b, count(*) AS c ORDER BY a.x",
      "MATCH (a) WITH a, count(*) AS c WHERE count(*) > 1 AND a.x = 1 RETURN a",
      "MATCH (a) RETURN a.x, a.x + count(*), $p + sum(a.y) + 1",
      "MATCH (a) WITH a.x AS x, a RETURN x + count(a), x",
      "MATCH p = (n)-->() RETURN [x IN collect(p) | head(nodes(x))], count(n)",
      "WITH 1 AS x RETURN [x IN [1, 2] WHERE x > 1 | x], x",
      "MATCH (n) WHERE EXISTS { MATCH (n)-->(m) WITH n, count(*) AS c WHERE c = 3 RETURN true } RETURN n",
      "MATCH (n) WHERE EXISTS { MATCH (n)-->(m) WHERE EXISTS { (m)-->(o) WHERE o.x = n.x } } RETURN n",
      "MATCH (n) WHERE exists((n)-->()) OR exists(n.x) RETURN n",
      "MATCH (n) RETURN [(n)-[r]->(m) WHERE r.x > 1 | m.x], COUNT { (n)-->() } + 1, COLLECT { MATCH (n)-->(m) RETURN m }",
      "MATCH (a), (b) RETURN shortestPath((a)-[*]-(b)), allShortestPaths((a)-[*]-(b))",
      "MATCH (n) WHERE CASE WHEN (n)-->() THEN true ELSE (n.x = 1) END RETURN n",
      "OPTIONAL MATCH (a) WITH a MATCH (a)-->(b) RETURN b",
      "WITH null AS a MATCH (a)-->(b) RETURN b",
      "MATCH ()-[r1]->()-[r2]->() WITH [r1, r2] AS rs MATCH ()-[rs*]->() RETURN rs",
      "MATCH ()-[r]->() MATCH ()-[r]->() RETURN r",
      "MATCH (n) RETURN n LIMIT toInteger(rand() * 9)",
      "MATCH (n) RETURN n SKIP $skip LIMIT 1 + 1",
      "UNWIND $rows AS row CREATE (n) SET n = row, n:L, n.x = row.x REMOVE n.y",
      "MATCH (n) DETACH DELETE n, $list[0]",
      "MATCH (a) CALL test.void() RETURN a",
      "RETURN count(datetime())",
      "RETURN 1 + 'a' + [2], [1] + 2, duration.between(1, 2) * 2",
      "RETURN [1, 'a', null][0] % 2",
      "RETURN all(x IN [1, 'a'] WHERE x % 2 = 0)",
      "CREATE (a) WITH * MATCH (b) RETURN b",
      "MATCH (n) WHERE EXISTS { MATCH (n)-->() RETURN * } RETURN n",
  };
  for (const char* text : cases) compile(text);
}

TEST(Bind, NamesColumnsByAliasOrExactText) {
  EXPECT_THAT(compile("MATCH (n) RETURN n,  n . x , count( * ) AS c, 'é'").columns, ElementsAre("n", "n . x", "c", "'é'"));
  EXPECT_THAT(compile("MATCH (b), (a) RETURN *, 1 AS c").columns, ElementsAre("a", "b", "c"));
  EXPECT_TRUE(compile("CREATE (n)").columns.empty());
}

TEST(Bind, PassesVariablesOnInTheirSlot) {
  const auto query = compile("MATCH (n) WITH n, n AS m RETURN n, m");
  const auto& match = clause<bound::Match>(query, 0);
  const auto& with = clause<bound::Projection>(query, 1);
  EXPECT_EQ(with.items[0].slot, match.patterns[0].nodes[0].slot);
  EXPECT_NE(with.items[1].slot, match.patterns[0].nodes[0].slot);
  EXPECT_EQ(slot_of(clause<bound::Projection>(query, 2).items[1].expression), with.items[1].slot);
}

TEST(Bind, MarksWhatAClauseFindsBound) {
  const auto query = compile("MATCH (a) MATCH (a)-[r]->(b), (b)-->(a) CREATE (a)-[:R]->(c)-[:R]->(c)");
  const auto& match = clause<bound::Match>(query, 1);
  EXPECT_TRUE(match.patterns[0].nodes[0].bound);
  EXPECT_FALSE(match.patterns[0].relationships[0].bound);
  EXPECT_FALSE(match.patterns[1].nodes[0].bound);  // b comes from this very clause
  EXPECT_EQ(match.patterns[1].nodes[0].slot, match.patterns[0].nodes[1].slot);
  const auto& nodes = clause<bound::Create>(query, 2).patterns[0].nodes;
  EXPECT_TRUE(nodes[0].bound);
  EXPECT_FALSE(nodes[1].bound);
  EXPECT_TRUE(nodes[2].bound);  // made by the element before it
}

TEST(Bind, GivesEveryVariableASlotOfItsOwn) {
  const auto query = compile("MATCH ()-[]->(a) RETURN [x IN [1] | x], [x IN [2] | x], a");
  // Two anonymous elements, a, two local variables, two items.
  EXPECT_THAT(query.slot_names, testing::ElementsAre("", "", "a", "x", testing::_, "x", testing::_));
}

TEST(Bind, FindsOneOfManyVariables) {
  std::string text = "MATCH (n0)";
  for (int i = 1; i < 200; ++i) text += ", (n" + std::to_string(i) + ")";
  const auto query = compile(text + " MATCH (n150)-->(m) RETURN n7");
  EXPECT_EQ(clause<bound::Match>(query, 1).patterns[0].nodes[0].slot, clause<bound::Match>(query, 0).patterns[150].nodes[0].slot);
  EXPECT_TRUE(clause<bound::Match>(query, 1).patterns[0].nodes[0].bound);
  EXPECT_EQ(clause<bound::Projection>(query, 2).items[0].slot, clause<bound::Match>(query, 0).patterns[7].nodes[0].slot);
}

TEST(BindAggregation, SplitsItemsIntoKeysAndAggregates) {
  const auto query = compile("MATCH (n) RETURN n.x AS x, count(*) + 1 AS c, n.x + sum(n.y) AS s, collect(DISTINCT n.z) AS l");
  const auto& projection = clause<bound::Projection>(query, 1);
  ASSERT_TRUE(projection.aggregating);
  ASSERT_EQ(projection.group_keys.size(), 1u);
  ASSERT_EQ(projection.aggregates.size(), 3u);
  EXPECT_EQ(projection.aggregates[0].kind, bound::AggregateKind::kCountRows);
  EXPECT_EQ(projection.aggregates[1].kind, bound::AggregateKind::kSum);
  EXPECT_TRUE(projection.aggregates[2].distinct);
  // n.x and the aggregates are read from the slots that grouping fills.
  EXPECT_EQ(slot_of(projection.items[0].expression), projection.group_keys[0].slot);
  const auto& sum = std::get<bound::Binary>(projection.items[2].expression->node);
  EXPECT_EQ(slot_of(sum.left), projection.group_keys[0].slot);
  EXPECT_EQ(slot_of(sum.right), projection.aggregates[1].result);
  EXPECT_EQ(slot_of(projection.items[3].expression), projection.aggregates[2].result);
}

TEST(BindAggregation, ComputesEqualAggregatesOnce) {
  const auto query = compile("MATCH (n) RETURN count(n) AS a, count( n ) + 1 AS b ORDER BY count(n)");
  const auto& projection = clause<bound::Projection>(query, 1);
  ASSERT_EQ(projection.aggregates.size(), 1u);
  EXPECT_EQ(slot_of(projection.order_by[0].expression), projection.aggregates[0].result);
}

TEST(BindAggregation, SortsByItemsWrittenAgain) {
  const auto query = compile("MATCH (n) RETURN DISTINCT n.x + 1 AS x ORDER BY n.x + 1 DESC");
  const auto& projection = clause<bound::Projection>(query, 1);
  EXPECT_EQ(slot_of(projection.order_by[0].expression), projection.items[0].slot);
  EXPECT_TRUE(projection.order_by[0].descending);
}

TEST(BindSubqueries, StandInTheQueryOfTheirExpression) {
  const auto query = compile("MATCH (n) WHERE (n)-->() RETURN [(n)-->(m) WHERE EXISTS { (m)-->() } | m.x] AS l");
  ASSERT_EQ(query.parts[0].subqueries.size(), 2u);
  const auto& where = std::get<bound::Subquery>(clause<bound::Match>(query, 0).where->node);
  EXPECT_EQ(where.kind, bound::SubqueryKind::kExists);
  const auto& comprehension = query.parts[0].subqueries[1];
  EXPECT_EQ(comprehension.subqueries.size(), 1u);
  EXPECT_EQ(std::get<bound::Projection>(comprehension.clauses.back()).items.size(), 1u);
  EXPECT_TRUE(std::get<bound::Match>(comprehension.clauses[0]).patterns[0].nodes[0].bound);
}

TEST(BindUnion, LinesUpColumnsByName) {
  const auto query = compile("RETURN 1 AS a, 2 AS b UNION ALL RETURN 3 AS b, 4 AS a");
  ASSERT_EQ(query.parts.size(), 2u);
  EXPECT_TRUE(query.union_all);
  const auto& second = std::get<bound::Projection>(query.parts[1].clauses[0]);
  ASSERT_EQ(query.column_slots.size(), 4u);
  EXPECT_EQ(query.column_slots[2], second.items[1].slot);
  EXPECT_EQ(query.column_slots[3], second.items[0].slot);
}

TEST(BindCall, StandingAloneReturnsItsColumns) {
  EXPECT_THAT(compile("CALL test.pair(1)").columns, ElementsAre("a", "b"));
  EXPECT_THAT(compile("CALL test.pair(1) YIELD *").columns, ElementsAre("a", "b"));
  EXPECT_THAT(compile("CALL test.pair(1) YIELD b AS x").columns, ElementsAre("x"));
  EXPECT_FALSE(compile("CALL test.void()").parts[0].returns_rows);
}

TEST(BindCall, TakesMissingArgumentsFromParametersAndDefaults) {
  const auto implied = compile("CALL test.pair");
  ASSERT_EQ(implied.parameters.size(), 1u);
  EXPECT_EQ(implied.parameters[0].name, "in");
  EXPECT_TRUE(implied.parameters[0].implied_argument);
  const auto defaulted = compile("CALL test.default(1)");
  const auto& call = clause<bound::CallProcedure>(defaulted, 0);
  ASSERT_EQ(call.arguments.size(), 2u);
  EXPECT_EQ(std::get<bound::Literal>(call.arguments[1]->node).value, Value(7));
}

TEST(Bind, SaysWhetherTheGraphChanges) {
  EXPECT_FALSE(compile("MATCH (n) RETURN n").updates);
  EXPECT_TRUE(compile("MATCH (n) SET n.x = 1 RETURN n").updates);
  EXPECT_TRUE(compile("CALL test.write()").updates);
}

TEST(Bind, ListsParameters) {
  const auto query = compile("MATCH (n {x: $a}) WHERE n.y = $b RETURN $a LIMIT $c");
  std::vector<std::string> names;
  for (const auto& use : query.parameters) names.push_back(use.name);
  EXPECT_THAT(names, ::testing::UnorderedElementsAre("a", "b", "a", "c"));
}

}  // namespace
}  // namespace relata
