#include "storage/graph/graph_backup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "storage/rocksdb/store.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/storage/graph/random_history.h"
#include "tests/unit/storage/graph/sample_history.h"
#include "tests/unit/storage/kv/shared_kv.h"

namespace relata {
namespace {

using testing::HasSubstr;

class GraphBackup : public testing::Test {
 protected:
  GraphBackup() { open(); }
  void open() {
    kv_ = open_rocksdb_kv(home_.path() / "db", {.write_buffer_bytes = 64 << 10}).value();
    graph_ = GraphStore::open_on(std::make_unique<SharedKv>(kv_), {}).value();
  }
  void commit(int times) {
    for (; times > 0; --times) ASSERT_TRUE(graph_->commit(history_.next(), Durability::kNone).is_ok());
  }
  std::map<Bytes, Bytes> restored(std::uint32_t number, const std::string& name) const {
    EXPECT_TRUE(restore_graph(backups(), number, home_.path() / name).is_ok());
    return content_of(*open_rocksdb_kv(home_.path() / name, {.create_if_missing = false}).value());
  }
  std::filesystem::path backups() const { return home_.path() / "backups"; }

  TemporaryDirectory home_;
  RandomHistory history_{4};
  std::shared_ptr<KvStore> kv_;
  std::unique_ptr<GraphStore> graph_;
};

TEST_F(GraphBackup, GivesBackTheGraphAsItWasEachTime) {
  commit(50);
  const std::map<Bytes, Bytes> first = content_of(*kv_);
  EXPECT_EQ(graph_->backup(backups())->number, 1U);
  commit(50);
  const std::map<Bytes, Bytes> second = content_of(*kv_);
  EXPECT_EQ(graph_->backup(backups())->number, 2U);
  commit(5);
  EXPECT_TRUE(restored(1, "first") == first);
  EXPECT_TRUE(restored(0, "newest") == second);
  EXPECT_EQ(list_graph_backups(backups())->size(), 2U);
}

TEST_F(GraphBackup, CopiesOnlyWhatNoEarlierOneHas) {
  commit(120);
  ASSERT_TRUE(graph_->backup(backups()).is_ok());
  const auto bytes_written = [&] {
    std::uint64_t sum = 0;
    for (const auto& file : std::filesystem::recursive_directory_iterator(backups())) sum += file.is_regular_file() ? file.file_size() : 0;
    return sum;
  };
  const std::uint64_t first = bytes_written();
  const KvBackup second = graph_->backup(backups()).value();
  EXPECT_LT(bytes_written() - first, second.bytes / 2);
}

TEST_F(GraphBackup, KeepsAsManyAsAreAskedFor) {
  for (int i = 0; i < 3; ++i) {
    commit(3);
    ASSERT_TRUE(graph_->backup(backups()).is_ok());
  }
  ASSERT_TRUE(drop_old_graph_backups(backups(), 1).is_ok());
  const std::vector<KvBackup> left = list_graph_backups(backups()).value();
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left[0].number, 3U);
  EXPECT_TRUE(restored(3, "last") == content_of(*kv_));
}

TEST_F(GraphBackup, RefusesTheDirectoryOfAnotherGraphOrOfOtherFiles) {
  ASSERT_TRUE(graph_->backup(backups()).is_ok());
  const auto other = GraphStore::open(home_.path() / "other", {}).value();
  EXPECT_THAT(std::string(other->backup(backups()).status().message()), HasSubstr("holds backups of another graph"));
  std::filesystem::create_directory(home_.path() / "letters");
  std::ofstream(home_.path() / "letters" / "letter.txt") << "Dear Ann";
  EXPECT_EQ(graph_->backup(home_.path() / "letters").status().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(graph_->backup(home_.path() / "db").status().code(), StatusCode::kInvalidArgument);
}

TEST_F(GraphBackup, IsNotRestoredOverAnything) {
  ASSERT_TRUE(graph_->backup(backups()).is_ok());
  EXPECT_EQ(restore_graph(backups(), 0, home_.path() / "db").code(), StatusCode::kAlreadyExists);
  EXPECT_EQ(restore_graph(backups(), 7, home_.path() / "new").code(), StatusCode::kNotFound);
  EXPECT_EQ(restore_graph(home_.path() / "none", 0, home_.path() / "new").code(), StatusCode::kNotFound);
  EXPECT_FALSE(std::filesystem::exists(home_.path() / "new"));
}

TEST_F(GraphBackup, ThatIsDamagedIsNotRestored) {
  commit(100);
  ASSERT_TRUE(graph_->backup(backups()).is_ok());
  for (const auto& file : std::filesystem::recursive_directory_iterator(backups())) {
    if (file.path().extension() != ".sst") continue;
    std::fstream stream(file.path(), std::ios::binary | std::ios::in | std::ios::out);
    stream.seekp(50);
    stream.put('\x5a');
    stream.put('\xa5');
  }
  EXPECT_EQ(restore_graph(backups(), 0, home_.path() / "new").code(), StatusCode::kCorruption);
  EXPECT_FALSE(std::filesystem::exists(home_.path() / "new"));
}

TEST(GraphBackupOfMemory, IsNotSupported) {
  TemporaryDirectory home;
  EXPECT_EQ(GraphStore::open_in_memory().value()->backup(home.path() / "b").status().code(), StatusCode::kUnsupported);
}

}  // namespace
}  // namespace relata
