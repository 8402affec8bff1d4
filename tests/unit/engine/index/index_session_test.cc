// Indexes as a session sees them: every answer the same with an index as without, after any history, in any version of the graph.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <random>

#include "engine/api/database.h"
#include "engine/api/maintenance.h"
#include "engine/api/session.h"
#include "tests/support/temporary_directory.h"

namespace relata {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

std::vector<std::string> column(Session& session, std::string_view query, const ValueMap& parameters = {}) {
  const Result<QueryResult> result = session.run(query, parameters);
  EXPECT_TRUE(result.is_ok()) << query << ": " << result.status().to_string();
  std::vector<std::string> values;
  for (std::size_t row = 0; result.is_ok() && row < result->row_count(); ++row) values.push_back(result->display(result->at(row, 0)));
  return values;
}

class IndexSession : public testing::Test {
 protected:
  IndexSession() : database(Database::open(directory / "db").value()), session(database->session()) {}
  void ok(std::string_view query) {
    const Status status = session->run(query).status();
    ASSERT_TRUE(status.is_ok()) << query << ": " << status.to_string();
  }
  std::string message(std::string_view query) { return std::string(session->run(query).status().message()); }
  std::vector<std::string> find(std::string_view query) { return column(*session, query); }
  void reopen() {
    session.reset();
    database.reset();
    EXPECT_THAT(check_database(directory / "db")->problems, IsEmpty());
    database = Database::open(directory / "db").value();
    session = database->session();
  }

