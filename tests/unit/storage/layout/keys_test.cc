#include "storage/layout/keys.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <tuple>

namespace relata {
namespace {

using keys::Table;

// Small numbers and numbers with many bytes alike.
std::uint64_t any_id() { return *rc::gen::inRange<std::uint64_t>(0, 4) << *rc::gen::element(0, 8, 31, 56); }
std::uint32_t any_small_id() { return static_cast<std::uint32_t>(*rc::gen::inRange<std::uint64_t>(0, 4) << *rc::gen::element(0, 8, 24)); }

TEST(Keys, BelongToTheirTableAlone) {
  const std::vector<std::string> all = {keys::meta("version"),
                                        keys::dictionary(NameSpace::kKey, 7),
                                        keys::node({7}),
                                        keys::edge({7}),
                                        keys::edge_pack(7, 7),
                                        keys::segment({SegmentGroup::kOut, 7, 7}, 7),
                                        keys::evidence({7}, {7}, 7, 7),
                                        keys::evidence_of_article({7}, {7}, 7, 7),
                                        keys::article_text({7}),
                                        keys::log(7),
                                        keys::index({7}),
                                        keys::index_entry({7}, "value and id"),
                                        keys::document({7}, {7}),
                                        keys::index_totals({7})};
  for (const std::string& key : all) {
    int owners = 0;
    for (const Table table : {Table::kMeta, Table::kDictionary, Table::kNode, Table::kEdge, Table::kEdgePack, Table::kSegment,
                              Table::kEvidence, Table::kEvidenceOfArticle, Table::kArticleText, Table::kLog, Table::kIndex,
                              Table::kIndexEntry, Table::kDocument, Table::kIndexTotals}) {
      owners += key.starts_with(keys::table(table));
    }
    EXPECT_EQ(owners, 1) << keys::describe(key);
  }
}

TEST(Keys, SortSegmentsByGroupThenRangeThenIdThenChunk) {
  EXPECT_TRUE(rc::check([] {
    const auto any = [] {
      return std::tuple(static_cast<SegmentGroup>(1 + any_small_id() % 5), any_small_id(), any_small_id(), any_small_id());
    };
    const auto key = [](const auto& parts) {
      const auto [group, range, id, chunk] = parts;
      return keys::segment({group, range, id}, chunk);
    };
    const auto a = any();
    const auto b = any();
    RC_ASSERT((key(a) < key(b)) == (a < b));
  }));
}

TEST(Keys, AreReadBackAsTheyWereMade) {
  EXPECT_TRUE(rc::check([] {
    const std::uint64_t a = any_id();
    const std::uint64_t b = any_id();
    const std::uint32_t begin = any_small_id();
    const SegmentKey segment{SegmentGroup::kIn, begin, 5};
    RC_ASSERT((keys::parse_segment(keys::segment(segment, begin)) == std::pair(segment, begin)));
    RC_ASSERT((keys::parse_edge_pack(keys::edge_pack(begin, 9)) == std::pair(begin, 9U)));
    const auto evidence = keys::parse_evidence(Table::kEvidence, keys::evidence({a}, {b}, begin, 9));
    RC_ASSERT(evidence && evidence->first == a && evidence->second == b && evidence->begin == begin && evidence->end == 9U);
    const auto reverse = keys::parse_evidence(Table::kEvidenceOfArticle, keys::evidence_of_article({b}, {a}, begin, 9));
    RC_ASSERT(reverse && reverse->first == b && reverse->second == a);
    RC_ASSERT(keys::parse_id(Table::kNode, keys::node({a})) == a);
    RC_ASSERT((keys::parse_dictionary(keys::dictionary(NameSpace::kType, begin)) == std::pair(NameSpace::kType, begin)));
  }));
}

TEST(Keys, OfOtherTablesAndLengthsAreNotRead) {
  const std::string node = keys::node({1});
  EXPECT_FALSE(keys::parse_id(Table::kEdge, node));
  EXPECT_FALSE(keys::parse_id(Table::kNode, node.substr(0, 8)));
  EXPECT_FALSE(keys::parse_id(Table::kNode, node + "x"));
  EXPECT_FALSE(keys::parse_id(Table::kNode, ""));
  EXPECT_FALSE(keys::parse_segment(keys::segment({static_cast<SegmentGroup>(9), 1, 1}, 1)));
  EXPECT_FALSE(keys::parse_evidence(Table::kEvidence, keys::evidence_of_article({1}, {1}, 0, 1)));
  EXPECT_FALSE(keys::parse_dictionary(std::string("d\x03\0\0\0\x01", 6)));  // there are three name spaces
}

TEST(Keys, StartWithTheirPrefixes) {
  EXPECT_TRUE(keys::evidence({5}, {6}, 7, 8).starts_with(keys::evidence_prefix({5})));
  EXPECT_TRUE(keys::evidence_of_article({5}, {6}, 7, 8).starts_with(keys::evidence_of_article_prefix({5})));
}

TEST(Keys, AreDescribedForPeople) {
  EXPECT_EQ(keys::describe(keys::node({258})), "key 'n' 00 00 00 00 00 00 01 02");
  EXPECT_EQ(keys::describe(""), "(empty key)");
}

}  // namespace
}  // namespace relata
