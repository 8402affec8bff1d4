#include "engine/index/node_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/index/index_set.h"
#include "storage/graph/index_entries.h"

namespace relata {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr LabelId kLabel{1};
constexpr KeyId kKey{1};

// A hundred nodes with the values 0 to 99 under an index, as they are after opening the store.
class NodeIndexTest : public testing::Test {
 protected:
  void SetUp() override {
    MutationList list = {RegisterName{NameSpace::kLabel, 1, "N"}, RegisterName{NameSpace::kKey, 1, "v"},
                         CreateIndex{{{1}, "by_v", IndexKind::kRange, false, {kLabel}, {kKey}}}};
    for (std::uint64_t i = 1; i <= 100; ++i) list.emplace_back(PutNode{{i}, {{kLabel}, properties(i - 1)}});
    ASSERT_TRUE(store_->commit(list, Durability::kNone).is_ok());
    set_ = IndexSet::load(*store_).value();
  }
  static PropertyList properties(std::uint64_t value) { return {{kKey, static_cast<std::int64_t>(value)}}; }
  std::string entry(std::uint64_t node, std::uint64_t value) {
    return *range_entry(index().definition(), {node}, std::vector{kLabel}, properties(value));
  }
  NodeIndex& index() { return set_.writable()[0]; }
  std::vector<std::uint64_t> between(int lower, int upper, std::size_t limit = 1000) {
    const Value low(lower);
    const Value high(upper);
    std::vector<IndexEntry> entries;
    EXPECT_TRUE(index().read(*range_between(&low, &high), limit, entries).is_ok());
    std::vector<std::uint64_t> nodes;
    for (const IndexEntry& found : entries) nodes.push_back(node_of_entry(found.key).value);
    return nodes;
  }

  std::unique_ptr<GraphStore> store_ = GraphStore::open_in_memory().value();
  IndexSet set_;
};

TEST_F(NodeIndexTest, AnswersTheSameFromTheStoreAndOnceItIsLoaded) {
  // The index is worth loading after some ten searches.
  for (int i = 0; i < 20; ++i) {
    EXPECT_THAT(between(10, 12), ElementsAre(11, 12, 13)) << i;
    EXPECT_THAT(between(98, 200), ElementsAre(99, 100)) << i;
    EXPECT_THAT(between(10, 40, 2), ElementsAre(11, 12)) << i;
    EXPECT_THAT(between(300, 400), IsEmpty()) << i;
  }
}

TEST_F(NodeIndexTest, MergesWhatHasChangedIntoWhatWasStored) {
  index().remove_entry(entry(12, 11), 7);
  index().add_entry(entry(12, 50), 7);
  index().add_entry(entry(101, 10), 7);
  EXPECT_THAT(between(10, 12), ElementsAre(11, 101, 13));
  EXPECT_THAT(between(10, 12, 2), ElementsAre(11, 101));
  EXPECT_THAT(between(50, 50), ElementsAre(12, 51));
  EXPECT_EQ(index().totals().nodes, 101U);
  // A node may come back to what it was.
  index().remove_entry(entry(12, 50), 7);
  index().add_entry(entry(12, 11), 7);
  EXPECT_THAT(between(11, 11), ElementsAre(12));
}

TEST_F(NodeIndexTest, ReadsOnWhereChangedNodesFilledWhatWasRead) {
  for (std::uint64_t node = 1; node <= 50; ++node) index().remove_entry(entry(node, node - 1), 7);
  EXPECT_THAT(between(0, 99, 3), ElementsAre(51, 52, 53));
  EXPECT_EQ(between(0, 99).size(), 50U);
}

TEST_F(NodeIndexTest, LeavesTheCopyBeforeAChangeAsItWas) {
  const NodeIndex before = index();
  index().remove_entry(entry(12, 11), 7);
  std::vector<IndexEntry> entries;
  ASSERT_TRUE(before.read(*range_of_equal(Value(11)), 10, entries).is_ok());
  EXPECT_EQ(entries.size(), 1U);
  EXPECT_THAT(between(11, 11), IsEmpty());
}

TEST_F(NodeIndexTest, SaysThatTheStoreIsClosed) {
  set_.close();
  std::vector<IndexEntry> entries;
  EXPECT_EQ(index().read(*range_of_equal(Value(11)), 10, entries).code(), StatusCode::kIoError);
}

}  // namespace
}  // namespace relata
