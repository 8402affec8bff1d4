#include "engine/extract/lexicon/lexicon_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace relata::extract::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;

TEST(LexiconFile, SplitsFieldsAndFillsUpMissingOnes) {
  const TemporaryDirectory directory;
  const auto lines = read_lexicon_file(directory.write("fields.txt", "# comment\n\n  a | b, c |\nd\n"), 3).value();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].number, 3U);
  EXPECT_THAT(lines[0].fields, ElementsAre("a", "b, c", ""));
  EXPECT_THAT(lines[1].fields, ElementsAre("d", "", ""));
}

TEST(LexiconFile, NamesTheLineWithTooManyFields) {
  const TemporaryDirectory directory;
  const auto lines = read_lexicon_file(directory.write("many.txt", "a | b\na | b | c\n"), 2);
  ASSERT_EQ(lines.status().code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(lines.status().message()), EndsWith("many.txt:2: 3 fields where at most 2 belong"));
}

TEST(LexiconFile, SaysWhichFileIsMissing) {
  const auto lines = read_lexicon_file("/nonexistent/countries.txt", 2);
  EXPECT_EQ(lines.status().code(), StatusCode::kNotFound);
  EXPECT_THAT(std::string(lines.status().message()), EndsWith("/nonexistent/countries.txt"));
}

TEST(LexiconFile, LetsABackslashKeepAComma) {
  EXPECT_THAT(split_list("Washington\\, D.C., Bonn"), ElementsAre("Washington, D.C.", "Bonn"));
}

}  // namespace
}  // namespace relata::extract::testing
