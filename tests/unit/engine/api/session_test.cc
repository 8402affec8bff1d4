#include "engine/api/session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "engine/api/database.h"
#include "engine/txn/database_core.h"

namespace relata {
namespace {

using ::testing::HasSubstr;

class SessionTest : public testing::Test {
 protected:
  SessionTest() : database(Database::open_in_memory().value()), session(database.session()) {}

  static Value single(Session& session, std::string_view query, const ValueMap& parameters = {}) {
    const Result<QueryResult> result = session.run(query, parameters);
    EXPECT_TRUE(result.is_ok()) << query << ": " << result.status().to_string();
    if (!result.is_ok() || result->row_count() != 1) return Value("not one row");
    return result->at(0, 0);
  }
  Value single(std::string_view query, const ValueMap& parameters = {}) { return single(session, query, parameters); }
  void ok(std::string_view query) {
    const Status status = session.run(query).status();
    EXPECT_TRUE(status.is_ok()) << query << ": " << status.to_string();
  }
  StatusCode code(std::string_view query) { return session.run(query).status().code(); }
  Value nodes(Session& reader) { return single(reader, "MATCH (n) RETURN count(n)"); }

  Database database;
  Session session;
};

TEST_F(SessionTest, ReturnsColumnsRowsAndUpdateCounts) {
  const QueryResult created = session.run("CREATE (a:Person {name: 'Ann'})-[:KNOWS {since: 2020}]->(b:Person {name: 'Bob'})").value();
  EXPECT_EQ(created.updates().nodes_created, 2U);
  EXPECT_EQ(created.updates().relationships_created, 1U);
  EXPECT_EQ(created.row_count(), 0U);
  const QueryResult found = session.run("MATCH (a)-[r]->(b) RETURN a, r, b.name AS name").value();
  EXPECT_THAT(found.columns(), testing::ElementsAre("a", "r", "name"));
  ASSERT_EQ(found.row_count(), 1U);
  EXPECT_EQ(found.column("name").value(), 2U);
  EXPECT_EQ(found.column("x").status().code(), StatusCode::kNotFound);
  EXPECT_EQ(found.node(found.at(0, 0).as_node())->properties.at("name"), Value("Ann"));
  EXPECT_THAT(found.node(found.at(0, 0).as_node())->labels, testing::ElementsAre("Person"));
  const Relationship knows = found.relationship(found.at(0, 1).as_relationship()).value();
  EXPECT_EQ(knows.type, "KNOWS");
  EXPECT_EQ(knows.properties.at("since"), Value(2020));
  EXPECT_EQ(found.display(found.at(0, 0)), "(:Person {name: 'Ann'})");
  EXPECT_FALSE(found.updates().any());
}

TEST_F(SessionTest, TakesParametersAndMissesThemByName) {
  EXPECT_EQ(single("RETURN $x + 1", {{"x", 41}}), Value(42));
  const Status status = session.run("RETURN $x + $y", {{"x", 1}}).status();
  ASSERT_NE(status.query_error(), nullptr);
  EXPECT_EQ(status.query_error()->type, "ParameterMissing");
  EXPECT_EQ(status.query_error()->offset, 12);
  EXPECT_THAT(std::string(status.message()), HasSubstr("$y"));
}

TEST_F(SessionTest, AFailedStatementLeavesNothing) {
  EXPECT_FALSE(session.run("UNWIND [1, 0] AS x CREATE (:N {v: 1 / x})").is_ok());
  EXPECT_EQ(nodes(session), Value(0));
  EXPECT_TRUE(database.schema()->labels.empty());
}

TEST_F(SessionTest, ATransactionShowsItsChangesToItselfAlone) {
  Session other = database.session();
  ok("BEGIN");
  EXPECT_TRUE(session.in_transaction());
  ok("CREATE (:N)");
  EXPECT_EQ(nodes(session), Value(1));
  EXPECT_EQ(nodes(other), Value(0));
  ok("COMMIT");
  EXPECT_FALSE(session.in_transaction());
  EXPECT_EQ(nodes(other), Value(1));
}

TEST_F(SessionTest, RollbackUndoesEverything) {
  ok("CREATE (:N {v: 1})");
  ASSERT_TRUE(session.begin().is_ok());
  ok("MATCH (n:N) SET n.v = 2");
  ok("CREATE (:M)");
  ASSERT_TRUE(session.rollback().is_ok());
  EXPECT_EQ(single("MATCH (n:N) RETURN n.v"), Value(1));
  EXPECT_EQ(nodes(session), Value(1));
}

TEST_F(SessionTest, DroppingASessionRollsBack) {
  {
    Session dropped = database.session();
    ASSERT_TRUE(dropped.begin().is_ok());
    ASSERT_TRUE(dropped.run("CREATE (:N)").is_ok());
  }
  ok("CREATE (:M)");
  EXPECT_EQ(nodes(session), Value(1));
}

TEST_F(SessionTest, AFailedStatementLeavesItsTransactionToBeRolledBack) {
  ok("BEGIN");
  ok("CREATE (:N)");
  EXPECT_EQ(code("UNWIND [1, 0] AS x CREATE (:N {v: 1 / x})"), StatusCode::kQueryError);
  EXPECT_THAT(std::string(session.run("RETURN 1").status().message()), HasSubstr("can only be rolled back"));
  EXPECT_THAT(std::string(session.commit().message()), HasSubstr("can only be rolled back"));
  EXPECT_TRUE(session.in_transaction());
  ok("ROLLBACK");
  EXPECT_EQ(nodes(session), Value(0));
}

TEST_F(SessionTest, MisplacedTransactionStatementsHarmNothing) {
  EXPECT_EQ(code("COMMIT"), StatusCode::kInvalidArgument);
  EXPECT_EQ(code("ROLLBACK"), StatusCode::kInvalidArgument);
  ok("BEGIN");
  EXPECT_EQ(code("BEGIN"), StatusCode::kInvalidArgument);
  ok("CREATE (:N)");
  ok("COMMIT");
  EXPECT_EQ(nodes(session), Value(1));
}

TEST_F(SessionTest, ResultsOfATransactionStayAsTheyWere) {
  ok("BEGIN");
  const QueryResult before = session.run("CREATE (n:N {v: 1}) RETURN n").value();
  ok("MATCH (n:N) SET n.v = 2");
  ok("MATCH (n:N) DELETE n");
  EXPECT_EQ(before.node(before.at(0, 0).as_node())->properties.at("v"), Value(1));
  ok("ROLLBACK");
  EXPECT_EQ(before.display(before.at(0, 0)), "(:N {v: 1})");
}

TEST_F(SessionTest, AReadThatWasOvertakenCannotBecomeAWrite) {
  Session other = database.session();
  ok("BEGIN");
  EXPECT_EQ(nodes(session), Value(0));
  ASSERT_TRUE(other.run("CREATE (:N)").is_ok());
  EXPECT_EQ(nodes(session), Value(0));
  EXPECT_EQ(code("CREATE (:N)"), StatusCode::kConflict);
}

TEST_F(SessionTest, AWriterWaitsNoLongerThanItsTimeout) {
  Session other = database.session();
  ok("BEGIN");
  ok("CREATE (:N)");
  QueryOptions options;
  options.timeout = std::chrono::milliseconds(10);
  EXPECT_EQ(other.run("CREATE (:N)", {}, options).status().code(), StatusCode::kBusy);
  EXPECT_EQ(nodes(other), Value(0));
}

TEST_F(SessionTest, ExplainShowsThePlanAndRunsNothing) {
  const QueryResult explained = session.run("EXPLAIN CREATE (:N)").value();
  EXPECT_THAT(explained.plan(), HasSubstr("Create"));
  EXPECT_EQ(explained.row_count(), 0U);
  EXPECT_EQ(nodes(session), Value(0));
}

TEST_F(SessionTest, ProfileRunsAndShowsThePlan) {
  ok("CREATE (:N), (:N)");
  const QueryResult profiled = session.run("PROFILE MATCH (n:N) WHERE n.v IS NULL RETURN n").value();
  EXPECT_EQ(profiled.row_count(), 2U);
  EXPECT_THAT(profiled.plan(), HasSubstr("NodeByLabelScan"));
}

TEST_F(SessionTest, CachedPlansFollowTheStatistics) {
  const std::string query = "MATCH (n:N) RETURN count(n)";
  for (int expected = 0; expected < 20; ++expected) {
    EXPECT_EQ(single(query), Value(expected));
    ok("CREATE (:N)");
  }
}

TEST_F(SessionTest, CallsAlgorithms) {
  ok("CREATE (a:P {name: 'hub'})-[:T]->(:P), (a)-[:T]->(:P)");
  EXPECT_EQ(single("CALL algo.degree({labels: ['P']}) YIELD node, score RETURN node.name + score LIMIT 1"), Value("hub2"));
  EXPECT_EQ(code("CALL algo.degree({direction: 'sideways'}) YIELD node RETURN node"), StatusCode::kQueryError);
}

TEST_F(SessionTest, FindsTheSentencesBehindARelationship) {
  EdgeId met;
  ASSERT_TRUE(database.core()
                  .write([&](GraphWriter& writer) -> Status {
                    const NodeId ann = writer.create_node({}, {}).value();
                    met = writer.create_edge(ann, writer.type("MET").value(), ann, {}).value();
                    const NodeId article =
                        writer
                            .create_node({writer.label("Article").value()},
                                         {{writer.key("id").value(), "a1"}, {writer.key("date").value(), make_date(2025, 3, 13)}})
                            .value();
                    RELATA_RETURN_IF_ERROR(writer.put_article_text(article, "It rained. Ann met Bob."));
                    return writer.add_evidence(met, {article, 11, 23, "Ann", "Bob", "", 0.5, "x 1"});
                  })
                  .is_ok());
  EXPECT_EQ(single("MATCH ()-[r:MET]->() RETURN evidence(r)[0].sentence"), Value("Ann met Bob."));
  EXPECT_EQ(single("MATCH ()-[r:MET]->() CALL relata.evidence(r) YIELD sentence, published RETURN sentence + published"),
            Value("Ann met Bob.2025-03-13"));
  const QueryResult result = session.run("MATCH ()-[r:MET]->() RETURN r").value();
  const std::vector<Evidence> evidence = result.evidence(met).value();
  ASSERT_EQ(evidence.size(), 1U);
  EXPECT_EQ(evidence[0].article_id, "a1");
}

TEST_F(SessionTest, ReadersAndWritersOnManyThreads) {
  ok("CREATE (:Counter {v: 0})");
  std::atomic<bool> done{false};
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 2; ++i) {
    threads.emplace_back([&] {
      Session reader = database.session();
      while (!done) {
        // Every commit adds one node and counts it.
        const Result<QueryResult> r = reader.run("MATCH (c:Counter) OPTIONAL MATCH (n:N) RETURN c.v, count(n)");
        if (!r.is_ok() || r->at(0, 0) != r->at(0, 1)) ++wrong;
      }
    });
  }
  std::vector<std::thread> writers;
  for (int i = 0; i < 2; ++i) {
    writers.emplace_back([&] {
      Session writer = database.session();
      for (int n = 0; n < 25; ++n) {
        if (!writer.run("MATCH (c:Counter) SET c.v = c.v + 1 CREATE (:N)").is_ok()) ++wrong;
      }
    });
  }
  for (std::thread& writer : writers) writer.join();
  done = true;
  for (std::thread& reader : threads) reader.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(single("MATCH (n:N) RETURN count(n)"), Value(50));
}

}  // namespace
}  // namespace relata
