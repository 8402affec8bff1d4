#include "storage/graph/graph_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "storage/base/limits.h"
#include "storage/graph/store_format.h"
#include "storage/kv/memory_kv.h"
#include "storage/layout/keys.h"
#include "storage/layout/record_codec.h"
#include "storage/rocksdb/store.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/storage/child_process.h"
#include "tests/unit/storage/graph/sample_history.h"
#include "tests/unit/storage/kv/shared_kv.h"

namespace relata {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::unique_ptr<GraphStore> sample_graph(std::size_t commits) {
  std::unique_ptr<GraphStore> graph = GraphStore::open_in_memory().value();
  for (std::size_t i = 0; i < commits; ++i) EXPECT_EQ(*graph->commit(sample_history()[i], Durability::kNone), i + 1);
  return graph;
}

TEST(GraphStore, GivesBackWhatACommitPut) {
  const auto graph = sample_graph(1);
  EXPECT_EQ((*graph->node({1}))->properties, (PropertyList{{KeyId{1}, "Ann"}}));
  EXPECT_EQ((*graph->edge({2}))->type, TypeId{2});
  EXPECT_EQ(**graph->article_text({3}), "Ann met Bob, and praised him.");
  EXPECT_EQ(graph->evidence({2})->at(0).end, 29U);
  EXPECT_THAT(*graph->edges_with_evidence_of({3}), ElementsAre(EdgeId{1}, EdgeId{2}));
  EXPECT_FALSE(graph->node({4})->has_value());
  EXPECT_FALSE(graph->article_text({1})->has_value());
}

TEST(GraphStore, KnowsNamesCountersAndVersion) {
  const CatalogState catalog = *sample_graph(3)->load_catalog();
  EXPECT_THAT(catalog.labels, ElementsAre("Person", "Article"));
  EXPECT_THAT(catalog.types, ElementsAre("MET_WITH", "PRAISED"));
  EXPECT_THAT(catalog.keys, ElementsAre("name", "date"));
  EXPECT_EQ(catalog.next_node, 6U);
  EXPECT_EQ(catalog.next_edge, 4U);
  EXPECT_EQ(catalog.version, 3U);
}

// The sixth commit leaves Ann, Bob and the second article, with one edge that both articles once gave evidence for.
TEST(GraphStore, TakesBackWhatALaterCommitRemoves) {
  const auto graph = sample_graph(6);
  std::vector<std::uint64_t> nodes;
  ASSERT_TRUE(graph->scan_nodes([&](NodeId id, NodeRecord&&) { return nodes.push_back(id.value), true; }).is_ok());
  EXPECT_THAT(nodes, ElementsAre(1, 2, 4));
  EXPECT_FALSE(graph->article_text({3})->has_value());
  EXPECT_EQ(graph->evidence({1})->size(), 1U);
  EXPECT_THAT(*graph->evidence({2}), IsEmpty());
  EXPECT_THAT(*graph->edges_with_evidence_of({3}), IsEmpty());
  EXPECT_EQ(graph->load_catalog()->next_node, 6U);  // ids are not given out again
}

TEST(GraphStore, ReplacesEvidenceOfTheSamePlace) {
  const auto graph = sample_graph(1);
  const EvidenceRecord better = {{3}, 0, 11, "Ann", "Bob", "", 0.9, "test 2"};
  ASSERT_TRUE(graph->commit({AddEvidence{{1}, better}}, Durability::kNone).is_ok());
  EXPECT_THAT(*graph->evidence({1}), ElementsAre(better));
}

TEST(GraphStore, ScansAscendingUntilTheVisitorHasEnough) {
  const auto graph = sample_graph(3);
  std::vector<std::uint64_t> edges;
  ASSERT_TRUE(graph->scan_edges([&](EdgeId id, EdgeRecord&&) { return edges.push_back(id.value), edges.size() < 2; }).is_ok());
  EXPECT_THAT(edges, ElementsAre(1, 2));
}

TEST(GraphStore, RefusesACommitThatDoesNotFitAndKeepsNothingOfIt) {
  const auto graph = sample_graph(1);
  const Status status =
      graph->commit({PutNode{{9}, {}}, PutArticleText{{9}, std::string(limits::kArticleBytes + 1, 'a')}}, Durability::kNone).status();
  EXPECT_EQ(status.code(), StatusCode::kResourceExhausted);
  EXPECT_FALSE(graph->node({9})->has_value());
  EXPECT_EQ(graph->load_catalog()->version, 1U);
  EXPECT_EQ(*graph->commit({PutNode{{9}, {}}}, Durability::kNone), 2U);
}

TEST(GraphStore, NamesTheKeyOfADamagedRecord) {
  const std::shared_ptr<KvStore> kv = make_memory_kv();
  const auto graph = GraphStore::open_on(std::make_unique<SharedKv>(kv), {}).value();
  ASSERT_TRUE(graph->commit(sample_history()[0], Durability::kNone).is_ok());
  const auto transaction = kv->begin().value();
  for (const std::string& key : {keys::node({1}), keys::article_text({3}), keys::evidence({1}, {3}, 0, 11)}) {
    ASSERT_TRUE(transaction->put(key, "damaged").is_ok());
  }
  ASSERT_TRUE(transaction->commit(false).is_ok());
  const std::string expected = "key 'n' 00 00 00 00 00 00 00 01: the record's checksum does not match";
  EXPECT_EQ(graph->node({1}).status().message(), expected);
  EXPECT_EQ(graph->scan_nodes([](NodeId, NodeRecord&&) { return true; }).message(), expected);
  EXPECT_THAT(std::string(graph->article_text({3}).status().message()), HasSubstr("key 't' 00 00 00 00 00 00 00 03"));
  EXPECT_THAT(std::string(graph->evidence({1}).status().message()), HasSubstr("key 'v' 00 00 00 00 00 00 00 01"));
}

class GraphDirectory : public testing::Test {
 protected:
  std::filesystem::path path() const { return directory_.path() / "graph"; }
  Result<std::unique_ptr<GraphStore>> open(GraphStoreOptions options = {}) const { return GraphStore::open(path(), options); }
  void make_sample() const {
    const auto graph = open().value();
    for (const MutationList& commit : sample_history()) ASSERT_TRUE(graph->commit(commit, Durability::kSync).is_ok());
  }
  TemporaryDirectory directory_;
};

TEST_F(GraphDirectory, IsTheSameAfterReopening) {
  make_sample();
  const auto graph = open({.create_if_missing = false}).value();
  EXPECT_EQ(graph->load_catalog()->version, 6U);
  EXPECT_EQ((*graph->node({1}))->properties, (PropertyList{{KeyId{1}, "Anna"}}));
  EXPECT_THAT(graph->check()->problems, IsEmpty());
  EXPECT_EQ(*graph->commit({PutNode{{6}, {}}}, Durability::kGroup), 7U);
}

TEST_F(GraphDirectory, IsNotFoundWhenMissingAndNotToBeCreated) {
  for (const bool read_only : {false, true}) {
    const Status status = open({.create_if_missing = read_only, .read_only = read_only}).status();
    EXPECT_EQ(status.code(), StatusCode::kNotFound);
    EXPECT_EQ(status.message(), "there is no graph at " + path().string());
    EXPECT_FALSE(std::filesystem::exists(path()));
  }
}

TEST_F(GraphDirectory, IsRefusedWhenItHoldsSomethingElse) {
  std::filesystem::create_directory(path());
  std::ofstream(path() / "letter.txt") << "Dear Ann";
  const Status status = open().status();
  EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), HasSubstr("holds other files and no graph"));
  std::filesystem::remove_all(path());
  std::ofstream(path()) << "a file";
  EXPECT_EQ(open().status().code(), StatusCode::kInvalidArgument);
}

