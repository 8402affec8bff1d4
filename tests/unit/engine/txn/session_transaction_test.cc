#include "engine/txn/session_transaction.h"

#include <gtest/gtest.h>

#include "tests/unit/engine/txn/fake_store.h"

namespace relata {
namespace {

class SessionTransactionTest : public testing::Test {
 protected:
  SessionTransactionTest() : manager(TransactionManager::open(std::make_unique<FakeStore>(), false).value()) {}
  static Status add_node(GraphWriter& writer) { return writer.create_node({}, {}).status(); }
  static Status add_node(SessionTransaction& transaction) {
    RELATA_ASSIGN_OR_RETURN(WriteTransaction* const writer, transaction.writer({}));
    RELATA_RETURN_IF_ERROR(add_node(writer->graph()));
    return transaction.take_in_changes();
  }
  std::unique_ptr<TransactionManager> manager;
};

TEST_F(SessionTransactionTest, ReadsOneVersionThroughout) {
  SessionTransaction transaction(*manager);
  EXPECT_EQ(transaction.view(true)->node_count(), 0U);
  ASSERT_TRUE(manager->write([](GraphWriter& w) { return add_node(w); }).is_ok());
  EXPECT_EQ(transaction.view(true)->node_count(), 0U);
  EXPECT_TRUE(transaction.commit(Durability::kSync).is_ok());
}

TEST_F(SessionTransactionTest, SeesItsOwnChangesAndCommitsThem) {
  SessionTransaction transaction(*manager);
  ASSERT_TRUE(add_node(transaction).is_ok());
  const MemorySnapshotPtr after_one = transaction.view(true);
  ASSERT_TRUE(add_node(transaction).is_ok());
  EXPECT_EQ(after_one->node_count(), 1U);
  EXPECT_EQ(transaction.view(true)->node_count(), 2U);
  EXPECT_EQ(manager->snapshot()->node_count(), 0U);
  ASSERT_TRUE(transaction.commit(Durability::kSync).is_ok());
  EXPECT_EQ(manager->snapshot()->node_count(), 2U);
}

TEST_F(SessionTransactionTest, LooksAtItsChangesWithoutKeepingThem) {
  SessionTransaction transaction(*manager);
  EXPECT_EQ(transaction.current()->node_count(), 0U);
  ASSERT_TRUE(add_node(transaction).is_ok());
  EXPECT_EQ(transaction.any_view()->node_count(), 0U);
  EXPECT_EQ(transaction.current()->node_count(), 1U);
  const MemorySnapshotPtr kept = transaction.view(true);
  ASSERT_TRUE(add_node(transaction).is_ok());
  EXPECT_EQ(kept->node_count(), 1U);
  EXPECT_EQ(transaction.current()->node_count(), 2U);
}

TEST_F(SessionTransactionTest, ConflictsWhenTheGraphChangedBetweenReadingAndWriting) {
  SessionTransaction transaction(*manager);
  EXPECT_EQ(transaction.view(true)->node_count(), 0U);
  ASSERT_TRUE(manager->write([](GraphWriter& w) { return add_node(w); }).is_ok());
  EXPECT_EQ(add_node(transaction).code(), StatusCode::kConflict);
  // The turn is free again.
  EXPECT_TRUE(manager->write([](GraphWriter& w) { return add_node(w); }).is_ok());
}

TEST_F(SessionTransactionTest, WritesOnTheNewestVersionWhenItHasNotReadYet) {
  SessionTransaction transaction(*manager);
  EXPECT_EQ(transaction.view(false)->node_count(), 0U);
  ASSERT_TRUE(manager->write([](GraphWriter& w) { return add_node(w); }).is_ok());
  ASSERT_TRUE(add_node(transaction).is_ok());
  EXPECT_EQ(transaction.view(true)->node_count(), 2U);
}

}  // namespace
}  // namespace relata
