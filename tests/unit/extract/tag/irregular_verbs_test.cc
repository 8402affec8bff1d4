#include "engine/extract/tag/irregular_verbs.h"

#include <gtest/gtest.h>

#include "engine/extract/tag/lemmatizer.h"

namespace relata::extract::testing {
namespace {

TEST(IrregularVerb, FindsTheVerbOfEachForm) {
  EXPECT_EQ(irregular_verb("lent"), "lend");
  EXPECT_EQ(irregular_verb("arisen"), "arise");
  EXPECT_EQ(irregular_verb("wrung"), "wring");
  EXPECT_EQ(irregular_verb("written"), "write");
}

TEST(IrregularVerb, FindsItBehindAPrefix) {
  EXPECT_EQ(irregular_verb("overthrown"), "overthrow");
  EXPECT_EQ(irregular_verb("withheld"), "withhold");
  EXPECT_EQ(irregular_verb("undertook"), "undertake");
}

TEST(IrregularVerb, KnowsNoRegularOnes) {
  for (const char* form : {"", "lend", "walked", "over", "with", "founded"}) EXPECT_EQ(irregular_verb(form), "") << form;
}

TEST(RuleLemma, TakesTheVerbOfAnIrregularPast) {
  EXPECT_EQ(rule_lemma("Forsook", "VBD"), "forsake");
  EXPECT_EQ(rule_lemma("upheld", "VBN"), "uphold");
  EXPECT_EQ(rule_lemma("left", "JJ"), "left");
}

}  // namespace
}  // namespace relata::extract::testing
