// Kills a process that writes to a graph, again and again at any moment, and looks at what it leaves.
// RELATA_CRASH_KILLS sets the number of kills (ten otherwise), RELATA_CRASH_SEED the history.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <thread>

#include "storage/kv/memory_kv.h"
#include "storage/rocksdb/store.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/storage/child_process.h"
#include "tests/unit/storage/graph/index_churn.h"
#include "tests/unit/storage/graph/random_history.h"
#include "tests/unit/storage/graph/sample_history.h"
#include "tests/unit/storage/kv/shared_kv.h"

namespace relata {
namespace {

std::uint64_t number_from_environment(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text ? std::stoull(text) : otherwise;
}

// The graph as it ought to be, kept up in memory beside the one on disk.
class Model {
 public:
  explicit Model(std::uint64_t seed) : history_(seed) {}
  void advance_to(std::uint64_t version) {
    for (; version_ < version; ++version_) ASSERT_TRUE(graph_->commit(history_.next(), Durability::kNone).is_ok());
  }
  std::map<Bytes, Bytes> content() const { return content_of(*kv_); }

 private:
  RandomHistory history_;
  std::uint64_t version_ = 0;
  std::shared_ptr<KvStore> kv_ = make_memory_kv();
  std::unique_ptr<GraphStore> graph_ = GraphStore::open_on(std::make_unique<SharedKv>(kv_), {}).value();
};

// Kills writers of one new graph, one after another. Returns how many commits it has in the end.
std::uint64_t kill_writers(std::uint64_t kills, std::uint64_t seed) {
  const TemporaryDirectory directory;
  std::mt19937_64 random(seed);
  Model model(seed);
  std::uint64_t acknowledged = 0;
  for (std::uint64_t kill = 0; kill < kills; ++kill) {
    SCOPED_TRACE("seed " + std::to_string(seed) + ", kill " + std::to_string(kill));
    {
      ChildProcess writer({"write", directory.path().string(), std::to_string(seed)});
      // After some commits, at any moment of the next ones; sometimes while it opens what the last one left.
      for (std::uint64_t left = random() % 5; left > 0; --left) acknowledged = writer.next().value_or(acknowledged);
      std::this_thread::sleep_for(std::chrono::microseconds(random() % 20'000));
      writer.kill();
      while (const auto version = writer.next()) acknowledged = *version;
    }
    const std::shared_ptr<KvStore> kv = open_rocksdb_kv(directory.path(), {}).value();
    const auto graph = GraphStore::open_on(std::make_unique<SharedKv>(kv), {}).value();
    const std::uint64_t version = graph->load_catalog()->version;
    EXPECT_GE(version, acknowledged) << "an acknowledged commit is lost";
    EXPECT_LE(version, acknowledged + 1);
    acknowledged = version;
    model.advance_to(version);
    EXPECT_TRUE(content_of(*kv) == model.content()) << "half a commit";
    EXPECT_THAT(graph->check()->problems, testing::IsEmpty());
    if (testing::Test::HasFailure()) break;
  }
  return acknowledged;
}

TEST(Crash, LeavesExactlyTheAcknowledgedCommitsOrOneMore) {
  constexpr std::uint64_t kKillsOfAGraph = 10;
  const std::uint64_t kills = number_from_environment("RELATA_CRASH_KILLS", kKillsOfAGraph);
  const std::uint64_t seed = number_from_environment("RELATA_CRASH_SEED", 20250313);
  std::uint64_t commits = 0;
  for (std::uint64_t done = 0; done < kills && !HasFailure(); done += kKillsOfAGraph) commits += kill_writers(kKillsOfAGraph, seed + done);
  EXPECT_GT(commits, kills / 2);
  RecordProperty("commits", static_cast<int>(commits));
}

TEST(Crash, LeavesLargeIndexesWholeOrNotAtAll) {
  const std::uint64_t kills = number_from_environment("RELATA_CRASH_KILLS", 10);
  std::mt19937_64 random(number_from_environment("RELATA_CRASH_SEED", 20250313));
  const TemporaryDirectory directory;
  make_nodes_to_index(directory.path());
  std::uint64_t acknowledged = 1;
  std::uint64_t indexes = 0;
  for (std::uint64_t kill = 0; kill < kills && !HasFailure(); ++kill) {
    SCOPED_TRACE(kill);
    {
      ChildProcess writer({"index", directory.path().string()});
      for (std::uint64_t left = random() % 3; left > 0; --left) acknowledged = writer.next().value_or(acknowledged);
      // A creation takes some milliseconds, several times as long with sanitizers.
      std::this_thread::sleep_for(std::chrono::microseconds(random() % 50'000));
      writer.kill();
      while (const auto version = writer.next()) acknowledged = *version;
    }
    const auto counts = keys_of_indexes(directory.path());
    const auto graph = GraphStore::open(directory.path(), {}).value();
    const CatalogState catalog = graph->load_catalog().value();
    EXPECT_TRUE(catalog.version == acknowledged || catalog.version == acknowledged + 1) << catalog.version << ", " << acknowledged;
    acknowledged = catalog.version;
    std::map<std::uint32_t, std::uint64_t> whole;
    for (const IndexState& index : catalog.indexes) whole[index.definition.id.value] = keys_of_whole_index(index.definition.kind);
    EXPECT_EQ(counts, whole);
    EXPECT_THAT(graph->check()->problems, testing::IsEmpty());
    indexes += catalog.indexes.size();
  }
  EXPECT_GT(indexes, 0);
  EXPECT_GT(acknowledged, kills / 2);
}

}  // namespace
}  // namespace relata
