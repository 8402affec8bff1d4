#include "storage/graph/label_ranges.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/bulk/bulk_loader.h"
#include "storage/graph/index_entries.h"
#include "storage/kv/memory_kv.h"
#include "storage/layout/keys.h"
#include "tests/unit/storage/kv/shared_kv.h"

namespace relata {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr LabelId kPerson{1};
constexpr LabelId kArticle{2};
// Three ranges of ids: articles, and one person in the last.
constexpr std::uint64_t kNodes = 2 * kRecordSegmentIds + 10;

NodeRecord node(LabelId label) { return {{label}, {{KeyId{1}, Value(7)}}}; }

class NodeRangesWithLabels : public testing::Test {
 protected:
  void SetUp() override {
    WorkerPool pool(1);
    const auto loader = BulkLoader::create_on(kv_, pool, {}).value();
    NodeBlock block;
    block.label_sets = {{kPerson}, {kArticle}};
    const std::string records[] = {encode(node(kPerson)).value(), encode(node(kArticle)).value()};
    block.columns.emplace_back(KeyId{1});
    for (std::uint64_t id = 1; id <= kNodes; ++id) {
      const std::uint32_t kind = id == kNodes ? 0 : 1;
      block.bytes += records[kind];
      block.ends.push_back(block.bytes.size());
      block.labels.push_back(kind);
      block.columns[0].add_number(id - 1, ValueKind::kInteger, 7);
    }
    ASSERT_TRUE(loader->add_nodes(std::move(block)).is_ok());
    ASSERT_TRUE(loader->finish({"Person", "Article"}, {}, {"n"}).is_ok());
    graph_ = GraphStore::open_on(std::make_unique<SharedKv>(kv_), {}).value();
  }

  // The first id of each part, and the one behind it.
  std::vector<std::pair<std::uint64_t, std::uint64_t>> ranges(LabelId label, const LogRecord& uncommitted = {}) const {
    const LabelId labels[] = {label};
    const std::uint64_t version = graph_->load_catalog()->version;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> ids;
    const std::vector<KeyRange> parts = node_ranges_with_labels(*kv_->snapshot().value(), labels, version, uncommitted).value();
    for (const KeyRange& part : parts) {
      ids.emplace_back(keys::parse_id(keys::Table::kNode, part.begin).value_or(0),
                       keys::parse_id(keys::Table::kNode, part.end).value_or(UINT64_MAX));
    }
    return ids;
  }
  std::vector<std::uint64_t> people_by_index() {
    EXPECT_TRUE(graph_->commit({CreateIndex{{{1}, "people", IndexKind::kRange, false, {kPerson}, {KeyId{1}}}}}, Durability::kNone).is_ok());
    EXPECT_THAT(graph_->check()->problems, IsEmpty());
    std::vector<IndexEntry> entries;
    EXPECT_TRUE(graph_->index_reader().value()->read({1}, *range_of_equal(Value(7)), 100, entries).is_ok());
    std::vector<std::uint64_t> nodes;
    for (const IndexEntry& entry : entries) nodes.push_back(node_of_entry(entry.key).value);
    return nodes;
  }

  static constexpr std::uint64_t kRange = kRecordSegmentIds;
  std::shared_ptr<KvStore> kv_ = make_memory_kv();
  std::unique_ptr<GraphStore> graph_;
};

TEST_F(NodeRangesWithLabels, AreThoseOfTheSegmentsThatHaveOne) {
  EXPECT_THAT(ranges(kPerson), ElementsAre(std::pair(2 * kRange, 3 * kRange)));
  EXPECT_THAT(ranges(kArticle), ElementsAre(std::pair(std::uint64_t{0}, 3 * kRange)));
  EXPECT_THAT(ranges(LabelId{3}), IsEmpty());
  EXPECT_THAT(people_by_index(), ElementsAre(kNodes));
}

TEST_F(NodeRangesWithLabels, AndThoseInWhichNodesWerePutSince) {
  ASSERT_TRUE(graph_->commit({PutNode{{5}, node(kPerson)}}, Durability::kNone).is_ok());
  EXPECT_THAT(ranges(kPerson), ElementsAre(std::pair(std::uint64_t{0}, kRange), std::pair(2 * kRange, 3 * kRange)));
  EXPECT_THAT(ranges(kPerson, {{kRange + 1}, {}, {}, {}}), ElementsAre(std::pair(std::uint64_t{0}, 3 * kRange)));
  EXPECT_THAT(people_by_index(), ElementsAre(5, kNodes));
}

TEST_F(NodeRangesWithLabels, AreAllWhereTheSegmentsCannotTell) {
  const std::string table = keys::segment({SegmentGroup::kNodes, 1, 0}, 0);
  const std::string directory = keys::segment(kDirectoryKey, 0);
  const auto damage = [&](const std::string& key) {
    const auto transaction = kv_->begin().value();
    ASSERT_TRUE(transaction->put(key, "damaged").is_ok());
    ASSERT_TRUE(transaction->commit(false).is_ok());
  };
  damage(table);
  EXPECT_THAT(ranges(kPerson), ElementsAre(std::pair(kRange, 3 * kRange)));
  damage(directory);
  EXPECT_THAT(ranges(kPerson), ElementsAre(std::pair(std::uint64_t{0}, UINT64_MAX)));
}

}  // namespace
}  // namespace relata
