#include "engine/extract/text/split_word.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata::extract::testing {
namespace {

using ::testing::ElementsAre;

TEST(SplitWord, TakesPunctuationOff) {
  EXPECT_THAT(split_word("(hello),"), ElementsAre("(", "hello", ")", ","));
  EXPECT_THAT(split_word("“No!”"), ElementsAre("“", "No", "!", "”"));
  EXPECT_THAT(split_word("wait..."), ElementsAre("wait", "..."));
}

TEST(SplitWord, TakesCliticsOff) {
  EXPECT_THAT(split_word("Moscow's"), ElementsAre("Moscow", "'s"));
  EXPECT_THAT(split_word("doesn’t"), ElementsAre("does", "n’t"));
  EXPECT_THAT(split_word("they'll"), ElementsAre("they", "'ll"));
}

TEST(SplitWord, TakesCompoundsApartButNotPrefixes) {
  EXPECT_THAT(split_word("30-day"), ElementsAre("30", "-", "day"));
  EXPECT_THAT(split_word("U.S.-led"), ElementsAre("U.S.", "-", "led"));
  EXPECT_THAT(split_word("co-author"), ElementsAre("co-author"));
}

TEST(SplitWord, KeepsNumbersAddressesAndAbbreviationsWhole) {
  EXPECT_THAT(split_word("1,234.5"), ElementsAre("1,234.5"));
  EXPECT_THAT(split_word("5:30"), ElementsAre("5:30"));
  EXPECT_THAT(split_word("https://a.org/b,c."), ElementsAre("https://a.org/b,c", "."));
  EXPECT_THAT(split_word("a@b.org,"), ElementsAre("a@b.org", ","));
  EXPECT_THAT(split_word("a.m."), ElementsAre("a.m."));
  EXPECT_THAT(split_word("U.N.,"), ElementsAre("U.N.", ","));
}

TEST(SplitWord, CoversTheWord) {
  for (const std::string word : {"$5bn-a-year", "and/or", "'tis", "said.The", "AT&T's", "--", "-5.2%", "''", "x", "é’s"}) {
    std::string joined;
    for (const std::string_view piece : split_word(word)) {
      EXPECT_FALSE(piece.empty());
      joined += piece;
    }
    EXPECT_EQ(joined, word);
  }
}

TEST(IsAbbreviation, KnowsTitlesMonthsAndInitials) {
  for (const char* token : {"Mr.", "Jan.", "U.S.", "p.m.", "J.", "Inc."}) EXPECT_TRUE(is_abbreviation(token)) << token;
  for (const char* token : {"end.", "I.", ".", "", "Mr"}) EXPECT_FALSE(is_abbreviation(token)) << token;
}

}  // namespace
}  // namespace relata::extract::testing
