#include "engine/txn/transaction_manager.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "engine/graph/snapshot_builder.h"
#include "tests/unit/engine/txn/fake_store.h"

namespace relata {
namespace {

class TransactionManagerTest : public testing::Test {
 protected:
  TransactionManagerTest() {
    auto owned = std::make_unique<FakeStore>();
    store = owned.get();
    manager = TransactionManager::open(std::move(owned), false).value();
  }
  static Status add_node(GraphWriter& writer) { return writer.create_node({}, {}).status(); }

  FakeStore* store;
  std::unique_ptr<TransactionManager> manager;
};

TEST_F(TransactionManagerTest, AReaderKeepsItsVersionWhileAWriterCommits) {
  const MemorySnapshotPtr before = manager->snapshot();
  ASSERT_TRUE(manager->write(add_node).is_ok());
  EXPECT_EQ(before->node_count(), 0U);
  EXPECT_EQ(before->version(), 0U);
  EXPECT_EQ(manager->snapshot()->node_count(), 1U);
  EXPECT_EQ(manager->snapshot()->version(), 1U);
}

TEST_F(TransactionManagerTest, ChangesShowToTheirWriterOnlyUntilTheyAreCommitted) {
  const std::unique_ptr<WriteTransaction> transaction = manager->begin_write().value();
  ASSERT_TRUE(add_node(transaction->graph()).is_ok());
  EXPECT_EQ(transaction->graph().snapshot().node_count(), 1U);
  EXPECT_EQ(manager->snapshot()->node_count(), 0U);
  ASSERT_TRUE(transaction->commit(Durability::kSync).is_ok());
  EXPECT_EQ(manager->snapshot()->node_count(), 1U);
}

TEST_F(TransactionManagerTest, DroppingATransactionUndoesItAndLetsTheNextIn) {
  {
    const std::unique_ptr<WriteTransaction> transaction = manager->begin_write().value();
    ASSERT_TRUE(add_node(transaction->graph()).is_ok());
    ASSERT_TRUE(transaction->graph().label("Person").is_ok());
  }
  ASSERT_TRUE(manager->begin_write().is_ok());
  EXPECT_EQ(manager->snapshot()->node_count(), 0U);
  EXPECT_FALSE(manager->snapshot()->names().find_label("Person").has_value());
  EXPECT_EQ(store->load_catalog()->version, 0U);
}

TEST_F(TransactionManagerTest, AFailedCommitLeavesNothing) {
  store->next_commit_fails = Status::io_error("disk full");
  const Status status = manager->write(add_node);
  EXPECT_EQ(status.code(), StatusCode::kIoError);
  EXPECT_THAT(std::string(status.message()), testing::HasSubstr("could not be committed: disk full"));
  EXPECT_EQ(manager->snapshot()->node_count(), 0U);
  EXPECT_TRUE(manager->write(add_node).is_ok());
  EXPECT_EQ(manager->snapshot()->node_count(), 1U);
}

TEST_F(TransactionManagerTest, RefusesWritesOnceAnOutcomeIsUnknown) {
  store->next_commit_fails = Status::unknown_outcome("no answer");
  EXPECT_EQ(manager->write(add_node).code(), StatusCode::kUnknownOutcome);
  const Status status = manager->write(add_node);
  EXPECT_EQ(status.code(), StatusCode::kUnknownOutcome);
  EXPECT_THAT(std::string(status.message()), testing::HasSubstr("reopen"));
  EXPECT_EQ(manager->snapshot()->node_count(), 0U);
}

TEST_F(TransactionManagerTest, RefusesToWriteWhenOpenedForReading) {
  const auto reading = TransactionManager::open(std::make_unique<FakeStore>(), true).value();
  EXPECT_EQ(reading->write(add_node).code(), StatusCode::kUnsupported);
}

TEST_F(TransactionManagerTest, WaitingForAnotherWriterEndsWithTheLimitOrTheRequest) {
  const std::unique_ptr<WriteTransaction> holder = manager->begin_write().value();
  WriterWait wait;
  wait.limit = std::chrono::milliseconds(20);
  EXPECT_EQ(manager->begin_write(wait).status().code(), StatusCode::kBusy);
  wait.limit = WriterWait::kLongest;
  wait.cancelled = [] { return true; };
  EXPECT_EQ(manager->begin_write(wait).status().code(), StatusCode::kCancelled);
}

// In every committed version the number of self-loops of node 1 is what its property says.
TEST_F(TransactionManagerTest, ReadersSeeWholeCommitsWhileWritersTakeTurns) {
  constexpr int kWriters = 2;
  constexpr int kCommits = 100;
  ASSERT_TRUE(manager
                  ->write([](GraphWriter& writer) {
                    RELATA_RETURN_IF_ERROR(writer.type("T").status());
                    return writer.create_node({}, {{writer.key("count").value(), 0}}).status();
                  })
                  .is_ok());
  const TypeId type = *manager->snapshot()->names().find_type("T");
  const KeyId count = *manager->snapshot()->names().find_key("count");

  std::atomic<bool> done{false};
  std::atomic<int> torn{0};
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&] {
      while (!done) {
        const MemorySnapshotPtr graph = manager->snapshot();
        std::vector<Neighbor> loops;
        graph->neighbors(NodeId{1}, Direction::kOut, {}, loops);
        const auto counted = static_cast<std::uint64_t>(graph->property(NodeId{1}, count).as_integer());
        if (loops.size() != counted || graph->edge_count(type) != counted) ++torn;
      }
    });
  }
  std::vector<std::thread> writers;
  for (int i = 0; i < kWriters; ++i) {
    writers.emplace_back([&] {
      for (int n = 0; n < kCommits; ++n) {
        const Status status = manager->write([&](GraphWriter& writer) {
          RELATA_RETURN_IF_ERROR(writer.create_edge(NodeId{1}, type, NodeId{1}, {}).status());
          return writer.set_property(NodeId{1}, count, writer.snapshot().property(NodeId{1}, count).as_integer() + 1);
        });
        if (!status.is_ok()) ++torn;
      }
    });
  }
  for (std::thread& writer : writers) writer.join();
  done = true;
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(torn, 0);
  EXPECT_EQ(manager->snapshot()->edge_count(), static_cast<std::uint64_t>(kWriters * kCommits));
}

