#include "storage/bulk/bulk_loader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <thread>

#include "storage/kv/fault_kv.h"
#include "storage/kv/memory_kv.h"
#include "storage/layout/keys.h"
#include "tests/unit/storage/bulk/sample_load.h"
#include "tests/unit/storage/child_process.h"
#include "tests/unit/storage/graph/sample_history.h"
#include "tests/unit/storage/kv/temporary_directory.h"

namespace relata {
namespace {

constexpr std::uint32_t kNodes = 700;

// Everything but the log, which lists what a commit touched and nothing of a load, and the segments, which a load writes at once.
std::map<Bytes, Bytes> content_without_log(const KvStore& store) {
  std::map<Bytes, Bytes> content = content_of(store);
  for (const keys::Table table : {keys::Table::kLog, keys::Table::kSegment}) {
    std::erase_if(content, [&](const auto& pair) { return pair.first.starts_with(keys::table(table)); });
  }
  return content;
}

std::map<Bytes, Bytes> committed() {
  const std::shared_ptr<KvStore> kv = make_memory_kv();
  const auto graph = GraphStore::open_on(std::make_unique<SharedKv>(kv), {}).value();
  EXPECT_TRUE(graph->commit(sample_commit(kNodes), Durability::kNone).is_ok());
  return content_without_log(*kv);
}

void load(const std::shared_ptr<KvStore>& kv, WorkerPool& pool, const BulkLoaderOptions& options) {
  const auto loader = BulkLoader::create_on(kv, pool, options).value();
  ASSERT_TRUE(add_sample(*loader, kNodes).is_ok());
  ASSERT_TRUE(finish_sample(*loader).is_ok());
}

TEST(BulkLoader, LeavesTheSameBytesAsACommit) {
  const TemporaryDirectory scratch;
  const std::map<Bytes, Bytes> expected = committed();
  // Few and many files, parts and threads, in memory and spilled.
  for (const std::size_t size : {1, 5'000, 100'000'000}) {
    WorkerPool pool(size == 5'000 ? 1 : 3);
    const std::shared_ptr<KvStore> kv = make_memory_kv();
    load(kv, pool, {scratch.path(), size, size, size});
    EXPECT_TRUE(content_without_log(*kv) == expected) << size;
  }
}

TEST(BulkLoader, MakesAGraphThatTheCheckFindsSoundAndThatCanBeWrittenTo) {
  const TemporaryDirectory home;
  WorkerPool pool(2);
  {
    const auto loader = BulkLoader::create(home.path() / "db", pool, {{}, 1 << 20, 10'000, 500}).value();
    ASSERT_TRUE(add_sample(*loader, kNodes).is_ok());
    ASSERT_TRUE(finish_sample(*loader).is_ok());
  }
  const auto graph = GraphStore::open(home.path() / "db", {.create_if_missing = false}).value();
  const ConsistencyReport report = graph->check().value();
  EXPECT_THAT(report.problems, testing::IsEmpty());
  EXPECT_EQ(report.nodes, kNodes);
  EXPECT_EQ(report.edges, 3 * kNodes);
  EXPECT_EQ(graph->load_catalog()->next_edge, 3 * kNodes + 1);
  EXPECT_TRUE(graph->commit({PutNode{{kNodes + 1}, {}}}, Durability::kSync).is_ok());
  EXPECT_THAT(graph->check()->problems, testing::IsEmpty());
}

TEST(BulkLoader, IsNoGraphBeforeItsEnd) {
  const TemporaryDirectory home;
  WorkerPool pool(2);
  const std::shared_ptr<KvStore> kv = make_memory_kv();
  {
    const auto loader = BulkLoader::create_on(kv, pool, {}).value();
    ASSERT_TRUE(add_sample(*loader, kNodes).is_ok());
    const auto graph = GraphStore::open_on(std::make_unique<SharedKv>(kv), {});
    EXPECT_EQ(graph.status().code(), StatusCode::kUnsupported);
    EXPECT_NE(graph.status().message().find("bulk load"), std::string_view::npos);
  }
  EXPECT_FALSE(GraphStore::open_on(std::make_unique<SharedKv>(kv), {}).is_ok());
  { ASSERT_TRUE(add_sample(*BulkLoader::create(home.path() / "db", pool).value(), kNodes).is_ok()); }
  EXPECT_TRUE(std::filesystem::is_empty(home.path()));
}

TEST(BulkLoader, RefusesAStoreThatHoldsSomething) {
  WorkerPool pool(1);
  const std::shared_ptr<KvStore> kv = make_memory_kv();
  ASSERT_TRUE(GraphStore::open_on(std::make_unique<SharedKv>(kv), {}).is_ok());
  EXPECT_EQ(BulkLoader::create_on(kv, pool, {}).status().code(), StatusCode::kAlreadyExists);
}

// Every call to the store fails once: the load fails with it, and what is there is no graph, or all of it.
TEST(BulkLoader, FailsAsAWholeWhenAnyCallFails) {
  for (std::uint64_t n = 1;; ++n) {
    WorkerPool pool(1);
    const std::shared_ptr<KvStore> kv = make_memory_kv();
    const auto injector = std::make_shared<FaultInjector>();
    injector->fail_call(n, Status::io_error("injected"));
    const auto run = [&]() -> Status {
      RELATA_ASSIGN_OR_RETURN(
          const std::unique_ptr<BulkLoader> loader,
          BulkLoader::create_on(make_fault_kv(std::make_unique<SharedKv>(kv), injector), pool, {{}, 1 << 20, 50'000, 2'000}));
      RELATA_RETURN_IF_ERROR(add_sample(*loader, 50));
      return finish_sample(*loader);
    };
    const Status status = run();
    const auto graph = GraphStore::open_on(std::make_unique<SharedKv>(kv), {});
    if (!injector->has_failed()) {
      EXPECT_TRUE(status.is_ok() && graph.is_ok());
      EXPECT_GT(n, 10U);
      break;
    }
    EXPECT_EQ(status.code(), StatusCode::kIoError) << n;
    // An empty store counts as an empty graph: nothing had been written.
    EXPECT_TRUE(!graph.is_ok() || graph.value()->check()->nodes == 0) << n;
  }
}

// A process that loads is killed at any moment: then there is no graph, and the next load finds its way, or there is all of it.
TEST(BulkLoader, LeavesNothingOrEverythingWhenItIsKilled) {
  std::mt19937 random(20250313);
  std::uint64_t whole = 0;
  const TemporaryDirectory home;
  const std::filesystem::path directory = home.path() / "db";
  for (int kill = 0; kill < 12; ++kill) {
    {
      ChildProcess loader({"load", directory.string()});
      // It tells that it begins, that records are in, and that the graph is there.
      for (unsigned left = random() % 3; left > 0; --left) (void)loader.next();
      std::this_thread::sleep_for(std::chrono::microseconds(random() % 60'000));
      loader.kill();
    }
    if (!std::filesystem::exists(directory)) continue;
    const auto graph = GraphStore::open(directory, {.create_if_missing = false}).value();
    const ConsistencyReport report = graph->check().value();
    EXPECT_THAT(report.problems, testing::IsEmpty());
    EXPECT_EQ(report.nodes, kKilledLoadNodes);
    EXPECT_EQ(report.edges, 3 * kKilledLoadNodes);
    ++whole;
    std::filesystem::remove_all(directory);
  }
  ChildProcess loader({"load", directory.string()});
  while (loader.next()) continue;
  EXPECT_TRUE(GraphStore::open(directory, {.create_if_missing = false}).is_ok());
  EXPECT_FALSE(std::filesystem::exists(home.path() / "db.loading"));
  RecordProperty("whole", static_cast<int>(whole));
}

}  // namespace
}  // namespace relata
