#include "engine/index/full_text_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/index/text_terms.h"

namespace relata {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::shared_ptr<const DocumentRecord> document(std::string_view text) {
  std::map<std::string, std::uint32_t> counts;
  auto record = std::make_shared<DocumentRecord>();
  for (const std::string& term : text_terms(text)) ++counts[term], ++record->length;
  record->terms.assign(counts.begin(), counts.end());
  return record;
}

class FullTextSearch : public testing::Test {
 protected:
  void put(std::uint64_t node, std::string_view text) { index_.replace_document({node}, nullptr, document(text), 1); }
  std::vector<std::uint64_t> nodes(std::string_view question, const SearchOptions& options = {}) const {
    const std::vector<SearchHit> hits = search_full_text(index_, question, options).value();
    std::vector<std::uint64_t> found;
    for (const SearchHit& hit : hits) found.push_back(hit.node.value);
    return found;
  }
  NodeIndex index_{{{1}, "words", IndexKind::kFullText, false, {{1}}, {{1}}}, nullptr, {}};
};

// Three documents of 4, 2 and 6 words, 4 on average. `peace` is in two of them: its weight is ln(1 + (3 - 2 + 0.5) / (2 + 0.5)) = ln 1.6.
// In the first it stands once in an average document: 1 * 2.2 / (1 + 1.2) = 1. In the third it stands twice in 6 words:
// 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 6 / 4)) = 4.4 / 3.65.
TEST_F(FullTextSearch, RanksByBm25) {
  put(1, "the peace was short");
  put(2, "no war");
  put(3, "peace and talks and more peace");
  const auto hits = search_full_text(index_, "Peace", {}).value();
  ASSERT_EQ(hits.size(), 2U);
  EXPECT_EQ(hits[0].node, NodeId{3});
  EXPECT_NEAR(hits[0].score, 0.470003629 * 4.4 / 3.65, 1e-8);
  EXPECT_EQ(hits[1].node, NodeId{1});
  EXPECT_NEAR(hits[1].score, 0.470003629, 1e-8);
}

// Each word adds its own score. `war` is in one of three: ln(1 + 2.5 / 1.5), in a document of 2 words: 2.2 / (1 + 1.2 * 0.625) = 2.2
// / 1.75.
TEST_F(FullTextSearch, AddsTheScoresOfWords) {
  put(1, "the peace was short");
  put(2, "no war");
  put(3, "peace and talks and more peace");
  const auto hits = search_full_text(index_, "war peace war", {}).value();
  ASSERT_EQ(hits.size(), 3U);
  EXPECT_EQ(hits[0].node, NodeId{2});
  EXPECT_NEAR(hits[0].score, 0.980829253 * 2.2 / 1.75, 1e-8);
}

TEST_F(FullTextSearch, FindsWordsByTheirBeginningAsOneWord) {
  put(1, "ceasefire ceasefires");
  put(2, "cease talking");
  put(3, "ceiling");
  EXPECT_THAT(nodes("ceasefire"), ElementsAre(1));
  EXPECT_THAT(nodes("ceasefir*"), ElementsAre(1));
  EXPECT_THAT(nodes("CEASE*"), ElementsAre(1, 2));
  EXPECT_THAT(nodes("ce* talking", {20, true}), ElementsAre(2));
  EXPECT_THAT(nodes("x*"), IsEmpty());
}

TEST_F(FullTextSearch, AsksForEveryWordWhenToldSo) {
  put(1, "oslo talks");
  put(2, "oslo");
  EXPECT_THAT(nodes("talks in Oslo"), ElementsAre(1, 2));
  EXPECT_THAT(nodes("oslo talks", {20, true}), ElementsAre(1));
  EXPECT_THAT(nodes("oslo geneva", {20, true}), IsEmpty());
}

TEST_F(FullTextSearch, OrdersEqualScoresByNodeAndKeepsToItsLimit) {
  for (const std::uint64_t node : {5U, 3U, 9U}) put(node, "same words");
  EXPECT_THAT(nodes("words"), ElementsAre(3, 5, 9));
  EXPECT_THAT(nodes("words", {2, false}), ElementsAre(3, 5));
  EXPECT_THAT(nodes("words", {0, false}), IsEmpty());
}

TEST_F(FullTextSearch, TakesAnyQuestion) {
  EXPECT_THAT(nodes("anything"), IsEmpty());
  put(1, "a");
  for (const char* question : {"", " ", "*", "* *", "?!", "a *", "**a"})
    EXPECT_TRUE(search_full_text(index_, question, {}).is_ok()) << question;
  EXPECT_THAT(nodes("a *"), ElementsAre(1));
  std::string long_question;
  for (int i = 0; i < 65; ++i) long_question += " w" + std::to_string(i);
  EXPECT_EQ(search_full_text(index_, long_question, {}).status().code(), StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace relata
