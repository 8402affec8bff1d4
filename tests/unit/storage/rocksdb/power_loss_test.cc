// What is left of a store on a disk that loses power. RELATA_POWER_CUTS sets how often (12 otherwise).

#include <gtest/gtest.h>

#include <cstdlib>
#include <thread>

#include "storage/rocksdb/store.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/storage/graph/sample_history.h"
#include "tests/unit/storage/rocksdb/hostile_file_system.h"

namespace relata {
namespace {

// A store whose commits are numbered: the n-th sets "last" to n and adds one key.
class PowerLoss : public testing::Test {
 protected:
  Result<std::unique_ptr<KvStore>> open() {
    RocksDbOptions options;
    options.write_buffer_bytes = 64 << 10;  // so that files are written all the while
    options.env = disk_.env();
    return open_rocksdb_kv(directory_.path(), options);
  }

  static std::string key(std::uint64_t number) { return "key " + std::to_string(number); }

  static Status commit(KvStore& store, std::uint64_t number, bool sync, std::size_t bytes) {
    RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvTransaction> transaction, store.begin());
    RELATA_RETURN_IF_ERROR(transaction->put("last", std::to_string(number)));
    RELATA_RETURN_IF_ERROR(transaction->put(key(number), Bytes(bytes, 'v')));
    return transaction->commit(sync);
  }

  // The number of the last commit that is there, if it and all before it are there and nothing else.
  static std::optional<std::uint64_t> last_of_an_unbroken_row(const KvStore& store) {
    std::map<Bytes, Bytes> content = content_of(store);
    if (content.empty()) return 0;
    const std::uint64_t last = std::stoull(content["last"]);
    if (content.size() != last + 1) return std::nullopt;
    for (std::uint64_t number = 1; number <= last; ++number) {
      if (!content.contains(key(number))) return std::nullopt;
    }
    return last;
  }

  TemporaryDirectory directory_;
  HostileFileSystem disk_;
};

TEST_F(PowerLoss, KeepsSyncedCommitsAndLosesOnlyTheLastOfTheOthers) {
  const char* cuts = std::getenv("RELATA_POWER_CUTS");
  std::mt19937_64 random(11);
  std::uint64_t last = 0;
  std::uint64_t lost = 0;
  for (int cut = cuts == nullptr ? 12 : std::atoi(cuts); cut > 0; --cut) {
    std::uint64_t durable = last;
    {
      const std::unique_ptr<KvStore> store = open().value();
      std::jthread cutter;
      for (std::uint64_t left = 1 + random() % 60; left > 0; --left) {
        const bool sync = random() % 8 == 0;
        if (left == 10) cutter = std::jthread([&] { disk_.cut_power(); });  // at any moment of the next commits
        if (!commit(*store, last + 1, sync, random() % 4000).is_ok()) break;
        ++last;
        // A sync of the store covers every commit before it, as group commit does.
        if (sync || (random() % 8 == 0 && store->sync().is_ok())) durable = last;
      }
      disk_.cut_power();
    }
    disk_.lose_unsynced(random);
    const Result<std::unique_ptr<KvStore>> store = open();
    ASSERT_TRUE(store.is_ok()) << store.status().to_string();
    const std::optional<std::uint64_t> found = last_of_an_unbroken_row(**store);
    ASSERT_TRUE(found) << "a commit is missing before one that is there";
    ASSERT_GE(*found, durable) << "a commit that was on the disk is lost";
    ASSERT_LE(*found, last + 1);  // the one whose outcome is not known may be there
    lost += last > *found ? last - *found : 0;
    last = *found;
  }
  EXPECT_GT(lost, 0U) << "the disk has lost nothing, so nothing is proved";
}

TEST_F(PowerLoss, ASyncThatFailsLeavesTheOutcomeUnknown) {
  const std::unique_ptr<KvStore> store = open().value();
  ASSERT_TRUE(commit(*store, 1, true, 10).is_ok());
  disk_.set_syncs_fail(true);
  EXPECT_EQ(commit(*store, 2, true, 10).code(), StatusCode::kUnknownOutcome);
  EXPECT_EQ(store->sync().code(), StatusCode::kUnknownOutcome);
}

}  // namespace
}  // namespace relata
