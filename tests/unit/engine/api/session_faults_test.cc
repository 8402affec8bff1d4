// Every single call to the store fails once while a session runs a script: the statement says so, nothing of it is half done, and the
// session goes on, or says that the graph is to be opened again.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/api/session.h"
#include "engine/txn/database_core.h"
#include "storage/kv/fault_kv.h"
#include "storage/kv/memory_kv.h"
#include "tests/unit/storage/kv/shared_kv.h"

namespace relata {
namespace {

using testing::HasSubstr;

// Each runs as a whole: one statement, or a transaction of several.
const std::vector<std::vector<std::string>> kScript = {
    {"CREATE (:Person {name: 'Ann'})-[:KNOWS {since: 2020}]->(:Person {name: 'Bob'})"},
    {"MATCH (b {name: 'Bob'}) SET b.age = 30, b:Old"},
    {"BEGIN", "CREATE (:City {name: 'Oslo'})", "MATCH (a {name: 'Ann'}), (c:City) CREATE (a)-[:LIVES_IN]->(c)", "COMMIT"},
    {"MATCH (b {name: 'Bob'}) DETACH DELETE b"},
    {"MERGE (d:Person {name: 'Dan'})"},
};

using Content = std::map<Bytes, Bytes>;

// A database over a store in memory that fails where it is told to.
class FaultyDatabase {
 public:
  FaultyDatabase() { EXPECT_TRUE(open().is_ok()); }
  Status open() {
    session_.reset();
    core_.reset();
    RELATA_ASSIGN_OR_RETURN(auto store, GraphStore::open_on(make_fault_kv(std::make_unique<SharedKv>(kv_), faults), {}));
    RELATA_ASSIGN_OR_RETURN(core_, DatabaseCore::open(std::move(store), false));
    session_.emplace(*core_);
    return Status::ok();
  }
  // A transaction that fails is rolled back.
  Status run(const std::vector<std::string>& statements, Durability durability = Durability::kSync) {
    QueryOptions options;
    options.durability = durability;
    for (const std::string& statement : statements) {
      Status status = session_->run(statement, {}, options).status();
      if (status.is_ok()) continue;
      if (session_->in_transaction()) RELATA_RETURN_IF_ERROR(session_->rollback());
      return status;
    }
    return Status::ok();
  }
  std::uint64_t nodes() { return core_->snapshot()->node_count(); }
  Content content() const {
    const auto reader = kv_->snapshot().value();
    const auto scan = reader->scan({}).value();
    std::vector<KvPair> pairs;
    EXPECT_TRUE(scan->next_batch(pairs, 10'000).is_ok());
    Content content(pairs.begin(), pairs.end());
    content.erase("midentity");  // no two stores have it in common
    return content;
  }

  std::shared_ptr<FaultInjector> faults = std::make_shared<FaultInjector>();

 private:
  std::shared_ptr<KvStore> kv_ = make_memory_kv();
  std::unique_ptr<DatabaseCore> core_;
  std::optional<Session> session_;
};

struct CleanRun {
  std::vector<Content> contents;  // before each step of the script, and at the end
  std::uint64_t calls = 0;        // to the store, by the script
};

CleanRun run_cleanly(Durability durability) {
  CleanRun run;
  FaultyDatabase database;
  run.contents.push_back(database.content());
  const std::uint64_t before = database.faults->calls();
  for (const auto& step : kScript) {
    EXPECT_TRUE(database.run(step, durability).is_ok());
    run.contents.push_back(database.content());
  }
  run.calls = database.faults->calls() - before;
  return run;
}

TEST(SessionFaults, AStatementIsDoneWholeOrNotAtAllWhicheverCallFails) {
  const CleanRun clean = run_cleanly(Durability::kSync);
  ASSERT_GT(clean.calls, 30U);
  for (std::uint64_t n = 1; n <= clean.calls; ++n) {
    FaultyDatabase database;
    database.faults->fail_call(n, Status::io_error("planted"));
    for (std::size_t i = 0; i < kScript.size(); ++i) {
      const std::uint64_t nodes = database.nodes();
      const Status status = database.run(kScript[i]);
      if (!status.is_ok()) {
        EXPECT_EQ(status.code(), StatusCode::kIoError) << n;
        EXPECT_THAT(std::string(status.message()), HasSubstr("planted")) << n;
        EXPECT_EQ(database.content(), clean.contents[i]) << n;
        EXPECT_EQ(database.nodes(), nodes) << n;
        ASSERT_TRUE(database.run(kScript[i]).is_ok()) << n;
      }
      ASSERT_EQ(database.content(), clean.contents[i + 1]) << n;
    }
    EXPECT_TRUE(database.faults->has_failed()) << n;
  }
}

// Also where the error leaves open whether the commit is there: the session then says that the graph is to be opened again.
TEST(SessionFaults, AnUnknownOutcomeAsksForReopeningWhichTells) {
  for (const Durability durability : {Durability::kSync, Durability::kGroup}) {
    const CleanRun clean = run_cleanly(durability);
    for (std::uint64_t n = 1; n <= clean.calls; ++n) {
      FaultyDatabase database;
      database.faults->fail_call(n, Status::unknown_outcome("planted"));
      for (std::size_t i = 0; i < kScript.size(); ++i) {
        const Status status = database.run(kScript[i], durability);
        if (!status.is_ok() && database.content() == clean.contents[i + 1]) {
          EXPECT_THAT(std::string(database.run(kScript[i], durability).message()), HasSubstr("reopen")) << n;
          ASSERT_TRUE(database.open().is_ok()) << n;
        } else if (!status.is_ok()) {
          ASSERT_EQ(database.content(), clean.contents[i]) << n;
          if (!database.run(kScript[i], durability).is_ok()) {
            ASSERT_TRUE(database.open().is_ok()) << n;
            ASSERT_TRUE(database.run(kScript[i], durability).is_ok()) << n;
          }
        }
        ASSERT_EQ(database.content(), clean.contents[i + 1]) << n;
      }
    }
  }
}

}  // namespace
}  // namespace relata
