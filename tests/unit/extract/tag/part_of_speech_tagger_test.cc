#include "engine/extract/tag/part_of_speech_tagger.h"

#include <gtest/gtest.h>

#include "engine/extract/train/training.h"
#include "tests/unit/extract/train/tiny_corpus.h"

namespace relata::extract::testing {
namespace {

const PartOfSpeechTagger& tiny_tagger() {
  static const PartOfSpeechTagger tagger(train_tagger(WordTable(), tiny_trees(), 5, [](const std::string&) {}));
  return tagger;
}

TEST(PartOfSpeechTagger, TagsUnknownWordsByTheirEndingsAndNeighbours) {
  const WordTable no_classes;
  const std::vector<int> tags =
      tiny_tagger().tag(word_features(no_classes, std::vector<std::string_view>{"Lavrov", "wanted", "the", "plan", "."}));
  const char* expected[] = {"NNP", "VBD", "DT", "NN", "."};
  const char* universal[] = {"PROPN", "VERB", "DET", "NOUN", "PUNCT"};
  ASSERT_EQ(tags.size(), 5U);
  for (std::size_t i = 0; i < tags.size(); ++i) {
    EXPECT_EQ(tiny_tagger().xpos(tags[i]), expected[i]);
    EXPECT_EQ(tiny_tagger().upos(tags[i]), universal[i]);
  }
}

TEST(PartOfSpeechTagger, GivesEachWordATag) {
  EXPECT_TRUE(tiny_tagger().tag({}).empty());
  EXPECT_EQ(tiny_tagger().tag(word_features(WordTable(), std::vector<std::string_view>{""})).size(), 1U);
  EXPECT_EQ(tiny_tagger().tag(word_features(WordTable(), std::vector<std::string_view>(1000, "\xff"))).size(), 1000U);
}

}  // namespace
}  // namespace relata::extract::testing
