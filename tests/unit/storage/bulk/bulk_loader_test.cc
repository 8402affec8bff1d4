#include "storage/bulk/bulk_loader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <optional>
#include <random>
#include <thread>

#include "storage/kv/fault_kv.h"
#include "storage/kv/memory_kv.h"
#include "storage/layout/keys.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/storage/bulk/sample_load.h"
#include "tests/unit/storage/child_process.h"
#include "tests/unit/storage/graph/sample_history.h"
#include "tests/unit/storage/kv/shared_kv.h"

namespace relata {
namespace {

constexpr std::uint32_t kNodes = 700;

using Edges = std::map<std::uint64_t, EdgeRecord>;

// What a commit and a load leave alike: everything but the log, which lists what a commit touched and nothing of a load, the segments,
// which a load writes at once, and the relationships, which it writes in packs.
std::map<Bytes, Bytes> content_beside_edges(const KvStore& store) {
  std::map<Bytes, Bytes> content = content_of(store);
  for (const keys::Table table : {keys::Table::kLog, keys::Table::kSegment, keys::Table::kEdge, keys::Table::kEdgePack}) {
    std::erase_if(content, [&](const auto& pair) { return pair.first.starts_with(keys::table(table)); });
  }
  content.erase(keys::meta("packed_edges"));
  return content;
}

std::unique_ptr<GraphStore> open(const std::shared_ptr<KvStore>& kv) {
  return GraphStore::open_on(std::make_unique<SharedKv>(kv), {}).value();
}

// By a scan, and each again by its id.
Edges edges_of(const GraphStore& graph) {
  Edges edges;
  EXPECT_TRUE(graph
                  .scan_edges([&](EdgeId id, EdgeRecord&& record) {
                    EXPECT_TRUE(edges.empty() || edges.rbegin()->first < id.value);
                    EXPECT_EQ(graph.edge(id).value(), record);
                    edges.emplace(id.value, std::move(record));
                    return true;
                  })
                  .is_ok());
  return edges;
}

void load(const std::shared_ptr<KvStore>& kv, WorkerPool& pool, const BulkLoaderOptions& options) {
  const auto loader = BulkLoader::create_on(kv, pool, options).value();
  ASSERT_TRUE(add_sample(*loader, kNodes).is_ok());
  ASSERT_TRUE(finish_sample(*loader).is_ok());
}

TEST(BulkLoader, LeavesTheSameAsACommit) {
  const TemporaryDirectory scratch;
  const std::shared_ptr<KvStore> committed = make_memory_kv();
  ASSERT_TRUE(open(committed)->commit(sample_commit(kNodes), Durability::kNone).is_ok());
  const Edges edges = edges_of(*open(committed));
  EXPECT_EQ(edges.size(), 3 * kNodes);
  // Few and many files, parts and threads, in memory and spilled.
  for (const std::size_t size : {1, 5'000, 100'000'000}) {
    WorkerPool pool(size == 5'000 ? 1 : 3);
    const std::shared_ptr<KvStore> kv = make_memory_kv();
    load(kv, pool, {scratch.path(), size, size, size});
    EXPECT_TRUE(content_beside_edges(*kv) == content_beside_edges(*committed)) << size;
    EXPECT_TRUE(edges_of(*open(kv)) == edges) << size;
  }
}

// Packs do not change: a relationship that does has a record of its own, and one that goes a mark.
TEST(BulkLoader, LeavesRelationshipsThatCanBeChangedAndDeleted) {
  WorkerPool pool(1);
  const std::shared_ptr<KvStore> kv = make_memory_kv();
  load(kv, pool, {});
  Edges expected = edges_of(*open(kv));
  const EdgeRecord changed{{5}, {2}, {6}, {{{2}, Value("changed")}}};
  const std::uint64_t next = 3 * kNodes + 1;
  for (const MutationList& commit :
       {MutationList{DeleteEdge{{1}}, PutEdge{{7}, changed}, PutEdge{{next}, changed}},
        MutationList{DeleteEdge{{7}}, DeleteEdge{{next - 1}}, PutEdge{{9}, changed}}, MutationList{DeleteEdge{{next}}}}) {
    for (const Mutation& mutation : commit) {
      if (const auto* put = std::get_if<PutEdge>(&mutation)) expected[put->id.value] = put->record;
      if (const auto* gone = std::get_if<DeleteEdge>(&mutation)) expected.erase(gone->id.value);
    }
    const std::unique_ptr<GraphStore> graph = open(kv);
    ASSERT_TRUE(graph->commit(commit, Durability::kNone).is_ok());
    EXPECT_TRUE(edges_of(*graph) == expected);
    EXPECT_EQ(graph->edge({1}).value(), std::nullopt);
    const ConsistencyReport report = graph->check().value();
    EXPECT_THAT(report.problems, testing::IsEmpty());
    EXPECT_EQ(report.edges, expected.size());
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
