#include "engine/extract/train/name_annotations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace relata::extract::testing {
namespace {

using ::testing::HasSubstr;

constexpr const char* kHeader = "sentences 3 words 8 crc32c 34d3f070\n";

std::vector<NameSentence> corpus() {
  return {{{"Angela", "B-ORG"}, {"Merkel", "O"}, {"left", "O"}, {"Kyiv", "O"}},
          {{"Hello", "B-PER"}},
          {{"Ann", "B-PER"}, {"met", "O"}, {"Bo", "O"}}};
}

std::string text_of(const std::vector<NameSentence>& sentences) {
  std::string text;
  for (const NameSentence& sentence : sentences) {
    for (const TaggedWord& word : sentence) text += word.form + "/" + word.label + " ";
  }
  return text;
}

Result<AnnotatedNames> annotate(const std::string& lines) {
  const TemporaryDirectory directory;
  directory.write("a.names", lines);
  return annotate_names(corpus(), directory / "a.names");
}

TEST(AnnotateNames, LabelsTheSentencesThatWereRead) {
  const auto names = annotate(std::string("# read twice\n") + kHeader + "1 1-2:PER 4:LOC\n2\n");
  ASSERT_TRUE(names.is_ok()) << names.status().to_string();
  EXPECT_EQ(text_of(names->read), "Angela/B-PER Merkel/I-PER left/O Kyiv/B-LOC Hello/O ");
  EXPECT_EQ(text_of(names->unread), "Ann/B-PER met/O Bo/O ");
}

TEST(AnnotateNames, LeavesSentencesBeforeAndBetweenUnread) {
  const auto names = annotate(std::string(kHeader) + "2 1:ORG\n");
  ASSERT_TRUE(names.is_ok()) << names.status().to_string();
  EXPECT_EQ(text_of(names->read), "Hello/B-ORG ");
  EXPECT_EQ(names->unread.size(), 2U);
}

TEST(AnnotateNames, RefusesAnotherText) {
  const auto names = annotate("sentences 3 words 8 crc32c 00000000\n1\n");
  ASSERT_FALSE(names.is_ok());
  EXPECT_EQ(names.status().code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(names.status().to_string(), HasSubstr("a.names:1: the names belong to another text; this one has sentences 3 words 8"));
}

TEST(AnnotateNames, SaysWhereALineDoesNotFit) {
  for (const char* line :
       {"x", "0", "4", "1 1-2", "1 1-2:MISC", "1 5:PER", "1 2-1:PER", "1 1-2:PER 2:LOC", "1  1:PER", "1 1:PER ", "1 0:PER"}) {
    const auto names = annotate(std::string(kHeader) + line + "\n");
    ASSERT_FALSE(names.is_ok()) << line;
    EXPECT_EQ(names.status().code(), StatusCode::kInvalidArgument) << line;
    EXPECT_THAT(names.status().to_string(), HasSubstr("a.names:2: ")) << line;
  }
  EXPECT_THAT(annotate(std::string(kHeader) + "2\n1\n").status().to_string(), HasSubstr("a.names:3: "));
}

TEST(AnnotateNames, NamesAFileThatIsNotThere) {
  EXPECT_EQ(annotate_names(corpus(), "no/such.names").status().code(), StatusCode::kNotFound);
}

}  // namespace
}  // namespace relata::extract::testing