TEST_F(TransactionManagerTest, GroupCommitsShowOnceTheDiskHasThem) {
  ASSERT_TRUE(manager->write(add_node, Durability::kGroup).is_ok());
  EXPECT_EQ(store->syncs, 1);
  EXPECT_EQ(manager->snapshot()->node_count(), 1U);
  ASSERT_TRUE(manager->write(add_node, Durability::kSync).is_ok());
  ASSERT_TRUE(manager->write(add_node, Durability::kNone).is_ok());
  EXPECT_EQ(store->syncs, 1);
}

TEST_F(TransactionManagerTest, AGroupCommitThatTheDiskRefusesIsNotShownAndEndsWriting) {
  store->next_sync_fails = Status::unknown_outcome("the disk does not answer");
  const Status status = manager->write(add_node, Durability::kGroup);
  EXPECT_EQ(status.code(), StatusCode::kUnknownOutcome);
  EXPECT_THAT(std::string(status.message()), testing::HasSubstr("may not have reached the disk"));
  EXPECT_EQ(manager->snapshot()->node_count(), 0U);
  EXPECT_EQ(manager->write(add_node).code(), StatusCode::kUnknownOutcome);
}

// Several writers that wait for the disk together: every acknowledged commit shows to whoever looks afterwards, in order.
TEST_F(TransactionManagerTest, ConcurrentGroupCommitsAreAllShownAndInOrder) {
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      std::uint64_t before = 0;
      for (int n = 0; n < 50; ++n) {
        const std::unique_ptr<WriteTransaction> transaction = manager->begin_write().value();
        if (!add_node(transaction->graph()).is_ok()) ++wrong;
        const MemorySnapshotPtr committed = transaction->commit(Durability::kGroup).value();
        const MemorySnapshotPtr shown = manager->snapshot();
        if (committed->version() <= before || shown->version() < committed->version()) ++wrong;
        before = committed->version();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(manager->snapshot()->version(), 200U);
  EXPECT_EQ(manager->snapshot()->node_count(), 200U);
  EXPECT_LE(store->syncs, 200);
}

TEST_F(TransactionManagerTest, ReopeningReadsWhatWasCommitted) {
  // The same store under a second manager stands for a restart.
  ASSERT_TRUE(manager
                  ->write([](GraphWriter& writer) {
                    const LabelId person = writer.label("Person").value();
                    const TypeId knows = writer.type("KNOWS").value();
                    const KeyId name = writer.key("name").value();
                    const NodeId ann = writer.create_node({person}, {{name, "Ann"}}).value();
                    const NodeId bob = writer.create_node({person}, {{name, "Bob"}}).value();
                    return writer.create_edge(ann, knows, bob, {{name, "since"}}).status();
                  })
                  .is_ok());
  const Result<MemorySnapshotPtr> reopened = build_snapshot(*store);
  ASSERT_TRUE(reopened.is_ok());
  const Snapshot& graph = **reopened;
  EXPECT_EQ(graph.version(), 1U);
  EXPECT_EQ(graph.node_count(*graph.names().find_label("Person")), 2U);
  std::vector<Neighbor> found;
  graph.neighbors(NodeId{2}, Direction::kIn, {}, found);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].node, NodeId{1});
  EXPECT_EQ(graph.property(found[0].edge, *graph.names().find_key("name")), Value("since"));
  EXPECT_EQ(graph.property(NodeId{1}, *graph.names().find_key("name")), Value("Ann"));
}

}  // namespace
}  // namespace relata
