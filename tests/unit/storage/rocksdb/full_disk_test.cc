#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/rocksdb/store.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/storage/graph/random_history.h"
#include "tests/unit/storage/graph/sample_history.h"
#include "tests/unit/storage/kv/shared_kv.h"
#include "tests/unit/storage/rocksdb/hostile_file_system.h"

namespace relata {
namespace {

class FullDisk : public testing::Test {
 protected:
  std::shared_ptr<KvStore> open() {
    RocksDbOptions options;
    options.write_buffer_bytes = 64 << 10;
    options.env = disk_.env();
    return open_rocksdb_kv(directory_.path(), options).value();
  }
  TemporaryDirectory directory_;
  HostileFileSystem disk_;
};

TEST_F(FullDisk, FailsTheCommitBeforeItIsBegunAndTakesItOnceThereIsSpace) {
  const std::shared_ptr<KvStore> kv = open();
  const auto graph = GraphStore::open_on(std::make_unique<SharedKv>(kv), {}).value();
  RandomHistory history(5);
  std::mt19937_64 random(3);
  int full = 0;
  for (std::uint64_t version = 1; version <= 120; ++version) {
    const MutationList next = history.next();
    if (version % 10 == 0) disk_.set_free_bytes(static_cast<std::int64_t>(random() % (6 << 20)));
    Result<std::uint64_t> committed = graph->commit(next, Durability::kSync);
    if (!committed.is_ok()) {
      ++full;
      ASSERT_EQ(committed.status().code(), StatusCode::kResourceExhausted) << committed.status().to_string();
      EXPECT_THAT(std::string(committed.status().message()), testing::HasSubstr("the disk is full; free some space and try again"));
      ASSERT_EQ(graph->load_catalog()->version, version - 1);
      ASSERT_EQ(graph->commit(next, Durability::kSync).status().code(), StatusCode::kResourceExhausted);
      disk_.set_free_bytes(INT64_MAX);
      committed = graph->commit(next, Durability::kSync);
    }
    ASSERT_TRUE(committed.is_ok()) << committed.status().to_string();
    ASSERT_EQ(*committed, version);
  }
  EXPECT_GT(full, 2);
  EXPECT_THAT(graph->check()->problems, testing::IsEmpty());
}

// A quota is not seen before it is reached: at another byte each time, in the log, in a table, in the list of tables.
TEST_F(FullDisk, ThatIsNotForeseenHasTheStoreOpenedAgain) {
  disk_.set_tells_free_bytes(false);
  RandomHistory history(5);
  std::mt19937_64 random(3);
  MutationList next = history.next();
  std::uint64_t version = 0;
  int full = 0;
  while (version < 50) {
    const auto graph = GraphStore::open_on(std::make_unique<SharedKv>(open()), {}).value();
    ASSERT_EQ(graph->load_catalog()->version, version);
    disk_.set_free_bytes(static_cast<std::int64_t>(random() % 150'000));
    Status status;
    while (status.is_ok() && version < 50) {
      const Result<std::uint64_t> committed = graph->commit(next, Durability::kSync);
      status = committed.status();
      if (!status.is_ok()) break;
      ASSERT_EQ(*committed, ++version);
      next = history.next();
    }
    if (version < 50) {
      ++full;
      ASSERT_EQ(status.code(), StatusCode::kResourceExhausted) << status.to_string();
    }
    disk_.set_free_bytes(INT64_MAX);
  }
  EXPECT_GT(full, 2);
  EXPECT_THAT(GraphStore::open_on(std::make_unique<SharedKv>(open()), {}).value()->check()->problems, testing::IsEmpty());
}

// The log of a commit that waits for its sync may be one that a later commit could not be written to.
TEST_F(FullDisk, DoesNotStopTheSyncOfAnEarlierCommit) {
  const std::shared_ptr<KvStore> kv = open();
  const auto graph = GraphStore::open_on(std::make_unique<SharedKv>(kv), {}).value();
  RandomHistory history(8);
  ASSERT_TRUE(graph->commit(history.next(), Durability::kGroup).is_ok());
  disk_.set_free_bytes(0);
  EXPECT_EQ(graph->commit(history.next(), Durability::kGroup).status().code(), StatusCode::kResourceExhausted);
  disk_.set_free_bytes(INT64_MAX);
  EXPECT_TRUE(graph->sync().is_ok());
  EXPECT_EQ(graph->load_catalog()->version, 1U);
}

TEST_F(FullDisk, IsOpenedAgainWithEverythingThatWasAcknowledged) {
  std::map<Bytes, Bytes> content;
  {
    const std::shared_ptr<KvStore> kv = open();
    const auto graph = GraphStore::open_on(std::make_unique<SharedKv>(kv), {}).value();
    RandomHistory history(6);
    disk_.set_tells_free_bytes(false);
    disk_.set_free_bytes(200'000);
    while (graph->commit(history.next(), Durability::kSync).is_ok()) content = content_of(*kv);
    ASSERT_FALSE(content.empty());
  }
  disk_.set_free_bytes(INT64_MAX);
  EXPECT_TRUE(content_of(*open()) == content);
}

}  // namespace
}  // namespace relata
