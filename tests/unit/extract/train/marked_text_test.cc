#include "engine/extract/train/marked_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/extract/extractor.h"
#include "tests/support/temporary_directory.h"

namespace relata::extract::testing {
namespace {

using ::testing::HasSubstr;

std::string text_of(const std::vector<NameSentence>& sentences) {
  std::string text;
  for (const NameSentence& sentence : sentences) {
    for (const TaggedWord& word : sentence) text += word.form + "/" + word.label + " ";
    text += "| ";
  }
  return text;
}

TEST(ReadMarkedText, LabelsTheWordsOfNames) {
  const TemporaryDirectory directory;
  directory.write("a.txt", "[PER Ann Lee ] left [LOC Kyiv ] [LOC Ukraine ] .\n\n  \nBye\n");
  const auto sentences = read_marked_text(directory / "a.txt");
  ASSERT_TRUE(sentences.is_ok()) << sentences.status().to_string();
  EXPECT_EQ(text_of(*sentences), "Ann/B-PER Lee/I-PER left/O Kyiv/B-LOC Ukraine/B-LOC ./O | Bye/O | ");
}

TEST(ReadMarkedText, SaysWhereBracketsDoNotFit) {
  for (const char* line : {"[PER Ann", "Ann ]", "[PER ]", "[PER Ann [LOC Kyiv ] ]", "[MISC Ann ]", "[PER Ann]", "see [ 1 ]"}) {
    const TemporaryDirectory directory;
    directory.write("a.txt", std::string("Hi .\n") + line + "\n");
    const auto sentences = read_marked_text(directory / "a.txt");
    ASSERT_FALSE(sentences.is_ok()) << line;
    EXPECT_EQ(sentences.status().code(), StatusCode::kInvalidArgument) << line;
    EXPECT_THAT(sentences.status().to_string(), HasSubstr("a.txt:2: expected names as in ")) << line;
  }
}

TEST(ReadMarkedTexts, ReadsTheFilesOfAFolderInTheirOrder) {
  const TemporaryDirectory directory;
  directory.write("texts/b.txt", "second\n");
  directory.write("texts/a.txt", "first\n");
  directory.write("texts/README.md", "[ no text ]\n");
  const auto sentences = read_marked_texts(directory / "texts");
  ASSERT_TRUE(sentences.is_ok()) << sentences.status().to_string();
  EXPECT_EQ(text_of(*sentences), "first/O | second/O | ");
  EXPECT_TRUE(read_marked_texts(directory / "none")->empty());
}

TEST(ReadMarkedTexts, ReadsWhatIsShipped) {
  const auto sentences = read_marked_texts(default_data_directory() / "annotations/written");
  ASSERT_TRUE(sentences.is_ok()) << sentences.status().to_string();
  EXPECT_GT(sentences->size(), 20000U);
}

}  // namespace
}  // namespace relata::extract::testing
