// What is decided from columns is what the predicates say: random graphs whose properties are of one kind or of all, in the store, in
// memory and in both; each predicate as it is, and wrapped so that it is evaluated row by row.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>
#include <vector>

#include "engine/api/database.h"
#include "engine/api/session.h"
#include "engine/txn/storage_tuning.h"

namespace relata {
namespace {

// $x: what is come to; $k: what is known before.
const char* const kPredicates[] = {
    "$x.w > 1",
    "1 < $x.w <= 2",
    "2 = $x.w",
    "$x.w <> 2",
    "$x.w >= 1 AND $x.w < 3 AND $x.v = 2",
    "$x.w > 2 OR $x.v > 2",
    "$x.w > $parameter",
    "$x.w > 9223372036854775806",
    "$x.w >= 9223372036854775807",
    "$x.w < -9223372036854775807",
    "$x.w = 1.5",
    "$x.w < 1.5",
    "$x.w = date('2020-01-02')",
    "$x.w < date('2020-01-03')",
    "date('2020-01-01') <= $x.w < date('2020-01-03')",
    "$x.w = 'b'",
    "'ab' <> $x.w",
    "$x.w CONTAINS 'b'",
    "$x.w STARTS WITH 'a'",
    "$x.w ENDS WITH $text",
    "$x.w CONTAINS 'b' AND $x.v > 0",
    "'ab' CONTAINS $x.w",
    "$x.w = null",
    "$x.w < null",
    "$x.missing > 1",
    "$x.missing = 'b'",
    "$x.missing IS NULL AND $x.w > 0",
    "$x.w >= $k.w",
    "$k.v < $x.w <= 3",
    "$x.w < $x.v",
    "$x.v <= $k.v + 1",
    "$k.v >= $x.v - 1",
    "1 + $x.v > $k.v",
    "2 - $x.v < $k.v",
    "$x.v + $x.v > $k.v",
    "$x.v - $k.v > 0",
};

const char* const kPatterns[] = {
    "MATCH (k:A {i: 1}) MATCH (x:B) WHERE {} RETURN x.i",
    "MATCH (k:A)-[x:T]->() WHERE {} RETURN k.i, x.i",
    "MATCH (k)-[:T]-(x) WHERE {} RETURN k.i, x.i",
    "MATCH (a)-[k:T]->(b)-[x:T]->(c:A) WHERE {} RETURN k.i, x.i",
    "MATCH (h:Hub)-[k:H]->() MATCH (h)-[x:G]->(c) WHERE {} RETURN k.i, x.i",
    "MATCH (a:A)-[k:T]->(b), (a)-[x:T]->(c)<-[y:T]-(b) WHERE {} RETURN k.i, x.i, y.i",
    "MATCH (a:A)-[k:T]->(b), (a)-[y:T]->(c)<-[x:T]-(b) WHERE ({}) AND y.w > 0 RETURN k.i, x.i, y.i",
    // Scanned by relationship, where nothing is known of its ends.
    "MATCH (k:A {i: 1}) MATCH (a)-[x:T]->(b:B) WHERE {} RETURN k.i, a.i, x.i, b.i",
    "MATCH (k {i: 2}) MATCH (a:A)-[x:T|H]-(b) WHERE {} RETURN k.i, a.i, x.i, b.i",
    "MATCH (k:B) MATCH (b:B)<-[x]-(a:A) WHERE ({}) AND a.v <= b.v RETURN k.i, a.i, x.i, b.i",
    "MATCH (k:A) MATCH ()-[x:T]-(b:A) WHERE {} RETURN k.i, count(*), count(DISTINCT x)",
    "MATCH (k:A) MATCH (:A)-[x:T]->() WHERE {} RETURN k.i, count(x)",
    "MATCH ()-[k:T {i: 7}]->() MATCH (a)-[x:T]->(b)-[y:T]->(c) WHERE ({}) AND a.v < 3 RETURN k.i, x.i, y.i",
    "MATCH ()-[k:T]->(), (a)-[x:T]-(b) WHERE {} RETURN k.i, x.i, a.i, b.i",
    "MATCH (k:A) OPTIONAL MATCH (a:B)-[x:G|T]->(b) WHERE {} RETURN k.i, x.i",
};

const std::vector<std::vector<std::string>> kKinds = {
    {"-1", "0", "1", "2", "3"},
    {"date('2020-01-01')", "date('2020-01-02')", "date('2020-01-03')"},
    {"'a'", "'b'", "'ab'", "''"},
    {"1", "9223372036854775807", "-9223372036854775808", "2"},
    {"1", "date('2020-01-02')", "'b'", "1.5", "true", "[1]", "2"},
};

std::string with(std::string text, const std::string& what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) text.replace(at, what.size(), by);
  return text;
}

struct Storage {
  const char* name;
  StorageTuning tuning;
};
const Storage kStorages[] = {
    {"in memory", {}},
    {"stored", {.fold_changes = 1, .fold_fraction = 0}},
    {"stored, little memory", {.memory_bytes = 1, .fold_changes = 1, .fold_fraction = 0}},
    {"stored but for the last changes", {.fold_changes = 40, .fold_fraction = 0}},
};

constexpr std::size_t kGroups = 4;  // of patterns, one of which is asked each time: all with all would take long

class ColumnSelectionTest : public testing::Test {
 protected:
  static void fill(Session& session, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const std::vector<std::string>& kind = kKinds[seed % kKinds.size()];
    const auto properties = [&](std::uint64_t number) {
      std::string text = fmt::format("i: {}, v: {}", number, random() % 4);
      if (random() % 5 != 0) text += ", w: " + kind[random() % kind.size()];
      return text;
    };
    constexpr std::uint64_t kNodes = 8;
    constexpr std::uint64_t kRelationships = 24;
    std::string create = "CREATE ";
    for (std::uint64_t i = 1; i <= kNodes; ++i) {
      create += fmt::format("{}(n{}:{} {{{}}})", i > 1 ? ", " : "", i, i == 1 || random() % 2 ? "A" : "B", properties(i));
    }
    for (std::uint64_t i = 1; i <= kRelationships; ++i) {
      create += fmt::format(", (n{})-[:T {{{}}}]->(n{})", 1 + random() % kNodes, properties(i), 1 + random() % kNodes);
    }
    // Enough relationships of one node, and rows that ask for them, to be worth sorting.
    create += ", (h:Hub)";
    for (std::uint64_t i = 1; i <= 12; ++i) create += fmt::format(", (h)-[:H {{{}}}]->(n1)", properties(i));
    for (std::uint64_t i = 1; i <= 40; ++i) create += fmt::format(", (h)-[:G {{{}}}]->(n2)", properties(i));
    for (const std::string& statement :
         {create, fmt::format("MATCH (n) WHERE n.i % 3 = 0 SET n.w = {}", kind.front()),
          fmt::format("MATCH ()-[r {{i: 4}}]->() SET r.w = {}", kind.back()), std::string("MATCH ()-[r {i: 5}]->() DELETE r")}) {
      const Result<QueryResult> result = session.run(statement);
      ASSERT_TRUE(result.is_ok()) << statement << ": " << result.status().message();
    }
  }

