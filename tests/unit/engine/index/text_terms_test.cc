#include "engine/index/text_terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/base/limits.h"

namespace relata {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(TextTerms, AreWordsAndNumbersInTheirOrder) {
  EXPECT_THAT(text_terms("Talks on the cease-fire; 1,200 dead (2nd day). Talks!"),
              ElementsAre("talks", "on", "the", "cease", "fire", "1,200", "dead", "2nd", "day", "talks"));
}

TEST(TextTerms, KnowNeitherCaseNorMarks) {
  EXPECT_THAT(text_terms("ZÜRICH Zürich zu\u0308rich"), ElementsAre("zurich", "zurich", "zurich"));
  EXPECT_THAT(text_terms("Straße Łódź ﬁne"), ElementsAre("strasse", "łodz", "fine"));
}

TEST(TextTerms, LeaveThePossessiveOut) {
  EXPECT_THAT(text_terms("Smith's Smith\u2019s James' don't"), ElementsAre("smith", "smith", "james", "don't"));
}

TEST(TextTerms, CutOtherScriptsByTheirRules) {
  EXPECT_THAT(text_terms("Москва і Київ"), ElementsAre("москва", "і", "киів"));
  EXPECT_THAT(text_terms("北京市"), testing::Not(IsEmpty()));
}

TEST(TextTerms, CutLongWordsBetweenCharacters) {
  std::string word(limits::kTermBytes - 1, 'a');
  word += "ж tail";
  EXPECT_THAT(text_terms(word), ElementsAre(std::string(limits::kTermBytes - 1, 'a'), "tail"));
}

TEST(TextTerms, FindNothingInSignsAndTakeAnyBytes) {
  EXPECT_THAT(text_terms(" -- ... \t\n"), IsEmpty());
  EXPECT_THAT(text_terms(std::string("a\0b \xff c", 8)), ElementsAre("ab", "c"));
}

}  // namespace
}  // namespace relata
