#include "engine/ingest/name_forms.h"

#include <gmock/gmock.h>

namespace relata {
namespace {

using testing::ElementsAre;

TEST(FoldedName, DropsCaseBlanksAndALeadingArticle) {
  EXPECT_EQ(folded_name("The  Central\nBank "), "central bank");
  EXPECT_EQ(folded_name("\xC3\x89lodie STRA\xC3\x9F"
                        "E"),
            "\xC3\xA9lodie strasse");
  EXPECT_EQ(folded_name("Theo Lee"), "theo lee");
  EXPECT_EQ(folded_name(" "), "");
}

TEST(NameWords, AreSplitAtBlanks) { EXPECT_THAT(name_words("anna m. lee"), ElementsAre("anna", "m.", "lee")); }

TEST(Initials, AreOfTheCapitalizedWordsButTheArticle) {
  EXPECT_EQ(initials_of("The Central Bank of Norland"), "cbn");
  EXPECT_EQ(initials_of("Reuters"), "");
}

TEST(Acronym, IsAFewCapitalsWithOrWithoutPeriods) {
  EXPECT_EQ(acronym_of("CBN"), "cbn");
  EXPECT_EQ(acronym_of("C.B.N."), "cbn");
  EXPECT_EQ(acronym_of("Cbn"), "");
  EXPECT_EQ(acronym_of("A"), "");
  EXPECT_EQ(acronym_of("ABCDEFGHI"), "");
}

TEST(NameVariant, HasTheSameEndsAndNothingContraryBetween) {
  EXPECT_TRUE(is_name_variant("anna lee", "anna m. lee"));
  EXPECT_TRUE(is_name_variant("anna maria lee", "anna m. lee"));
  EXPECT_TRUE(is_name_variant("a. lee", "anna lee"));
  EXPECT_FALSE(is_name_variant("anna maria lee", "anna k. lee"));
  EXPECT_FALSE(is_name_variant("anna lee", "bruno lee"));
  EXPECT_FALSE(is_name_variant("lee", "anna lee"));
}

TEST(CommonBody, IsOneThatEveryCountryHas) {
  EXPECT_TRUE(is_common_body("foreign ministry"));
  EXPECT_TRUE(is_common_body("parliament"));
  EXPECT_FALSE(is_common_body("norland parliament"));
  EXPECT_FALSE(is_common_body("reuters"));
}

}  // namespace
}  // namespace relata
