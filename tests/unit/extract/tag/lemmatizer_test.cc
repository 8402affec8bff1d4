#include "engine/extract/tag/lemmatizer.h"

#include <gtest/gtest.h>

#include "engine/extract/train/training.h"
#include "tests/support/temporary_directory.h"

namespace relata::extract::testing {
namespace {

TEST(RuleLemma, UndoesRegularInflection) {
  EXPECT_EQ(rule_lemma("stopped", "VBD"), "stop");
  EXPECT_EQ(rule_lemma("making", "VBG"), "make");
  EXPECT_EQ(rule_lemma("tried", "VBD"), "try");
  EXPECT_EQ(rule_lemma("agreed", "VBN"), "agree");
  EXPECT_EQ(rule_lemma("rejects", "VBZ"), "reject");
  EXPECT_EQ(rule_lemma("mediated", "VBD"), "mediate");
  EXPECT_EQ(rule_lemma("defeated", "VBD"), "defeat");
  EXPECT_EQ(rule_lemma("quarrelled", "VBD"), "quarrel");
  EXPECT_EQ(rule_lemma("initialled", "VBN"), "initial");
  EXPECT_EQ(rule_lemma("installed", "VBN"), "install");
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

TEST(Lemmatizer, TakesOneTagOfAPastFormForTheOther) {
  Lemmatizer lemmatizer;
  lemmatizer.add_exception("won", "VBD", "win");
  EXPECT_EQ(lemmatizer.lemma("won", "VBN"), "win");
  EXPECT_EQ(lemmatizer.lemma("won", "NN"), "won");
}

TEST(TrainLemmatizer, AsksOtherProgramsOnlyForWordsThatTheTreesLack) {
  const TreeSentence tree = {{"saw", "see", "VERB", "VBD", 1, "root"}};
  const TreeSentence silver = {
      {"saw", "saw", "", "VBD", 0, ""}, {"telephoned", "telephone", "", "VBD", 0, ""}, {"clad", "clothe", "", "VBD", 0, ""}};
  const Lemmatizer lemmatizer = train_lemmatizer({tree}, {silver, {silver[0], silver[1]}});
  EXPECT_EQ(lemmatizer.lemma("saw", "VBD"), "see");
  EXPECT_EQ(lemmatizer.lemma("telephoned", "VBD"), "telephone");
  EXPECT_EQ(lemmatizer.lemma("clad", "VBD"), "clad");  // said but once
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