  const TemporaryDirectory directory;
  std::optional<Database> database;
  std::optional<Session> session;
};

constexpr const char* kAnn = "MATCH (n:P {name: 'Ann'}) RETURN n.v ORDER BY n.v";

TEST_F(IndexSession, FollowsCreateSetRemoveLabelsAndDelete) {
  ok("CREATE (:P {name: 'Ann', v: 1}), (:P {name: 'Bob', v: 2}), (:Q {name: 'Ann', v: 3})");
  ok("CREATE INDEX FOR (n:P) ON (n.name)");
  EXPECT_THAT(session->run(std::string("EXPLAIN ") + kAnn)->plan(), HasSubstr("NodeIndexSeek"));
  EXPECT_THAT(find(kAnn), ElementsAre("1"));
  ok("CREATE (:P {name: 'Ann', v: 4})");
  ok("MATCH (n {v: 2}) SET n.name = 'Ann'");
  ok("MATCH (n:Q) SET n:P");
  EXPECT_THAT(find(kAnn), ElementsAre("1", "2", "3", "4"));
  reopen();
  EXPECT_THAT(find(kAnn), ElementsAre("1", "2", "3", "4"));
  ok("MATCH (n {v: 1}) REMOVE n.name");
  ok("MATCH (n {v: 2}) SET n = {v: 2}");
  ok("MATCH (n {v: 3}) REMOVE n:P");
  EXPECT_THAT(find(kAnn), ElementsAre("4"));
  ok("MATCH (n {v: 4}) DELETE n");
  EXPECT_THAT(find(kAnn), IsEmpty());
  reopen();
  EXPECT_THAT(find(kAnn), IsEmpty());
}

TEST_F(IndexSession, ShowsATransactionItsOwnChangesAndNobodyElse) {
  ok("CREATE INDEX FOR (n:P) ON (n.name)");
  Session other = database->session();
  ok("BEGIN");
  ok("CREATE (:P {name: 'Ann', v: 1})");
  EXPECT_THAT(find(kAnn), ElementsAre("1"));
  EXPECT_THAT(column(other, kAnn), IsEmpty());
  ok("ROLLBACK");
  EXPECT_THAT(find(kAnn), IsEmpty());
  ok("BEGIN");
  ok("CREATE (:P {name: 'Ann', v: 2})");
  ok("COMMIT");
  EXPECT_THAT(column(other, kAnn), ElementsAre("2"));
}

TEST_F(IndexSession, AReaderKeepsItsVersion) {
  ok("CREATE INDEX FOR (n:P) ON (n.name)");
  ok("CREATE (:P {name: 'Ann', v: 1})");
  reopen();
  Session reader = database->session();
  ASSERT_TRUE(reader.begin().is_ok());
  EXPECT_THAT(column(reader, kAnn), ElementsAre("1"));
  ok("MATCH (n:P) SET n.name = 'Bob'");
  ok("CREATE (:P {name: 'Ann', v: 2})");
  EXPECT_THAT(column(reader, kAnn), ElementsAre("1"));
  EXPECT_THAT(find(kAnn), ElementsAre("2"));
}

TEST_F(IndexSession, MergeFindsWhatTheSameStatementCreated) {
  ok("CREATE CONSTRAINT FOR (n:P) REQUIRE n.id IS UNIQUE");
  EXPECT_THAT(find("UNWIND [1, 2, 1, 1.0, 2] AS id MERGE (n:P {id: id}) RETURN count(DISTINCT n)"), ElementsAre("2"));
  EXPECT_THAT(find("MATCH (n:P) RETURN count(*)"), ElementsAre("2"));
}

TEST_F(IndexSession, FindsEveryValueOnceInListsAndRanges) {
  ok("UNWIND range(1, 9) AS v CREATE (:N {v: v})");
  ok("CREATE (:N {v: 2.5}), (:N {v: 'x'}), (:N {v: 'xy'}), (:N {v: [1, 2]}), (:N {v: 0.0 / 0.0}), (:N)");
  const char* const queries[] = {
      "MATCH (n:N) WHERE n.v IN [3, 1, 1.0, 2.5, null, 'x', 77] RETURN n.v ORDER BY n.v",
      "MATCH (n:N) WHERE n.v > 7 RETURN n.v ORDER BY n.v",
      "MATCH (n:N) WHERE 2 < n.v <= 4 RETURN n.v ORDER BY n.v",
      "MATCH (n:N) WHERE n.v STARTS WITH 'x' RETURN n.v ORDER BY n.v",
      "MATCH (n:N) WHERE n.v >= 'x' RETURN n.v ORDER BY n.v",
      "MATCH (n:N) WHERE n.v = [1, 2.0] RETURN n.v",
      "MATCH (n:N) WHERE n.v < [2] RETURN n.v",
      "MATCH (n:N) WHERE n.v > 1 AND n.v < 'x' RETURN n.v",
      "MATCH (n:N) WHERE n.v = null OR n.v = 4 RETURN n.v",
      "MATCH (n:N) WHERE n.v = null RETURN n.v",
      "MATCH (n:N) WHERE n.v < 0.0 / 0.0 RETURN n.v",
      "UNWIND [1, 5, 5] AS x MATCH (n:N {v: x}) RETURN n.v ORDER BY n.v",
      "OPTIONAL MATCH (n:N {v: 99}) RETURN n.v",
  };
  std::vector<std::vector<std::string>> expected;
  for (const char* query : queries) expected.push_back(find(query));
  EXPECT_THAT(expected[0], ElementsAre("'x'", "1", "2.5", "3"));
  ok("CREATE INDEX FOR (n:N) ON (n.v)");
  for (std::size_t i = 0; i < std::size(queries); ++i) EXPECT_EQ(find(queries[i]), expected[i]) << queries[i];
  reopen();
  for (std::size_t i = 0; i < std::size(queries); ++i) EXPECT_EQ(find(queries[i]), expected[i]) << queries[i];
  EXPECT_THAT(message("MATCH (n:N) WHERE n.v IN 5 RETURN n"), HasSubstr("IN needs a list"));
}

TEST_F(IndexSession, FindsLongValuesExactly) {
  ok("CREATE INDEX FOR (n:N) ON (n.v)");
  ok("CREATE (:N {v: reduce(s = '', i IN range(1, 600) | s + 'x') + 'a', n: 1}), (:N {v: reduce(s = '', i IN range(1, 600) | s + 'x') + "
     "'b', n: 2})");
  EXPECT_THAT(find("MATCH (n:N) WHERE n.v = reduce(s = '', i IN range(1, 600) | s + 'x') + 'b' RETURN n.n"), ElementsAre("2"));
}

TEST_F(IndexSession, AConstraintRefusesASecondNodeAndNamesBoth) {
  ok("CREATE (:P {id: 5}), (:P {id: 6}), (:Q {id: 5}), (:P)");
  ok("CREATE CONSTRAINT person_id FOR (n:P) REQUIRE n.id IS UNIQUE");
  EXPECT_EQ(message("CREATE (:P {id: 5.0})"),
            "the constraint `person_id` lets only one node with label `P` have id = 5.0: node 1 has it, so node 5 cannot have it too");
  EXPECT_THAT(message("MATCH (n:Q) SET n:P"), HasSubstr("`person_id`"));
  EXPECT_THAT(message("MATCH (n:P) SET n.id = 1"), HasSubstr("`person_id`"));
  EXPECT_THAT(find("MATCH (n:P) RETURN n.id ORDER BY n.id"), ElementsAre("5", "6", "null"));
  // What matters is how a statement leaves the graph: values may change places.
  ok("MATCH (n:P) WHERE n.id IS NOT NULL SET n.id = 11 - n.id");
  ok("MATCH (n:P {id: 5}) DELETE n");
  ok("CREATE (:P {id: 5})");
  reopen();
  EXPECT_THAT(message("CREATE (:P {id: 6})"), HasSubstr("`person_id`"));
}

TEST_F(IndexSession, AConstraintFailsTheTransactionInWhichItIsBroken) {
  ok("CREATE CONSTRAINT FOR (n:P) REQUIRE n.id IS UNIQUE");
  ok("BEGIN");
  ok("CREATE (:P {id: 1})");
  EXPECT_THAT(message("CREATE (:P {id: 1})"), HasSubstr("`constraint_P_id`"));
  EXPECT_THAT(message("COMMIT"), HasSubstr("can only be rolled back"));
  ok("ROLLBACK");
  EXPECT_THAT(find("MATCH (n) RETURN count(*)"), ElementsAre("0"));
}

TEST_F(IndexSession, AConstraintIsNotMadeOverNodesThatBreakIt) {
  ok("CREATE (:P {id: 5}), (:P {id: 5})");
  EXPECT_THAT(message("CREATE CONSTRAINT FOR (n:P) REQUIRE n.id IS UNIQUE"), HasSubstr("node 1 has it"));
  EXPECT_THAT(find("SHOW CONSTRAINTS"), IsEmpty());
}

TEST_F(IndexSession, ShowsAndDropsIndexesByName) {
  ok("CREATE INDEX b FOR (n:P) ON (n.name)");
  ok("CREATE CONSTRAINT a FOR (n:P) REQUIRE n.id IS UNIQUE");
  ok("CREATE FULLTEXT INDEX FOR (n:P|Q) ON EACH [n.name]");
  EXPECT_THAT(find("SHOW INDEXES"), ElementsAre("'a'", "'b'", "'fulltext_P_Q_name'"));
  EXPECT_THAT(find("SHOW CONSTRAINTS"), ElementsAre("'a'"));
  EXPECT_THAT(message("CREATE INDEX b FOR (n:R) ON (n.x)"), HasSubstr("there is already an index `b`"));
  EXPECT_THAT(message("CREATE INDEX c FOR (n:P) ON (n.name)"), HasSubstr("index `b` is over the same"));
  EXPECT_THAT(message("CREATE INDEX c FOR (n:P) ON (n.id)"), HasSubstr("constraint `a` is over the same"));
  ok("CREATE INDEX c IF NOT EXISTS FOR (n:P) ON (n.name)");
  EXPECT_THAT(message("DROP INDEX a"), HasSubstr("DROP CONSTRAINT"));
  EXPECT_THAT(message("DROP INDEX c"), HasSubstr("there is no index `c`"));
  ok("DROP INDEX c IF EXISTS");
  ok("DROP INDEX b");
  ok("DROP CONSTRAINT a");
  reopen();
  EXPECT_THAT(find("SHOW INDEXES"), ElementsAre("'fulltext_P_Q_name'"));
}

TEST_F(IndexSession, PlansFollowTheIndexesThatThereAre) {
  ok("CREATE (:P {name: 'Ann', v: 1})");
  const auto plan = [&] { return session->run(std::string("EXPLAIN ") + kAnn)->plan(); };
  EXPECT_THAT(plan(), Not(HasSubstr("NodeIndexSeek")));
  ok("BEGIN");
  ok("CREATE INDEX FOR (n:P) ON (n.name)");
  EXPECT_THAT(plan(), HasSubstr("NodeIndexSeek"));
  EXPECT_THAT(find(kAnn), ElementsAre("1"));
  ok("ROLLBACK");
  EXPECT_THAT(plan(), Not(HasSubstr("NodeIndexSeek")));
  EXPECT_THAT(find(kAnn), ElementsAre("1"));
}

TEST_F(IndexSession, AResultMayOutliveItsDatabase) {
  ok("CREATE INDEX FOR (n:P) ON (n.name)");
  ok("CREATE (:P {name: 'Ann', v: 1})");
  reopen();
  const QueryResult result = session->run(kAnn).value();
  session.reset();
  database.reset();
  EXPECT_EQ(result.row_count(), 1U);
}

constexpr const char* kSearch = "CALL relata.search('zurich talk*') YIELD node, score RETURN node.v";

TEST_F(IndexSession, SearchFindsWordsOfTextsAndLists) {
  ok("CREATE (:P {name: 'Zürich', v: 1}), (:P {aliases: ['The Talks', 'x'], v: 2}), (:Q {name: 'Zürich', v: 3})");
  ok("CREATE FULLTEXT INDEX names FOR (n:P) ON EACH [n.name, n.aliases]");
  EXPECT_THAT(find(kSearch), UnorderedElementsAre("1", "2"));
  ok("MATCH (n {v: 1}) SET n.name = 'Bern'");
  ok("MATCH (n:Q) SET n:P");
  EXPECT_THAT(find(kSearch), UnorderedElementsAre("2", "3"));
  reopen();
  EXPECT_THAT(find(kSearch), UnorderedElementsAre("2", "3"));
  ok("MATCH (n {v: 2}) SET n.aliases = null");
  ok("MATCH (n {v: 3}) DELETE n");
  ok("CREATE (:P {name: 'talkative', v: 4})");
  EXPECT_THAT(find(kSearch), ElementsAre("4"));
  reopen();
  EXPECT_THAT(find(kSearch), ElementsAre("4"));
}

TEST_F(IndexSession, SearchShowsATransactionItsEarlierStatements) {
  ok("CREATE FULLTEXT INDEX FOR (n:P) ON EACH [n.name]");
  ok("BEGIN");
  ok("CREATE (:P {name: 'Zurich', v: 1})");
  EXPECT_THAT(find(kSearch), ElementsAre("1"));
  ok("ROLLBACK");
  EXPECT_THAT(find(kSearch), IsEmpty());
}

TEST_F(IndexSession, SearchTakesOptionsAndSaysWhatItLacks) {
  EXPECT_THAT(message("CALL relata.search('x')"), HasSubstr("CREATE FULLTEXT INDEX"));
  ok("CREATE FULLTEXT INDEX one FOR (n:P) ON EACH [n.name]");
  ok("CREATE FULLTEXT INDEX two FOR (n:P) ON EACH [n.title]");
  ok("CREATE (:P {name: 'red apple', v: 1}), (:P {name: 'red', v: 2}), (:P {title: 'red', v: 3})");
  EXPECT_THAT(message("CALL relata.search('x')"), HasSubstr("several full-text indexes (one, two)"));
  EXPECT_THAT(message("CALL relata.search('x', {index: 'three'})"), HasSubstr("no full-text index `three`"));
  EXPECT_THAT(message("CALL relata.search('x', {limits: 3})"), HasSubstr("cannot use limits"));
  EXPECT_THAT(find("CALL relata.search('red', {index: 'one', limit: 1}) YIELD node RETURN node.v"), ElementsAre("2"));
  EXPECT_THAT(find("CALL relata.search('red apple', {index: 'one', all: true}) YIELD node RETURN node.v"), ElementsAre("1"));
  EXPECT_THAT(find("CALL relata.search(null) YIELD node RETURN node"), IsEmpty());
}

// A random history of changes, transactions and reopenings. What the index finds is what a look at every node finds.
class IndexHistory : public testing::TestWithParam<std::uint64_t> {
 protected:
  std::size_t below(std::size_t end) { return random_() % end; }
  void run(const std::string& query) {
    const Status status = session_->run(query).status();
    ASSERT_TRUE(status.is_ok() || status.query_error() != nullptr) << query << ": " << status.to_string();
    if (!status.is_ok() && session_->in_transaction()) {
      ASSERT_TRUE(session_->rollback().is_ok());
    }
  }
  void reopen() {
    session_.reset();
    database_.reset();
    ASSERT_THAT(check_database(directory_ / "db")->problems, IsEmpty());
    database_ = Database::open(directory_ / "db").value();
    session_ = database_->session();
  }
  void step(const std::string& v, const std::string& w) {
    switch (below(9)) {
      case 0: return run("CREATE (:P {v: " + v + ", k: " + w + "})");
      case 1: return run("CREATE (:Q {v: " + v + ", t: " + w + "})");
      case 2: return run("MATCH (n {v: " + v + "}) SET n.k = " + w);
      case 3: return run("MATCH (n {v: " + v + "}) SET n:P");
      case 4: return run("MATCH (n {v: " + v + "}) REMOVE n:P");
      case 5: return run("MATCH (n {v: " + v + "}) DELETE n");
      case 6: return run("MERGE (n:P {k: " + w + "}) ON CREATE SET n.v = " + v);
      case 7: return run(!session_->in_transaction() ? "BEGIN" : below(3) == 0 ? "ROLLBACK" : "COMMIT");
      default: return session_->in_transaction() ? void() : reopen();
    }
  }

