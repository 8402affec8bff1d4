#include "engine/extract/evaluate/article_scores.h"

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace relata::extract::testing {
namespace {

ExtractedEntity entity(EntityType type, const std::string& name, std::vector<std::string> aliases = {}) {
  ExtractedEntity result;
  result.type = type;
  result.name = name;
  result.aliases = std::move(aliases);
  return result;
}

ExtractedRelation relation(const std::string& type, std::uint32_t head, std::uint32_t tail, bool negated = false) {
  ExtractedRelation result;
  result.type = type;
  result.head = head;
  result.tail = tail;
  result.negated = negated;
  return result;
}

// Putin, Peskov, Russia and its capital, a ceasefire; Peskov met Putin (dated), Putin rejected the ceasefire, Russia opposes it.
GoldArticle gold() {
  GoldArticle article;
  article.entities = {{"putin", EntityType::kPerson, {"Vladimir Putin", "Putin"}, false, ""},
                      {"peskov", EntityType::kPerson, {"Dmitry Peskov"}, false, ""},
                      {"russia", EntityType::kPlace, {"Russia"}, false, ""},
                      {"moscow", EntityType::kPlace, {"Moscow"}, true, "russia"},
                      {"truce", EntityType::kProposal, {"30-day ceasefire"}, false, ""}};
  article.relations = {{{"MET_WITH", "SPOKE_WITH"}, "peskov", "putin", "2025-03-12", false, false},
                       {{"REJECTED"}, "putin", "truce", "", false, false},
                       {{"OPPOSES"}, "russia", "truce", "", false, true}};
  return article;
}

TEST(ComparableName, IgnoresCaseArticlesAndPunctuation) {
  EXPECT_EQ(comparable_name("The  U.S. Congress"), "us congress");
  EXPECT_EQ(comparable_name("Women’s March on Washington"), "women march on washington");
  EXPECT_EQ(comparable_name("Türkiye"), "türkiye");
  EXPECT_EQ(comparable_name("the"), "");
}

TEST(ScoreArticle, CountsEntitiesOnceAndFailedMergesAsSpurious) {
  Extraction read;
  read.entities = {entity(EntityType::kPerson, "Putin"), entity(EntityType::kPerson, "V. Putin", {"Vladimir Putin"}),
                   entity(EntityType::kPlace, "Dmitry Peskov"), entity(EntityType::kProposal, "ceasefire")};
  const ArticleScores scores = score_article(gold(), read);
  // Hit: Putin and, by half of its words, the ceasefire. Spurious: Putin again, Peskov as a place. Missed: Peskov, Russia; not Moscow.
  EXPECT_EQ(scores.entities.hit, 2);
  EXPECT_EQ(scores.entities.spurious, 2);
  EXPECT_EQ(scores.entities.missed, 2);
  EXPECT_EQ(scores.by_type.at(EntityType::kPerson).spurious, 1);
}

TEST(ScoreArticle, CountsRelationsByTypeAndPairsWithout) {
  Extraction read;
  read.entities = {entity(EntityType::kPerson, "Putin"), entity(EntityType::kPerson, "Dmitry Peskov"),
                   entity(EntityType::kProposal, "30-day ceasefire"), entity(EntityType::kPlace, "Moscow")};
  // The other way round but symmetric; of another type; of one that stands for Russia; of a late type that the gold lacks.
  read.relations = {relation("SPOKE_WITH", 0, 1, true), relation("SUPPORTS", 0, 2), relation("SUPPORTS", 0, 2), relation("OPPOSES", 3, 2),
                    relation("OWNS", 0, 1)};
  read.relations[0].date = Date{18000};
  const ArticleScores scores = score_article(gold(), read);
  EXPECT_EQ(scores.relations.hit, 1);
  EXPECT_EQ(scores.relations.spurious, 1);
  EXPECT_EQ(scores.relations.missed, 1);
  EXPECT_EQ(scores.pairs.hit, 2);
  EXPECT_EQ(scores.pairs.spurious, 0);
  EXPECT_EQ(scores.dates.all, 1);
  EXPECT_EQ(scores.dates.right, 0);
  EXPECT_EQ(scores.polarity.all, 2);
  EXPECT_EQ(scores.polarity.right, 1);
}

TEST(ReadGoldArticles, ReadsLayoutTextAndDate) {
  const TemporaryDirectory directory;
  directory.write("a.gold.json", R"({"id": "a", "entities": [{"id": "p", "type": "Person", "names": ["Putin"]}],
    "relations": [{"type": "TOLD", "head": "p", "tail": "p", "alt": ["ACCUSED"], "optional": true}]})");
  directory.write("a.txt", " date 2025-03-13 Putin spoke.");
  const auto articles = read_gold_articles(directory / "");
  ASSERT_TRUE(articles.is_ok()) << articles.status().to_string();
  ASSERT_EQ(articles->size(), 1U);
  EXPECT_EQ((*articles)[0].document.text, "Putin spoke.");
  EXPECT_EQ(to_string(*(*articles)[0].document.date), "2025-03-13");
  EXPECT_EQ((*articles)[0].relations[0].types, (std::vector<std::string>{"TOLD", "ACCUSED"}));
}

TEST(ReadGoldArticles, NamesAMalformedFile) {
  const TemporaryDirectory directory;
  directory.write("a.gold.json", R"({"entities": [{"id": "p", "type": "Planet", "names": ["Mars"]}], "relations": []})");
  directory.write("a.txt", "Mars.");
  const auto articles = read_gold_articles(directory / "");
  EXPECT_EQ(articles.status().code(), StatusCode::kCorruption);
  EXPECT_NE(articles.status().to_string().find("a.gold.json"), std::string::npos);
}

}  // namespace
}  // namespace relata::extract::testing
