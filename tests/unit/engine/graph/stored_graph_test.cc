#include "engine/graph/stored_graph.h"

#include <gtest/gtest.h>

#include <thread>

#include "engine/graph/segment_error.h"
#include "engine/txn/transaction_manager.h"
#include "storage/kv/memory_kv.h"
#include "tests/unit/storage/kv/shared_kv.h"

namespace relata {
namespace {

constexpr std::uint64_t kNodes = 60'000;  // four segments of records, fifteen of adjacency

class StoredGraphTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    kv_ = make_memory_kv();
    const auto manager =
        TransactionManager::open(GraphStore::open_on(std::make_unique<SharedKv>(kv_), {}).value(), false, {0, 1, 0, 0, false}).value();
    EXPECT_TRUE(manager
                    ->write([](GraphWriter& writer) -> Status {
                      const KeyId key = writer.key("k").value();
                      const TypeId type = writer.type("NEXT").value();
                      for (std::uint64_t i = 1; i <= kNodes; ++i) {
                        RELATA_RETURN_IF_ERROR(writer.create_node({}, {{key, static_cast<std::int64_t>(i)}}).status());
                        if (i > 1) RELATA_RETURN_IF_ERROR(writer.create_edge(NodeId{i - 1}, type, NodeId{i}, {}).status());
                      }
                      return Status::ok();
                    })
                    .is_ok());
  }
  std::shared_ptr<StoredGraph> open(std::uint64_t budget_bytes) {
    std::shared_ptr<const SegmentReader> reader = store_->segment_reader().value();
    SegmentDirectory directory = reader->directory().value().value();
    return std::make_shared<StoredGraph>(std::move(reader), std::move(directory), budget_bytes);
  }
  // Every node's property and successor.
  static void read_all(const StoredGraph& graph) {
    for (std::uint64_t i = 1; i < kNodes; i += 5) ASSERT_EQ(graph.property(NodeId{i}, KeyId{1}), Value(static_cast<std::int64_t>(i)));
    for (std::uint64_t i = 1; i < kNodes; i += 5) {
      const Pinned<Csr> csr = graph.adjacency(true, TypeId{1}, static_cast<std::uint32_t>(i / Csr::kNodes));
      ASSERT_EQ(csr->list(i % Csr::kNodes).front().neighbor, i + 1);
    }
  }

  static void TearDownTestSuite() { kv_.reset(); }

  static inline std::shared_ptr<KvStore> kv_;
  std::unique_ptr<GraphStore> store_ = GraphStore::open_on(std::make_unique<SharedKv>(kv_), {}).value();
};

TEST_F(StoredGraphTest, LoadsNothingButWhatIsAskedFor) {
  const auto graph = open(0);
  EXPECT_EQ(graph->resident_bytes(), 0U);
  EXPECT_EQ(graph->adjacency_edges(true, TypeId{1}, 0), Csr::kNodes - 1);
  EXPECT_EQ(graph->resident_bytes(), 0U);
  EXPECT_EQ(graph->property(NodeId{5}, KeyId{1}), Value(5));
  const std::uint64_t one_column = graph->resident_bytes();
  EXPECT_GT(one_column, 0U);
  EXPECT_EQ(graph->property(NodeId{6}, KeyId{1}), Value(6));
  EXPECT_EQ(graph->resident_bytes(), one_column);
  EXPECT_FALSE(graph->adjacency(true, TypeId{2}, 0));
  EXPECT_TRUE(graph->property(NodeId{1'000'000}, KeyId{1}).is_null());
}

TEST_F(StoredGraphTest, StaysWithinItsBudget) {
  const auto whole = open(0);
  read_all(*whole);
  const std::uint64_t budget = whole->resident_bytes() / 4;
  const auto graph = open(budget);
  for (int round = 0; round < 2; ++round) {
    read_all(*graph);
    EXPECT_LE(graph->resident_bytes(), budget);
    EXPECT_GT(graph->resident_bytes(), budget / 2);
  }
}

TEST_F(StoredGraphTest, KeepsWhatIsPinnedThoughItIsEvicted) {
  const auto graph = open(1);
  const Pinned<Csr> pinned = graph->adjacency(true, TypeId{1}, 0);
  read_all(*graph);
  EXPECT_EQ(pinned->list(5).front().neighbor, 6U);
}

TEST_F(StoredGraphTest, IsReadByManyThreadsAtOnce) {
  for (const std::uint64_t budget : {std::uint64_t{0}, std::uint64_t{200'000}}) {
    const auto graph = open(budget);
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) threads.emplace_back([&] { read_all(*graph); });
    for (std::thread& thread : threads) thread.join();
  }
}

TEST_F(StoredGraphTest, ReadsWhatIsInMemoryAfterItWasClosedAndSaysSoOfTheRest) {
  const auto graph = open(0);
  EXPECT_EQ(graph->property(NodeId{5}, KeyId{1}), Value(5));
  graph->close();
  EXPECT_EQ(graph->property(NodeId{6}, KeyId{1}), Value(6));
  EXPECT_THROW(graph->property(NodeId{50'000}, KeyId{1}), SegmentError);
}

}  // namespace
}  // namespace relata
