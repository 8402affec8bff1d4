#include "storage/kv/counting_kv.h"

#include <gtest/gtest.h>

#include "storage/kv/memory_kv.h"
#include "tests/unit/storage/graph/sample_history.h"

namespace relata {
namespace {

class RoundTrips : public testing::Test {
 protected:
  std::shared_ptr<RoundTripCounter> counter_ = std::make_shared<RoundTripCounter>();
  std::unique_ptr<GraphStore> graph_ = GraphStore::open_on(make_counting_kv(make_memory_kv(), counter_), {}).value();

  void SetUp() override {
    ASSERT_TRUE(graph_->commit(sample_history()[0], Durability::kNone).is_ok());
    counter_->reset();
  }
};

TEST_F(RoundTrips, OfAPointReadAreOne) {
  EXPECT_TRUE(graph_->node({1})->has_value());
  EXPECT_EQ(counter_->round_trips(), 1U);
  EXPECT_TRUE(graph_->article_text({3})->has_value());
  EXPECT_EQ(counter_->round_trips(), 2U);
}

// One batch with the items, one that tells of the end.
TEST_F(RoundTrips, OfAnEdgesEvidenceAreTwoBatches) {
  EXPECT_EQ(graph_->evidence({1})->size(), 1U);
  EXPECT_EQ(counter_->count(KvCall::kNextBatch), 2U);
  EXPECT_EQ(counter_->round_trips(), 2U);
}

TEST_F(RoundTrips, OfACommitThatOnlyPutsAreOneHoweverMuchItPuts) {
  MutationList mutations;
  for (std::uint64_t id = 10; id < 1010; ++id) {
    mutations.push_back(PutNode{{id}, {}});
    mutations.push_back(PutEdge{{id}, {{1}, {1}, {id}, {}}});
  }
  ASSERT_TRUE(graph_->commit(mutations, Durability::kNone).is_ok());
  EXPECT_EQ(counter_->count(KvCall::kCommit), 1U);
  EXPECT_EQ(counter_->round_trips(), 1U);
}

// Each looks its evidence up: two batches, and the commit.
TEST_F(RoundTrips, OfADeletionAreThree) {
  ASSERT_TRUE(graph_->commit({DeleteEdge{{2}, {1}, {2}, {2}}}, Durability::kNone).is_ok());
  EXPECT_EQ(counter_->round_trips(), 3U);
}

TEST_F(RoundTrips, OfAScanGrowWithBatchesNotWithRecords) {
  MutationList mutations;
  for (std::uint64_t id = 10; id < 5010; ++id) mutations.push_back(PutNode{{id}, {}});
  ASSERT_TRUE(graph_->commit(mutations, Durability::kNone).is_ok());
  counter_->reset();
  std::size_t nodes = 0;
  ASSERT_TRUE(graph_->scan_nodes([&](NodeId, NodeRecord&&) { return ++nodes > 0; }).is_ok());
  EXPECT_EQ(nodes, 5003U);
  EXPECT_LE(counter_->round_trips(), 4U);  // 5003 records in batches of 2048, and the end
}

}  // namespace
}  // namespace relata
