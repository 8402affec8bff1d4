#include "engine/extract/tag/lemmatizer.h"

#include <gtest/gtest.h>

#include "tests/unit/extract/model/temporary_directory.h"

namespace relata::extract::testing {
namespace {

TEST(RuleLemma, UndoesRegularInflection) {
  EXPECT_EQ(rule_lemma("stopped", "VBD"), "stop");
  EXPECT_EQ(rule_lemma("making", "VBG"), "make");
  EXPECT_EQ(rule_lemma("tried", "VBD"), "try");
  EXPECT_EQ(rule_lemma("agreed", "VBN"), "agree");
  EXPECT_EQ(rule_lemma("rejects", "VBZ"), "reject");
  EXPECT_EQ(rule_lemma("denies", "VBZ"), "deny");
  EXPECT_EQ(rule_lemma("countries", "NNS"), "country");
  EXPECT_EQ(rule_lemma("Talks", "NNS"), "talk");
  EXPECT_EQ(rule_lemma("crises", "NN"), "crises");
  EXPECT_EQ(rule_lemma("larger", "JJR"), "large");
}

TEST(RuleLemma, LeavesNamesAsTheyAre) {
  EXPECT_EQ(rule_lemma("Moscow", "NNP"), "Moscow");
  EXPECT_EQ(rule_lemma("Democrats", "NNPS"), "Democrat");
}

TEST(RuleLemma, TakesTheShortestWords) {
  for (const char* tag : {"NN", "NNS", "NNPS", "VBZ", "VBG", "VBD", "JJR", "RBS"}) {
    EXPECT_EQ(rule_lemma("", tag), "");
    EXPECT_FALSE(rule_lemma("a", tag).empty());
  }
}

TEST(Lemmatizer, PrefersExceptionsOfTheSameTag) {
  Lemmatizer lemmatizer;
  lemmatizer.add_exception("left", "VBD", "leave");
  EXPECT_EQ(lemmatizer.lemma("Left", "VBD"), "leave");
  EXPECT_EQ(lemmatizer.lemma("left", "JJ"), "left");
}

TEST(Lemmatizer, IsTheSameAfterSavingAndLoading) {
  const TemporaryDirectory directory;
  Lemmatizer lemmatizer;
  lemmatizer.add_exception("went", "VBD", "go");
  lemmatizer.add_exception("men", "NNS", "man");
  ModelWriter writer;
  lemmatizer.write(writer);
  ASSERT_TRUE(writer.save(directory / "lemmas.model", "lemmas").is_ok());
  Result<ModelReader> reader = ModelReader::open(directory / "lemmas.model", "lemmas");
  ASSERT_TRUE(reader.is_ok());
  const Lemmatizer loaded = Lemmatizer::read(*reader);
  EXPECT_TRUE(reader->ok());
  EXPECT_EQ(loaded.lemma("went", "VBD"), "go");
  EXPECT_EQ(loaded.lemma("men", "NNS"), "man");
}

}  // namespace
}  // namespace relata::extract::testing
