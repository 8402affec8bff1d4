#include "engine/extract/foreign/text_finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata::extract {
namespace {

using testing::ElementsAre;

TEST(TextFinder, FindsTextWhateverItsBlanksAndQuotes) {
  const std::string text = "He said:\n \xE2\x80\x9CIt\xE2\x80\x99s over\xE2\x80\x9D  and left.";
  const TextFinder finder(text);
  const std::optional<Span> found = finder.find(" \"It's over\" and left. ", false);
  ASSERT_TRUE(found);
  EXPECT_EQ(text.substr(found->begin, found->size()), "\xE2\x80\x9CIt\xE2\x80\x99s over\xE2\x80\x9D  and left.");
}

TEST(TextFinder, FindsNothingThatIsNotThere) {
  const TextFinder finder("Ann met Bob.");
  EXPECT_FALSE(finder.find("Ann met Bill.", false));
  EXPECT_FALSE(finder.find("", false));
  EXPECT_FALSE(finder.find(" \n", false));
  EXPECT_FALSE(TextFinder("").find("Ann", false));
}

TEST(TextFinder, KeepsToWholeWordsWhereAsked) {
  const TextFinder finder("Leeds and Lee, Lee's and Lee");
  EXPECT_THAT(finder.find_all("Lee"), ElementsAre(Span{10, 13}, Span{15, 18}, Span{25, 28}));
  EXPECT_EQ(finder.find("Lee", false), (Span{0, 3}));
}

}  // namespace
}  // namespace relata::extract
