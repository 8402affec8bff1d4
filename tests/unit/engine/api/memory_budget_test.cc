// A graph many times larger than the memory it may use answers as one without a limit.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/api/database.h"
#include "engine/api/session.h"
#include "engine/txn/database_core.h"
#include "tests/support/temporary_directory.h"

namespace relata {
namespace {

std::vector<std::string> rows_of(Session& session, const std::string& query) {
  const Result<QueryResult> result = session.run(query);
  EXPECT_TRUE(result.is_ok()) << query << ": " << result.status().message();
  std::vector<std::string> rows;
  for (std::size_t row = 0; result.is_ok() && row < result->row_count(); ++row) {
    rows.emplace_back();
    for (std::size_t column = 0; column < result->columns().size(); ++column)
      rows.back() += result->display(result->at(row, column)) + "; ";
  }
  return rows;
}

const char* const kQueries[] = {
    "MATCH (p:Person {id: 17}) RETURN p",
    "MATCH (p:Person) WHERE p.born > 1990 RETURN count(*), min(p.name), max(p.name)",
    "MATCH (a:Person)-[r:KNOWS]->(b) WHERE r.since < 1010 RETURN a.id, r, b.id ORDER BY a.id, b.id, r.since LIMIT 50",
    "MATCH (a:Person {id: 3})-[:KNOWS]-(b)-[:KNOWS]-(c) RETURN count(DISTINCT c), sum(c.born)",
    "MATCH (a:Person)-[:KNOWS]->(b:Person)-[:KNOWS]->(a) RETURN count(*)",
    "MATCH (p:Person {id: 3})-[:KNOWS*1..3]->(q) RETURN count(DISTINCT q.id)",
    "MATCH ()-[r:LIKES]->(x:Thing) RETURN x.name, count(*) AS n, avg(r.weight) ORDER BY n DESC, x.name LIMIT 10",
    "MATCH (n) RETURN labels(n), count(*), count(n.mixed) ORDER BY labels(n)",
    "MATCH (n) WHERE n.mixed = 'text' RETURN count(*)",
    "MATCH (a:Person {id: 1}), (b:Person {id: 590}), p = shortestPath((a)-[:KNOWS*]-(b)) RETURN length(p)",
};

TEST(MemoryBudget, OfATwentiethOfTheDataGivesTheSameAnswers) {
  const TemporaryDirectory home;
  std::uint64_t whole = 0;
  std::map<std::string, std::vector<std::string>> expected;
  {
    Database database = Database::open(home.path() / "db").value();
    Session session = database.session();
    for (const char* const statement :
         {"UNWIND range(1, 600) AS i CREATE (:Person {id: i, name: 'person ' + toString(i % 700), born: 1930 + i % 80})",
          "UNWIND range(1, 300) AS i CREATE (:Thing {name: 'thing ' + toString(i), mixed: CASE i % 3 WHEN 0 THEN i WHEN 1 THEN 'text' ELSE "
          "1.5 END})",
          "MATCH (a:Person) WITH collect(a) AS people UNWIND range(0, 1799) AS i WITH people[i % 600] AS a, people[(i * 7919 + 13) % 600] "
          "AS b, i "
          "CREATE (a)-[:KNOWS {since: 1000 + i % 40}]->(b)",
          "MATCH (a:Person) WITH collect(a) AS people MATCH (t:Thing) WITH people, collect(t) AS things UNWIND range(0, 2999) AS i "
          "WITH people[i * 31 % 600] AS a, things[i * i % 300] AS t, i CREATE (a)-[:LIKES {weight: i / 8.0}]->(t)"}) {
      ASSERT_TRUE(session.run(statement).is_ok()) << statement;
    }
  }
  {
    Database database = Database::open(home.path() / "db").value();
    Session session = database.session();
    ASSERT_EQ(database.core().snapshot()->change_count(), 0U) << "closing has stored the segments";
    for (const char* const query : kQueries) expected[query] = rows_of(session, query);
    whole = database.core().snapshot()->stored()->resident_bytes();
  }
  DatabaseOptions options;
  options.memory_bytes = whole / 20;
  Database database = Database::open(home.path() / "db", options).value();
  Session session = database.session();
  for (const char* const query : kQueries) EXPECT_THAT(rows_of(session, query), testing::ElementsAreArray(expected[query])) << query;
  // A segment may be larger than so small a budget.
  EXPECT_LT(database.core().snapshot()->stored()->resident_bytes(), whole / 4);
}

}  // namespace
}  // namespace relata
