// Another process writes all the while, with files that come and go.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/graph/graph_backup.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/storage/child_process.h"
#include "tests/unit/storage/graph/sample_history.h"

namespace relata {
namespace {

using testing::IsEmpty;

class BesideAWriter : public testing::Test {
 protected:
  BesideAWriter() : writer_({"churn", path().string(), "9"}) { (void)wait_for_commits(20); }
  std::filesystem::path path() const { return directory_.path() / "db"; }
  // The last version that the writer has acknowledged.
  std::uint64_t wait_for_commits(int commits) {
    for (; commits > 0; --commits) acknowledged_ = writer_.next().value_or(0);
    return acknowledged_;
  }

  TemporaryDirectory directory_;
  ChildProcess writer_;
  std::uint64_t acknowledged_ = 0;
};

TEST_F(BesideAWriter, EveryOpeningShowsOneConsistentVersionAndALaterOneMore) {
  std::uint64_t seen = 0;
  for (int i = 0; i < 6; ++i) {
    const std::uint64_t acknowledged = wait_for_commits(20);
    const auto graph = GraphStore::open(path(), {.create_if_missing = false, .read_only = true});
    ASSERT_TRUE(graph.is_ok()) << graph.status().to_string();
    const std::uint64_t version = (*graph)->load_catalog()->version;
    EXPECT_GE(version, acknowledged);
    EXPECT_GT(version, seen);
    seen = version;
    (void)wait_for_commits(20);  // and stays as it is while the files below it are replaced
    EXPECT_EQ((*graph)->load_catalog()->version, version);
    const auto report = (*graph)->check();
    ASSERT_TRUE(report.is_ok()) << report.status().to_string();
    ASSERT_THAT(report->problems, IsEmpty());
  }
}

TEST_F(BesideAWriter, ABackupIsAWholeVersion) {
  const std::filesystem::path backups = directory_.path() / "backups";
  for (std::uint32_t number = 1; number <= 2; ++number) {
    const std::uint64_t acknowledged = wait_for_commits(30);
    const auto graph = GraphStore::open(path(), {.create_if_missing = false, .read_only = true}).value();
    Result<KvBackup> made = graph->backup(backups);
    // The writer does nothing but write, and may leave no gap: then the user is told to try again.
    for (int attempt = 1; attempt < 20 && made.status().code() == StatusCode::kBusy; ++attempt) made = graph->backup(backups);
    ASSERT_TRUE(made.is_ok()) << made.status().to_string();
    const std::filesystem::path copy = directory_.path() / ("copy" + std::to_string(number));
    ASSERT_TRUE(restore_graph(backups, made->number, copy).is_ok());
    const auto restored = GraphStore::open(copy, {.create_if_missing = false}).value();
    EXPECT_GE(restored->load_catalog()->version, acknowledged);
    ASSERT_THAT(restored->check()->problems, IsEmpty());
  }
}

}  // namespace
}  // namespace relata