  static std::multiset<std::string> rows_of(Session& session, const std::string& query) {
    const Result<QueryResult> result = session.run(query, {{"parameter", 0}, {"text", "b"}});
    EXPECT_TRUE(result.is_ok()) << query << ": " << result.status().message();
    std::multiset<std::string> rows;
    for (std::size_t row = 0; result.is_ok() && row < result->row_count(); ++row) {
      std::string text;
      for (std::size_t column = 0; column < result->columns().size(); ++column) text += result->display(result->at(row, column)) + " ";
      rows.insert(text);
    }
    return rows;
  }

  // Each predicate as it is, and so that no column decides it.
  static void compare(Session& session, std::size_t group, std::set<std::string>& found) {
    for (std::size_t p = group; p < std::size(kPatterns); p += kGroups) {
      for (const char* const predicate : kPredicates) {
        SCOPED_TRACE(fmt::format("{}, {}", kPatterns[p], predicate));
        const std::string asked = with(with(predicate, "$x", "x"), "$k", "k");
        const auto rows = rows_of(session, with(kPatterns[p], "{}", asked));
        EXPECT_EQ(rows, rows_of(session, with(kPatterns[p], "{}", "NOT NOT (" + asked + ")")));
        if (!rows.empty()) found.insert(predicate);
      }
    }
  }
};

TEST_F(ColumnSelectionTest, FindsWhatThePredicatesSay) {
  std::set<std::string> found;
  for (std::uint64_t seed = 0; seed < kKinds.size(); ++seed) {
    for (std::size_t s = 0; s < std::size(kStorages); ++s) {
      const Storage& storage = kStorages[s];
      Database database = Database::open_in_memory(storage.tuning).value();
      Session session = database.session();
      fill(session, seed);
      SCOPED_TRACE(fmt::format("seed {}, {}", seed, storage.name));
      compare(session, (2 * seed + s) % kGroups, found);
      if (HasFailure()) return;
    }
  }
  // Nearly all of them hold somewhere.
  EXPECT_GE(found.size(), std::size(kPredicates) - 4);
}

TEST_F(ColumnSelectionTest, SeesWhatATransactionHasChanged) {
  std::set<std::string> found;
  for (std::uint64_t seed = 0; seed < kKinds.size(); ++seed) {
    for (const Storage& storage : kStorages) {
      Database database = Database::open_in_memory(storage.tuning).value();
      Session session = database.session();
      fill(session, seed);
      ASSERT_TRUE(session.begin().is_ok());
      const std::string value = kKinds[seed].back();
      for (const std::string& change :
           {fmt::format("MATCH ()-[r:T]->() WHERE r.i % 5 = 0 SET r.w = {}, r.v = 1", value),
            std::string("MATCH ()-[r {i: 6}]->() DELETE r"),
            fmt::format("MATCH (a {{i: 1}}), (b {{i: 2}}) CREATE (a)-[:T {{i: 90, w: {0}, v: 2}}]->(b), (b)-[:T {{i: 91, w: {0}}}]->(b)",
                        value),
            std::string("MATCH (a {i: 3}) SET a:A"), std::string("MATCH (a {i: 4}) REMOVE a:A"),
            std::string("MATCH ()-[r {i: 8}]->() REMOVE r.w")}) {
        const Result<QueryResult> result = session.run(change);
        ASSERT_TRUE(result.is_ok()) << change << ": " << result.status().message();
      }
      SCOPED_TRACE(fmt::format("seed {}, {}", seed, storage.name));
      compare(session, (seed + static_cast<std::size_t>(&storage - kStorages)) % kGroups, found);
      ASSERT_TRUE(session.rollback().is_ok());
      if (HasFailure()) return;
    }
  }
}

TEST_F(ColumnSelectionTest, ScansRelationshipsWhereNothingBetterIsKnownOfTheirEnds) {
  Database database = Database::open_in_memory().value();
  Session session = database.session();
  for (const char* const statement : {"UNWIND range(0, 199) AS i CREATE (:A {i: i}), (:B {i: i})",
                                      "MATCH (a:A), (b:B) WHERE a.i % 20 = b.i % 20 CREATE (a)-[:T {w: b.i % 7, v: a.i % 3}]->(b)",
                                      "CREATE (h:Hub) WITH h MATCH (b:B) WHERE b.i < 5 CREATE (h)-[:G {w: b.i}]->(b)"}) {
    ASSERT_TRUE(session.run(statement).is_ok()) << statement;
  }
  // So many that the nodes with the labels are marked in advance.
  EXPECT_EQ(rows_of(session, "MATCH (:A)-[x:T]->(:B) WHERE x.w > 1 RETURN count(*)"),
            rows_of(session, "MATCH (:A)-[x:T]->(:B) WHERE NOT x.w <= 1 RETURN count(*)"));
  const auto plan = [&](const std::string& query) { return session.run("EXPLAIN " + query)->plan(); };
  EXPECT_THAT(plan("MATCH (:A)-[x:T]->(:B) WHERE x.w > 1 RETURN count(*)"),
              testing::HasSubstr("RelationshipScan (#0:A)-[x:T]->(#2:B) counted"));
  EXPECT_THAT(plan("MATCH (a)-[x:T {w: 1}]-(b) RETURN a, b"), testing::HasSubstr("RelationshipScan"));
  for (const char* const other : {"x.w <> 1", "x.w IS NULL", "x.w > x.v", "a.w > 1", "x.w + a.w > 1", "x.w > 1 OR x.v > 1"}) {
    EXPECT_THAT(plan(fmt::format("MATCH (a)-[x:T]->(b) WHERE {} RETURN x", other)), testing::Not(testing::HasSubstr("RelationshipScan")));
  }
  EXPECT_THAT(plan("MATCH (a)-[x:T]->(a) WHERE x.w > 1 RETURN x"), testing::Not(testing::HasSubstr("RelationshipScan")));
  EXPECT_THAT(plan("MATCH (h:Hub)-[x:G]->(b) WHERE x.w > 1 RETURN x"), testing::Not(testing::HasSubstr("RelationshipScan")));
}

}  // namespace
}  // namespace relata
