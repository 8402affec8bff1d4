#include "storage/rocksdb/log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "storage/rocksdb/store.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/storage/graph/sample_history.h"

namespace relata {
namespace {

// A store with a log that nothing else holds the content of: three small commits, one of several blocks, three small ones.
class RocksDbLog : public testing::Test {
 protected:
  RocksDbLog() {
    const auto store = open_rocksdb_kv(path(), {}).value();
    for (int i = 0; i < 7; ++i) {
      const auto transaction = store->begin().value();
      EXPECT_TRUE(transaction->put(std::to_string(i), Bytes(i == 3 ? 70'000 : 30, static_cast<char>('a' + i))).is_ok());
      EXPECT_TRUE(transaction->commit(true).is_ok());
    }
  }
  std::filesystem::path path() const { return directory_.path() / "db"; }
  std::filesystem::path log() const {
    for (const auto& file : std::filesystem::directory_iterator(path())) {
      if (file.path().extension() == ".log" && file.file_size() > 0) return file.path();
    }
    return {};
  }
  static std::string read(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static void write(const std::filesystem::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

  TemporaryDirectory directory_;
};

TEST_F(RocksDbLog, IsSoundAsItIsAndWhereverItIsCutShort) {
  const std::string whole = read(log());
  ASSERT_GT(whole.size(), 70'000U);
  EXPECT_TRUE(check_rocksdb_logs(path()).is_ok());
  for (std::size_t bytes = whole.size(); bytes > 0; bytes -= std::min<std::size_t>(bytes, bytes > 500 ? 997 : 7)) {
    write(log(), whole.substr(0, bytes));
    ASSERT_TRUE(check_rocksdb_log(log()).is_ok()) << bytes;
  }
}

TEST_F(RocksDbLog, IsDamagedWhereverABitIsFlippedUpToTheLastRecord) {
  const std::string whole = read(log());
  for (std::size_t at = 0; at < whole.size(); at += at < 150 || at + 150 > whole.size() ? 1 : 997) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 1 << at % 8);
    write(log(), damaged);
    const Status status = check_rocksdb_log(log());
    ASSERT_EQ(status.code(), StatusCode::kCorruption) << at;
    ASSERT_THAT(std::string(status.message()), testing::HasSubstr("is damaged at byte"));
  }
}

TEST_F(RocksDbLog, MayEndInRoomThatWasNeverWritten) {
  const std::string whole = read(log());
  write(log(), whole + std::string(500, '\0'));
  EXPECT_TRUE(check_rocksdb_log(log()).is_ok());
}

// RocksDB alone would open such a store, without what follows the damage.
TEST_F(RocksDbLog, ThatIsDamagedKeepsTheStoreShutUntilItIsSalvaged) {
  std::string bytes = read(log());
  bytes[bytes.find(Bytes(30, 'c'))] = 'C';
  write(log(), bytes);
  const Status refused = open_rocksdb_kv(path(), {}).status();
  EXPECT_EQ(refused.code(), StatusCode::kCorruption);
  EXPECT_THAT(std::string(refused.message()), testing::HasSubstr("restore a backup"));
  EXPECT_EQ(open_rocksdb_kv(path(), {.read_only = true}).status().code(), StatusCode::kCorruption);
  EXPECT_EQ(content_of(*open_rocksdb_kv(path(), {.salvage = true}).value()).size(), 2U);
  EXPECT_EQ(content_of(*open_rocksdb_kv(path(), {}).value()).size(), 2U);
}

TEST_F(RocksDbLog, IsSalvagedEvenWhenNothingOfItIsLeft) {
  std::string bytes = read(log());
  bytes[3] = static_cast<char>(bytes[3] ^ 1);
  write(log(), bytes);
  EXPECT_EQ(content_of(*open_rocksdb_kv(path(), {.salvage = true}).value()).size(), 0U);
  EXPECT_TRUE(open_rocksdb_kv(path(), {}).is_ok());
}

TEST_F(RocksDbLog, IsNotCutBelowAWriter) {
  const auto writer = open_rocksdb_kv(path(), {}).value();
  EXPECT_EQ(open_rocksdb_kv(path(), {.salvage = true}).status().code(), StatusCode::kBusy);
}

}  // namespace
}  // namespace relata
