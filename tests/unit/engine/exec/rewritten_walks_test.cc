// Walks that are rewritten yield what they yield as they stand: random graphs with parallel relationships, self-loops and cycles, each
// query with all rules and with none.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "engine/api/database.h"
#include "engine/api/session.h"
#include "engine/txn/database_core.h"
#include "query/rewrite/rewriter.h"

namespace relata {
namespace {

struct Query {
  const char* text;
  const char* rewritten;  // an operator that its plan has in some of the graphs, so that it is not compared with itself alone
};

constexpr Query kQueries[] = {
    {"MATCH (a:A)-[:T]->(b) RETURN count(*)", "CountExpand"},
    {"MATCH (a:A)-[r:T]->(b:B) RETURN a.i AS i, count(r) AS n ORDER BY i", "CountExpand"},
    {"MATCH (a)-[:T]-(b)-[:T]-(c:A) RETURN count(*)", "CountExpand"},
    {"MATCH (a)-[:T]->(b)-[:T]->(c)-[:T]->(d) RETURN count(*)", "CountExpand"},
    {"MATCH (a)-[r]->(b)<-[s]-(c) RETURN a.i AS i, count(s) AS n, min(b.i) AS m ORDER BY i", "CountExpand"},
    {"MATCH (a)<-[:U]-(b)<-[:T|U]-(c) RETURN b.i AS i, count(c) AS n ORDER BY i", "CountExpand"},
    {"MATCH (a:A)-[r:T {w: 1}]->(b) RETURN count(*)", "counted"},
    {"MATCH (a)-[r]-(b:B) WHERE r.w > 0 RETURN count(r), max(r.w)", "RelationshipScan"},
    {"MATCH (a)-[r:T]->(b)-[s:T]->(c) WHERE r.w = 2 RETURN count(s), count(DISTINCT a)", "RelationshipScan"},
    {"MATCH (a)-[r:T]->(b)-[s:T]->(c)-[t:T]->(a) WHERE r.w = 1 RETURN count(*)", "RelationshipScan"},
    {"MATCH (a {i: 1})-[:T]->(b) RETURN count(DISTINCT b.i)", "DistinctExpand"},
    {"MATCH (a {i: 1})-[:T]->(b)-[:T]->(c) RETURN count(DISTINCT c)", "DistinctExpand"},
    {"MATCH (a {i: 2})-[:T]->(b)-[:T]->(c:B) RETURN DISTINCT c.i AS i ORDER BY i", "DistinctExpand"},
    {"MATCH (a {i: 1})-[:T]->(b)-[:T]->(c)-[:T]->(d) RETURN count(DISTINCT d)", "DistinctExpand"},
    {"MATCH (a {i: 1})-[:T]->(b:A)-[:T]->(c)-[:T]->(d:A) WHERE d.i > 2 RETURN count(DISTINCT d.i), max(d.i)", "DistinctExpand"},
    {"MATCH (a {i: 3})-[:T]->(b)-[:T]->(c)-[:T]->(d)-[:T]->(e) RETURN count(DISTINCT e)", "DistinctExpand"},
    {"MATCH (a {i: 1})<-[:T]-(b)<-[:T]-(c)<-[:T]-(d) RETURN count(DISTINCT d)", "DistinctExpand"},
    {"MATCH (a {i: 1})-[:T]->(b)<-[:T]-(c)<-[:T]-(d) RETURN count(DISTINCT d)", "DistinctExpand"},
    {"MATCH (a {i: 1})-[]-(b)-[]-(c) RETURN count(DISTINCT c)", "DistinctExpand"},
    {"MATCH (a {i: 1})-[:T*1..4]->(b) RETURN count(DISTINCT b.i)", "PruningExpand"},
    {"MATCH (a)-[:T*1..2]->(b:B) RETURN a.i AS i, count(DISTINCT b) AS n ORDER BY i", "PruningExpand"},
    {"MATCH (a {i: 2})-[*0..3]-(b) RETURN DISTINCT b.i AS i ORDER BY i", "PruningExpand"},
    {"MATCH (a {i: 1})<-[:T*]-(b) WHERE b.i <> 1 RETURN count(DISTINCT b), max(b.i)", "PruningExpand"},
    {"MATCH (a {i: 1})-[:T*1..3 {w: 1}]->(b) RETURN count(DISTINCT b)", "PruningExpand"},
    {"MATCH (a {i: 1})-[:T]->(b)-[:T*1..2]->(c) RETURN count(DISTINCT c)", "PruningExpand"},
    {"MATCH (a {i: 1})-[:T*1..2]->(b)-[:U]->(c) RETURN count(DISTINCT b.i + c.i)", "PruningExpand"},
    {"MATCH (a)-[:T]->(b)-[:T]->(c)-[:T]->(a) RETURN count(*)", "IntersectExpand"},
    {"MATCH (a)-[r:T]->(b)-[s:T]->(c)<-[t:T]-(a) RETURN a.i + b.i + c.i AS i, r.w + s.w + t.w AS w ORDER BY i, w", "IntersectExpand"},
    {"MATCH (a:A)-[r]-(b)-[s]-(c:B)-[t]-(a) WHERE r.w <= s.w RETURN a.i AS i, count(*) AS n ORDER BY i", "IntersectExpand"},
    {"MATCH (a)-[s:T]->(b), (a)-[x:U]->(r)<-[y:U]-(b) WHERE x.w >= s.w - 1 AND y.w <= s.w + 1 RETURN count(*)", "IntersectExpand"},
    {"MATCH (a {i: 1})-[:T]->(b), (a)-[x:T]->(c)<-[y:T]-(b) RETURN b.i AS i, c.i AS j, x.w + y.w AS w ORDER BY i, j, w", "IntersectExpand"},
};

std::string rows_of(Session& session, const std::string& query) {
  const Result<QueryResult> result = session.run(query);
  if (!result.is_ok()) return result.status().to_string();
  std::string text;
  for (std::size_t row = 0; row < result->row_count(); ++row) {
    for (std::size_t column = 0; column < result->columns().size(); ++column) text += result->display(result->at(row, column)) + " ";
    text += "\n";
  }
  return text;
}

void fill(Session& session, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const std::uint64_t nodes = 3 + random() % 6;
  const std::uint64_t edges = random() % 24;
  std::string create = "CREATE ";
  for (std::uint64_t i = 1; i <= nodes; ++i)
    create += fmt::format("{}(n{}:{} {{i: {}}})", i > 1 ? ", " : "", i, random() % 2 ? "A" : "B", i);
  for (std::uint64_t i = 0; i < edges; ++i) {
    create +=
        fmt::format(", (n{})-[:{} {{w: {}}}]->(n{})", 1 + random() % nodes, random() % 3 ? "T" : "U", random() % 3, 1 + random() % nodes);
  }
  ASSERT_TRUE(session.run(create).is_ok());
}

TEST(RewrittenWalks, YieldWhatTheyYieldAsTheyStand) {
  constexpr std::uint64_t kGraphs = 60;
  ExecutionTuning plain;
  for (const RewriteRule& rule : rewrite_rules()) plain.disabled_rules.emplace(rule.name);
  std::set<std::string> was_rewritten;
  for (std::uint64_t seed = 1; seed <= kGraphs && !HasFailure(); ++seed) {
    Database database = Database::open_in_memory().value();
    Session session = database.session();
    fill(session, seed);
    for (const Query& query : kQueries) {
      SCOPED_TRACE(fmt::format("seed {}: {}", seed, query.text));
      database.core().set_tuning({});
      if (session.run(std::string("EXPLAIN ") + query.text)->plan().find(query.rewritten) != std::string::npos)
        was_rewritten.insert(query.text);
      const std::string rewritten = rows_of(session, query.text);
      database.core().set_tuning({.batch_size = 3, .disabled_rules = {}});
      const std::string in_small_batches = rows_of(session, query.text);
      database.core().set_tuning(plain);
      const std::string as_written = rows_of(session, query.text);
      EXPECT_EQ(rewritten, as_written);
      EXPECT_EQ(in_small_batches, as_written);
    }
  }
  for (const Query& query : kQueries) EXPECT_TRUE(was_rewritten.contains(query.text)) << query.text;
}

// Enough that the nodes with a label are marked in advance.
TEST(RewrittenWalks, CountManyNeighboursByTheirLabels) {
  Database database = Database::open_in_memory().value();
  Session session = database.session();
  for (const char* const statement :
       {"CREATE (:Hub {i: 1}), (:Hub {i: 2}), (:Hub:A {i: 3})", "MATCH (h:Hub), (g:Hub) CREATE (h)-[:T]->(g)",
        "MATCH (h:Hub) UNWIND range(1, 1500) AS i CREATE (h)-[:T]->(:A {i: i}), (h)-[:T]->(:B {i: i}), (h)<-[:T]-(:A:B {i: i})",
        "MATCH (h:Hub {i: 2})-[r:T]->(a:A) WHERE a.i % 7 = 0 DELETE r"}) {
    ASSERT_TRUE(session.run(statement).is_ok()) << statement;
  }
  ExecutionTuning plain;
  for (const RewriteRule& rule : rewrite_rules()) plain.disabled_rules.emplace(rule.name);
  for (const char* const walk :
       {"(h:Hub)-[:T]->(a:A)", "(h:Hub)<-[:T]-(a:A:B)", "(h:Hub)-[:T]-(a:A)", "(h:Hub)-[:T]->(g:Hub)-[:T]-(a:B)"}) {
    const std::string query = std::string("MATCH ") + walk + " RETURN h.i AS i, count(*) AS n ORDER BY i";
    database.core().set_tuning({});
    EXPECT_THAT(session.run("EXPLAIN " + query)->plan(), testing::HasSubstr("CountExpand"));
    const std::string counted = rows_of(session, query);
    database.core().set_tuning(plain);
    EXPECT_EQ(counted, rows_of(session, query)) << query;
  }
}

}  // namespace
}  // namespace relata
