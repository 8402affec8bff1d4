#include "engine/extract/text/tokenizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/extract/text/split_word.h"

namespace relata::extract::testing {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> sentences_of(const std::string& text) {
  Annotation annotation;
  tokenize(text, annotation);
  std::vector<std::string> sentences;
  for (const Sentence& sentence : annotation.sentences) sentences.push_back(text.substr(sentence.span.begin, sentence.span.size()));
  return sentences;
}

std::vector<std::string> forms_of(const std::string& text) {
  Annotation annotation;
  tokenize(text, annotation);
  std::vector<std::string> forms;
  for (const Token& token : annotation.tokens) forms.push_back(token.form);
  return forms;
}

TEST(Sentences, EndAtTerminalPunctuation) {
  EXPECT_THAT(sentences_of("He left. She stayed! Why? Nobody knows."), ElementsAre("He left.", "She stayed!", "Why?", "Nobody knows."));
}

TEST(Sentences, DoNotEndAtTitlesAndInitials) {
  EXPECT_THAT(sentences_of("Mr. Trump met Gen. John J. Smith on Jan. 5 in St. Petersburg."),
              ElementsAre("Mr. Trump met Gen. John J. Smith on Jan. 5 in St. Petersburg."));
}

TEST(Sentences, EndAtAnAbbreviationOnlyBeforeAWordThatStartsSentences) {
  EXPECT_THAT(sentences_of("He went to the U.S. The talks went on."), ElementsAre("He went to the U.S.", "The talks went on."));
  EXPECT_THAT(sentences_of("The U.S. Senate voted at 5 a.m. on Friday."), ElementsAre("The U.S. Senate voted at 5 a.m. on Friday."));
}

TEST(Sentences, DoNotEndInsideNumbersAndAddresses) {
  EXPECT_THAT(sentences_of("It rose 3.5 percent. See https://example.org/a.b?c=1 for more."),
              ElementsAre("It rose 3.5 percent.", "See https://example.org/a.b?c=1 for more."));
}

TEST(Sentences, KeepClosingQuotesAndBrackets) {
  EXPECT_THAT(sentences_of("\"We agreed.\" He left. (They did not.) So it ended."),
              ElementsAre("\"We agreed.\"", "He left.", "(They did not.)", "So it ended."));
  EXPECT_THAT(sentences_of("\"Yes!\" he said."), ElementsAre("\"Yes!\" he said."));
}

TEST(Sentences, GoOnAfterAnEllipsisInLowerCase) {
  EXPECT_THAT(sentences_of("Well... maybe not. Perhaps… later."), ElementsAre("Well... maybe not.", "Perhaps… later."));
  EXPECT_THAT(sentences_of("It failed... Then it worked."), ElementsAre("It failed...", "Then it worked."));
}

TEST(Sentences, EndAfterHeadlinesAndBlankLinesButNotAtWrappedLines) {
  EXPECT_THAT(sentences_of("Talks begin\nThe two sides met."), ElementsAre("Talks begin", "The two sides met."));
  EXPECT_THAT(sentences_of("one\n\ntwo"), ElementsAre("one", "two"));
  const std::string wrapped = "The two sides met in the capital for the first time since the autumn\nand agreed on little.";
  EXPECT_THAT(sentences_of(wrapped), ElementsAre(wrapped));
}

TEST(Sentences, OfEndlessListsAreCut) {
  std::string list;
  for (int i = 0; i < 1000; ++i) list += "word ";
  Annotation annotation;
  tokenize(list, annotation);
  EXPECT_EQ(annotation.tokens.size(), 1000U);
  for (const Sentence& sentence : annotation.sentences) EXPECT_LE(sentence.tokens.size(), 200U);
}

TEST(Tokens, CoverTheTextAndPointIntoIt) {
  const std::string text = "President Zelensky’s aide didn’t call; “no,” he said.";
  Annotation annotation;
  tokenize(text, annotation);
  std::uint32_t last = 0;
  for (const Token& token : annotation.tokens) {
    EXPECT_GE(token.span.begin, last);
    for (std::uint32_t i = last; i < token.span.begin; ++i) EXPECT_EQ(text[i], ' ');
    EXPECT_EQ(token.form, plain_form(text.substr(token.span.begin, token.span.size())));
    last = token.span.end;
  }
  EXPECT_EQ(last, text.size());
  EXPECT_THAT(forms_of(text),
              ElementsAre("President", "Zelensky", "'s", "aide", "did", "n't", "call", ";", "\"", "no", ",", "\"", "he", "said", "."));
}

TEST(Tokens, AreMadeOfAnyBytes) {
  EXPECT_THAT(forms_of(""), ElementsAre());
  EXPECT_THAT(forms_of(" \n\t "), ElementsAre());
  EXPECT_THAT(forms_of("...").size(), 1U);
  EXPECT_EQ(forms_of("\xff\xfe\x80").size(), 1U);
  EXPECT_THAT(forms_of("a\xC2\xA0"
                       "b"),
              ElementsAre("a", "b"));
}

TEST(Tokens, OfAnEndlessRunWithoutBlanksAreCutBetweenCharacters) {
  std::string run;
  for (int i = 0; i < 200000; ++i) run += "é-";
  Annotation annotation;
  tokenize(run, annotation);
  std::uint32_t last = 0;
  for (const Token& token : annotation.tokens) {
    EXPECT_EQ(token.span.begin, last);
    last = token.span.end;
    ASSERT_TRUE(token.form == "é" || token.form == "-" || token.form == "é-") << token.form;
  }
  EXPECT_EQ(last, run.size());
}

}  // namespace
}  // namespace relata::extract::testing
