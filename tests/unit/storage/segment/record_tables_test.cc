#include "storage/segment/record_tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

constexpr LabelId kPerson{1};
constexpr LabelId kOld{7};

TEST(NodeTable, KnowsLabelsOfNodesAndNodesOfLabels) {
  NodeTable built(std::make_shared<LabelSets>());
  built.add(0, std::vector{kPerson});
  built.add(64, std::vector{kPerson, kOld});
  built.add(65, std::vector<LabelId>{});
  built.add(kRecordSegmentIds - 1, std::vector{kPerson});
  built.finish();
  const NodeTable decoded = NodeTable::decode(built.encode(), std::make_shared<LabelSets>()).value();
  for (const NodeTable* table : std::initializer_list<const NodeTable*>{&built, &decoded}) {
    EXPECT_FALSE(table->contains(1));
    EXPECT_TRUE(table->contains(65));
    EXPECT_EQ(table->present().size(), 4U);
    EXPECT_THAT(table->labels(0), ElementsAre(kPerson));
    EXPECT_THAT(table->labels(64), ElementsAre(kPerson, kOld));
    EXPECT_THAT(table->labels(65), IsEmpty());
    EXPECT_THAT(table->label_counts(), ElementsAre(Pair(kPerson, 3), Pair(kOld, 1)));
    EXPECT_EQ((*table->members(kOld))[1], 1U);
    EXPECT_EQ((*table->members(kPerson))[kRecordSegmentIds / 64 - 1], std::uint64_t{1} << 63);
    EXPECT_EQ(table->members(LabelId{3}), nullptr);
  }
}

TEST(NodeTable, ViewsOfLabelsOutliveIt) {
  const auto sets = std::make_shared<LabelSets>();
  std::span<const LabelId> view;
  {
    NodeTable table(sets);
    table.add(3, std::vector{kPerson, kOld});
    table.finish();
    view = table.labels(3);
  }
  EXPECT_THAT(view, ElementsAre(kPerson, kOld));
}

TEST(EdgeTable, KnowsEndsAndTypes) {
  EdgeTable built;
  built.add(0, {1, 2, UINT32_MAX});
  built.add(7, {UINT32_MAX, UINT32_MAX, 1});
  built.add(kRecordSegmentIds - 1, {5, 2, 5});
  built.finish();
  const EdgeTable decoded = EdgeTable::decode(built.encode()).value();
  for (const EdgeTable* table : std::initializer_list<const EdgeTable*>{&built, &decoded}) {
    EXPECT_EQ(table->present().size(), 3U);
    EXPECT_FALSE(table->contains(1));
    EXPECT_EQ(table->ends(0).target, UINT32_MAX);
    EXPECT_EQ(table->ends(7).source, UINT32_MAX);
    EXPECT_EQ(table->ends(7).type, UINT32_MAX);
    EXPECT_EQ(table->ends(7).target, 1U);
    EXPECT_EQ(table->ends(kRecordSegmentIds - 1).type, 2U);
  }
}

TEST(RecordTables, RefuseBytesThatAreCutOff) {
  NodeTable nodes(std::make_shared<LabelSets>());
  nodes.add(3, std::vector{kPerson, kOld});
  nodes.finish();
  EdgeTable edges;
  edges.add(3, {1, 2, 3});
  edges.finish();
  for (std::size_t size = 0; size < nodes.encode().size(); ++size) {
    EXPECT_FALSE(NodeTable::decode(nodes.encode().substr(0, size), std::make_shared<LabelSets>()).is_ok()) << size;
  }
  for (std::size_t size = 0; size < edges.encode().size(); ++size) {
    EXPECT_FALSE(EdgeTable::decode(edges.encode().substr(0, size)).is_ok()) << size;
  }
}

}  // namespace
}  // namespace relata
