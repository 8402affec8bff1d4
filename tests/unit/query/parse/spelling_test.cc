#include "query/parse/spelling.h"

#include <gtest/gtest.h>

namespace relata {
namespace {

const std::string kWords[] = {"MATCH", "RETURN", "WHERE", "person", "as"};

TEST(Spelling, FindsSlipsOfTheFinger) {
  EXPECT_EQ(closest_word("MTCH", kWords), "MATCH");     // one missing
  EXPECT_EQ(closest_word("retrun", kWords), "RETURN");  // two swapped, lower case
  EXPECT_EQ(closest_word("WHEREE", kWords), "WHERE");   // one too many
  EXPECT_EQ(closest_word("parson", kWords), "person");  // one replaced
}

TEST(Spelling, LeavesOtherWordsAlone) {
  EXPECT_EQ(closest_word("banana", kWords), "");
  EXPECT_EQ(closest_word("a", kWords), "");
  EXPECT_EQ(closest_word(std::string(1000, 'x'), kWords), "");
  EXPECT_EQ(did_you_mean("banana", kWords), "");
  EXPECT_EQ(did_you_mean("persn", kWords), "; did you mean person?");
}

}  // namespace
}  // namespace relata