TEST_F(GraphDirectory, IsRefusedWhenItIsAnotherProgramsRocksDb) {
  {
    const auto kv = open_rocksdb_kv(path(), {}).value();
    const auto transaction = kv->begin().value();
    ASSERT_TRUE(transaction->put("their", "data").is_ok());
    ASSERT_TRUE(transaction->commit(true).is_ok());
  }
  EXPECT_THAT(std::string(open().status().message()), HasSubstr("no graph of Relata"));
}

TEST_F(GraphDirectory, OfANewerFormatAsksForANewerProgram) {
  make_sample();
  {
    const auto kv = open_rocksdb_kv(path(), {}).value();
    const auto transaction = kv->begin().value();
    ASSERT_TRUE(transaction->put(keys::meta("format"), encode_number(99)).is_ok());
    ASSERT_TRUE(transaction->commit(true).is_ok());
  }
  const Status status = open().status();
  EXPECT_EQ(status.code(), StatusCode::kUnsupported);
  EXPECT_EQ(status.message(), path().string() + ": the graph has format 99, this program reads " + std::to_string(current_store_format()) +
                                  "; use a newer program");
}

TEST_F(GraphDirectory, IsBusyForASecondWriterOfTheSameProcess) {
  const auto first = open().value();
  const Status status = open().status();
  EXPECT_EQ(status.code(), StatusCode::kBusy);
  EXPECT_EQ(status.message(), path().string() + " is open for writing elsewhere; close the other program, or open it for reading only");
}

TEST_F(GraphDirectory, IsBusyForAWriterOfAnotherProcessButCanBeRead) {
  make_sample();
  {
    ChildProcess writer({"hold", path().string()});
    ASSERT_EQ(writer.next(), 1U);
    EXPECT_EQ(open().status().code(), StatusCode::kBusy);
    const auto reader = open({.read_only = true}).value();
    EXPECT_EQ(reader->load_catalog()->version, 6U);
    EXPECT_THAT(reader->check()->problems, IsEmpty());
    EXPECT_EQ(reader->commit({PutNode{{6}, {}}}, Durability::kSync).status().code(), StatusCode::kUnsupported);
  }
  EXPECT_TRUE(open().is_ok());
}

// The word in the path must not be taken for RocksDB's complaint about its lock.
TEST_F(GraphDirectory, ThatCannotBeWrittenIsNoLockedOne) {
  if (::geteuid() == 0) GTEST_SKIP() << "nothing is forbidden to root";
  const std::filesystem::path locked = directory_.path() / "lock" / "graph";
  std::filesystem::create_directories(locked.parent_path());
  std::filesystem::permissions(locked.parent_path(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  const Status status = GraphStore::open(locked, {}).status();
  std::filesystem::permissions(locked.parent_path(), std::filesystem::perms::owner_all);
  EXPECT_EQ(status.code(), StatusCode::kIoError) << status.to_string();
}

}  // namespace
}  // namespace relata
