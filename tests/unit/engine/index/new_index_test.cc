// Indexes over more than a transaction takes: made whole or not at all, whichever call to the store is the last one.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/api/session.h"
#include "engine/txn/database_core.h"
#include "storage/kv/fault_kv.h"
#include "storage/kv/memory_kv.h"
#include "tests/unit/storage/kv/limited_kv.h"
#include "tests/unit/storage/kv/shared_kv.h"

namespace relata {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::size_t kLimitBytes = 128 << 10;
// Twice, so that two halves of them go into a transaction each, and the entries of all, over 400 bytes each, do not.
constexpr const char* kNodes =
    "UNWIND range({}, {}) AS i CREATE (:P {{id: i, name: 'N' + toString(i % 7) + '{}', text: 'word' + toString(i)}})";
constexpr int kHalf = 200;
constexpr const char* kByName = "CREATE INDEX by_name FOR (n:P) ON (n.name)";
constexpr const char* kWords = "CREATE FULLTEXT INDEX words FOR (n:P) ON EACH [n.text, n.name]";

class NewIndex : public testing::Test {
 protected:
  void SetUp() override {
    open();
    const std::string tail(400, 'x');
    ok(fmt::format(fmt::runtime(kNodes), 1, kHalf, tail));
    ok(fmt::format(fmt::runtime(kNodes), kHalf + 1, 2 * kHalf, tail));
  }
  void open() {
    session.reset();
    core.reset();
    auto limited = std::make_unique<LimitedKv>(kv, kLimitBytes);
    auto store = GraphStore::open_on(make_fault_kv(std::move(limited), faults), {});
    ASSERT_TRUE(store.is_ok()) << store.status().to_string();
    core = DatabaseCore::open(std::move(store).value(), false).value();
    session.emplace(*core);
  }
  Status run(std::string_view statement) { return session->run(statement).status(); }
  void ok(std::string_view statement) {
    const Status status = run(statement);
    ASSERT_TRUE(status.is_ok()) << status.to_string();
  }
  std::vector<std::string> find(std::string_view query) {
    const Result<QueryResult> result = session->run(query);
    EXPECT_TRUE(result.is_ok()) << result.status().to_string();
    std::vector<std::string> values;
    for (std::size_t row = 0; result.is_ok() && row < result->row_count(); ++row) values.push_back(result->display(result->at(row, 0)));
    return values;
  }
  std::vector<std::string> problems() const {
    return GraphStore::open_on(std::make_unique<SharedKv>(kv), {.read_only = true}).value()->check()->problems;
  }
  std::uint64_t keys_of_indexes() const {
    std::uint64_t count = 0;
    const auto reader = kv->snapshot().value();
    for (const char table : std::string_view("pgxy")) {
      std::vector<KvPair> pairs;
      EXPECT_TRUE(reader->scan(KeyRange::prefix(std::string(1, table))).value()->next_batch(pairs, 100'000).is_ok());
      count += pairs.size();
    }
    return count;
  }
  // Whichever call fails, there is no index, and nothing to complain of; a second attempt makes it, and so does one after a new opening.
  void expect_all_or_nothing(const char* statement, const char* query, const std::string& answer) {
    const std::uint64_t before = keys_of_indexes();
    const std::uint64_t first = faults->calls();
    ok(statement);
    const std::uint64_t calls = faults->calls() - first;
    const std::uint64_t whole = keys_of_indexes();
    ok("DROP INDEX " + name_of(statement));
    for (std::uint64_t n = 1; n <= calls; ++n) {
      for (const bool reopened : {false, true}) {
        faults->fail_call(n, Status::io_error("planted"));
        ASSERT_THAT(std::string(run(statement).message()), HasSubstr("planted")) << n;
        EXPECT_THAT(find("SHOW INDEXES"), IsEmpty()) << n;
        EXPECT_THAT(problems(), IsEmpty()) << n;
        if (reopened) {
          open();
          EXPECT_EQ(keys_of_indexes(), before) << n;
        }
        ok(statement);
        EXPECT_THAT(find(query), ElementsAre(answer)) << n;
        EXPECT_THAT(problems(), IsEmpty()) << n;
        ok("DROP INDEX " + name_of(statement));
        open();
        EXPECT_EQ(keys_of_indexes(), before) << n;
      }
    }
    ok(statement);
    EXPECT_EQ(keys_of_indexes(), whole);
  }
  static std::string name_of(const char* statement) { return statement == kByName ? "by_name" : "words"; }

  std::shared_ptr<KvStore> kv = make_memory_kv();
  std::shared_ptr<FaultInjector> faults = std::make_shared<FaultInjector>();
  std::unique_ptr<DatabaseCore> core;
  std::optional<Session> session;
};

const std::string kCountOfName = "MATCH (n:P) WHERE n.name STARTS WITH 'N3' RETURN count(*)";

TEST_F(NewIndex, OfMoreEntriesThanATransactionTakesIsFilled) {
  ok(kByName);
  // 3, 10, ..., 395: 57 of them.
  EXPECT_THAT(find(kCountOfName), ElementsAre("57"));
  ok("MATCH (n:P {id: 3}) SET n.name = 'other'");
  EXPECT_THAT(find(kCountOfName), ElementsAre("56"));
  open();
  EXPECT_THAT(session->run("EXPLAIN " + kCountOfName)->plan(), HasSubstr("NodeIndex"));
  EXPECT_THAT(find(kCountOfName), ElementsAre("56"));
  EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(NewIndex, HoldsWhatItsTransactionChangesBeforeAndAfterIt) {
  ok("BEGIN");
  ok("MATCH (n:P {id: 3}) SET n.name = 'other'");
  ok("MATCH (n:P {id: 10}) DELETE n");
  ok(kByName);
  ok("CREATE (:P {id: 1000, name: 'N3'})");
  ok("MATCH (n:P {id: 17}) SET n.name = 'other'");
  EXPECT_THAT(find(kCountOfName), ElementsAre("55"));
  EXPECT_THAT(find("MATCH (n:P {name: 'other'}) RETURN n.id ORDER BY n.id"), ElementsAre("3", "17"));
  ok("COMMIT");
  open();
  EXPECT_THAT(find(kCountOfName), ElementsAre("55"));
  EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(NewIndex, IsAllThereOrNotWhicheverCallFails) { expect_all_or_nothing(kByName, kCountOfName.c_str(), "57"); }

TEST_F(NewIndex, OfWordsIsAllThereOrNotWhicheverCallFails) {
  expect_all_or_nothing(kWords, "CALL relata.search('word38') YIELD node RETURN node.id", "38");
}

TEST_F(NewIndex, UnderAConstraintIsNotMadeOfEqualValues) {
  ok("CREATE CONSTRAINT FOR (n:P) REQUIRE n.id IS UNIQUE");
  ok("CREATE (:P {id: 7000, code: 1}), (:P {id: 7001, code: 1.0})");
  EXPECT_THAT(std::string(run("CREATE CONSTRAINT FOR (n:P) REQUIRE n.code IS UNIQUE").message()),
              testing::AllOf(HasSubstr("node 401 has it"), HasSubstr("node 402 cannot")));
  EXPECT_THAT(std::string(run("CREATE (:P {id: 38})").message()), HasSubstr("node 38 has it"));
  EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(NewIndex, MadeAndDroppedInOneTransactionLeavesNothing) {
  const std::uint64_t before = keys_of_indexes();
  ok("BEGIN");
  ok(kByName);
  ok("DROP INDEX by_name");
  ok("COMMIT");
  EXPECT_EQ(keys_of_indexes(), before);
  ok(kWords);
  open();
  EXPECT_THAT(problems(), IsEmpty());
}

}  // namespace
}  // namespace relata