  std::mt19937_64 random_{GetParam()};
  const TemporaryDirectory directory_;
  std::optional<Database> database_ = Database::open(directory_ / "db").value();
  std::optional<Session> session_ = database_->session();
};

TEST_P(IndexHistory, AnswersAsAScanDoes) {
  const std::vector<std::string> values = {"'a b'", "'b'", "1", "2.0", "null", "['a', 'c']"};
  run("CREATE INDEX FOR (n:P) ON (n.k)");
  run("CREATE FULLTEXT INDEX FOR (n:P|Q) ON EACH [n.k, n.t]");
  for (int i = 0; i < 60 && !HasFailure(); ++i) {
    const std::string w = values[below(values.size())];
    step(std::to_string(below(6)), w);
    EXPECT_EQ(column(*session_, "MATCH (n:P) WHERE n.k = " + w + " RETURN id(n) AS i ORDER BY i"),
              column(*session_, "MATCH (n) WHERE n:P WITH n WHERE n.k = " + w + " RETURN id(n) AS i ORDER BY i"))
        << i;
    EXPECT_EQ(
        column(*session_, "CALL relata.search('b', {limit: 999}) YIELD node RETURN id(node) AS i ORDER BY i"),
        column(*session_, "MATCH (n) WHERE (n:P OR n:Q) AND (n.k IN ['b', 'a b'] OR n.t IN ['b', 'a b']) RETURN id(n) AS i ORDER BY i"))
        << i;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, IndexHistory, testing::Range<std::uint64_t>(1, 9));

}  // namespace
}  // namespace relata
