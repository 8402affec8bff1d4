#include "storage/graph/edge_packs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/base/coding.h"
#include "storage/kv/memory_kv.h"
#include "storage/layout/envelope.h"
#include "storage/layout/keys.h"
#include "tests/unit/storage/bulk/sample_load.h"
#include "tests/unit/storage/kv/shared_kv.h"

namespace relata {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// The third range, with the edges 32770 and 32773: types 4 and 5, property 2 of the first.
std::string sample_pack() {
  EdgeTable table;
  table.add(2, {7, 4, 8});
  table.add(5, {9, 5, 7});
  table.finish();
  PropertyColumnBuilder column;
  column.add(2, Value("text"));
  const std::pair<KeyId, std::string> columns[] = {{{2}, std::move(column).encode().value()}};
  return encode_edge_pack(2, table.encode(), columns);
}

TEST(EdgePack, HoldsRecords) {
  const EdgePack pack = EdgePack::decode(2, sample_pack()).value();
  EXPECT_FALSE(pack.contains(0));
  EXPECT_EQ(pack.edge(2), (EdgeRecord{{7}, {4}, {8}, {{{2}, Value("text")}}}));
  EXPECT_EQ(pack.edge(5), (EdgeRecord{{9}, {5}, {7}, {}}));
}

TEST(EdgePack, IsNotReadFromOtherBytes) {
  const std::string bytes = sample_pack();
  EXPECT_EQ(EdgePack::decode(1, bytes).status().code(), StatusCode::kCorruption);
  EXPECT_FALSE(EdgePack::decode(2, bytes + "x").is_ok());
  for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(EdgePack::decode(2, bytes.substr(0, size)).is_ok()) << size;
}

// A loaded graph of 20 nodes and 60 relationships: one pack.
class EdgePacksOfAStore : public testing::Test {
 protected:
  void SetUp() override {
    WorkerPool pool(1);
    const auto loader = BulkLoader::create_on(kv_, pool, {}).value();
    ASSERT_TRUE(add_sample(*loader, 20).is_ok());
    ASSERT_TRUE(finish_sample(*loader).is_ok());
    graph_ = GraphStore::open_on(std::make_unique<SharedKv>(kv_), {}).value();
    ASSERT_THAT(graph_->check()->problems, IsEmpty());
  }

  void put(const std::string& key, const std::string& value) {
    const auto transaction = kv_->begin().value();
    ASSERT_TRUE(transaction->put(key, value).is_ok());
    ASSERT_TRUE(transaction->commit(false).is_ok());
  }
  Bytes get(const std::string& key) { return kv_->snapshot().value()->get(key).value().value(); }
  void expect_problem(const std::string& key, const std::string& text) {
    EXPECT_THAT(graph_->check()->problems, testing::Contains(AllOf(HasSubstr(keys::describe(key)), HasSubstr(text))));
  }
  Status scan() {
    return graph_->scan_edges([](EdgeId, EdgeRecord&&) { return true; });
  }

  std::shared_ptr<KvStore> kv_ = make_memory_kv();
  std::unique_ptr<GraphStore> graph_;
  const std::string pack_ = keys::edge_pack(0, 0);
};

TEST_F(EdgePacksOfAStore, AreScannedUntilTheVisitorHasEnough) {
  std::vector<std::uint64_t> seen;
  ASSERT_TRUE(graph_->commit({DeleteEdge{{2}}}, Durability::kNone).is_ok());
  ASSERT_TRUE(graph_->scan_edges([&](EdgeId id, EdgeRecord&&) { return seen.push_back(id.value), seen.size() < 3; }).is_ok());
  EXPECT_THAT(seen, ElementsAre(1, 3, 4));
}

TEST_F(EdgePacksOfAStore, AreNotReadOnceTheyAreDamaged) {
  Bytes damaged = get(pack_);
  damaged[damaged.size() / 2] ^= 1;
  put(pack_, damaged);
  EXPECT_THAT(std::string(graph_->edge({1}).status().message()), HasSubstr(keys::describe(pack_)));
  EXPECT_EQ(scan().code(), StatusCode::kCorruption);
  expect_problem(pack_, "checksum");
}

TEST_F(EdgePacksOfAStore, AreMissedWhenTheyAreGone) {
  const auto transaction = kv_->begin().value();
  ASSERT_TRUE(transaction->erase(pack_).is_ok());
  ASSERT_TRUE(transaction->commit(false).is_ok());
  EXPECT_EQ(scan().code(), StatusCode::kCorruption);
  expect_problem(pack_, "is missing");
}

TEST_F(EdgePacksOfAStore, AreCheckedForWhatTheyHoldAndForOnesTooMany) {
  put(keys::edge_pack(0, 1), seal("more"));
  expect_problem(keys::edge_pack(0, 1), "no such part");
  put(keys::edge_pack(1, 0), seal("more"));
  expect_problem(keys::edge_pack(1, 0), "belongs to no pack");
  put(keys::edge({61}), "");
  expect_problem(keys::edge({61}), "deleted that no pack has");
  // With its own end at a node that there is not.
  EdgeTable table;
  for (std::uint32_t id = 1; id <= 60; ++id) table.add(id, {1, 1, id == 9 ? 21U : 2U});
  table.finish();
  std::string payload;
  append_u32(payload, 1);
  put(pack_, seal(payload + encode_edge_pack(0, table.encode(), {})));
  expect_problem(pack_, "relationship 9: it ends at a node that does not exist");
}

}  // namespace
}  // namespace relata
