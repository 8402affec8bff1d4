#include "engine/extract/ner/name_tagger.h"

#include <gtest/gtest.h>

#include "engine/extract/train/training.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/extract/train/tiny_corpus.h"

namespace relata::extract::testing {
namespace {

struct TinyNames {
  SyntaxNetwork syntax{train_syntax(WordTable(), vectors(), tiny_trees(), {}, 3, [](const std::string&) {})};
  NameTagger names{train_names(WordTable(), syntax, vectors(), {sentences(), {}, {}}, settings(), [](const std::string&) {})};

  static NameTrainingSettings settings() {
    NameTrainingSettings settings;
    settings.passes = 40;
    return settings;
  }

  static WordVectors vectors() {
    WordVectors vectors;
    vectors.vectors.resize(1, 4);
    vectors.rows[hash_text("visited")] = 0;
    return vectors;
  }
  static std::vector<NameSentence> sentences() {
    std::vector<NameSentence> list;
    for (const char* verb : {"visited", "left", "saw", "met", "praised"}) {
      list.push_back({{"John", "B-PER"}, {"Smith", "L-PER"}, {verb, "O"}, {"Kyiv", "U-LOC"}, {".", "O"}});
      list.push_back({{"The", "O"}, {"Labour", "B-ORG"}, {"Party", "L-ORG"}, {verb, "O"}, {"him", "O"}, {".", "O"}});
    }
    return list;
  }
  std::vector<NameTagger::Name> tag(const std::vector<std::string_view>& forms) const {
    const std::vector<WordFeatures> words = word_features(WordTable(), forms);
    return names.tag(words, syntax_clues(syntax, words));
  }
};

const TinyNames& tiny() {
  static const TinyNames names;
  return names;
}

TEST(NameTagger, FindsWholeNamesWithTheirTypes) {
  const auto names = tiny().tag({"John", "Smith", "visited", "Kyiv", "."});
  ASSERT_EQ(names.size(), 2U);
  EXPECT_EQ(names[0].begin, 0U);
  EXPECT_EQ(names[0].end, 2U);
  EXPECT_EQ(names[0].type, EntityType::kPerson);
  EXPECT_EQ(names[1].begin, 3U);
  EXPECT_EQ(names[1].type, EntityType::kPlace);
}

TEST(NameTagger, FindsNothingInNothing) {
  EXPECT_TRUE(tiny().tag({}).empty());
  EXPECT_TRUE(tiny().tag({"the", "."}).empty());
}

TEST(NameTagger, FindsTheNamesOfEachSentenceOfADocument) {
  std::vector<ScoredSentence> document;
  for (const std::vector<std::string_view>& forms : {std::vector<std::string_view>{"John", "Smith", "left", "."}, {"Kyiv", "."}}) {
    ScoredSentence& sentence = document.emplace_back(ScoredSentence{word_features(WordTable(), forms), {}});
    tiny().names.ensemble().score(sentence.words, syntax_clues(tiny().syntax, sentence.words), sentence.scores);
  }
  document.emplace_back();
  const auto names = tiny().names.tag(document);
  ASSERT_EQ(names.size(), 3U);
  ASSERT_EQ(names[0].size(), 1U);
  EXPECT_EQ(names[0][0].end, 2U);
  ASSERT_EQ(names[1].size(), 1U);
  EXPECT_EQ(names[1][0].type, EntityType::kPlace);
  EXPECT_TRUE(names[2].empty());
}

TEST(NameTagger, ProducesOnlyWholeNamesOfAnyText) {
  std::vector<std::string_view> words;
  const char* forms[] = {"John", "Smith", "Labour", "Party", "Kyiv", "the", "."};
  for (std::uint32_t i = 0, seed = 1; i < 500; ++i, seed = seed * 1664525 + 1013904223) words.emplace_back(forms[(seed >> 16) % 7]);
  std::uint32_t last = 0;
  for (const NameTagger::Name& name : tiny().tag(words)) {
    EXPECT_GE(name.begin, last);
    EXPECT_LT(name.begin, name.end);
    EXPECT_LE(name.end, words.size());
    last = name.end;
  }
}

TEST(NameTagger, ReadsTheSameAfterSavingAndLoading) {
  const TemporaryDirectory directory;
  ModelWriter writer;
  tiny().names.ensemble().write(writer);
  ASSERT_TRUE(writer.save(directory / "names.model", "x").is_ok());
  Result<ModelReader> reader = ModelReader::open(directory / "names.model", "x");
  ASSERT_TRUE(reader.is_ok());
  const NameEnsemble loaded = NameEnsemble::read(*reader);
  ASSERT_TRUE(reader->ok());
  const std::vector<WordFeatures> words = word_features(WordTable(), {"John", "Smith", "left"});
  Matrix before, after;
  tiny().names.ensemble().score(words, syntax_clues(tiny().syntax, words), before);
  loaded.score(words, syntax_clues(tiny().syntax, words), after);
  EXPECT_EQ(after.values, before.values);
}

TEST(NameNetwork, RefusesLayersThatDoNotFitTogether) {
  const TemporaryDirectory directory;
  ModelWriter writer;
  VectorTable(2, {}, {}).write(writer);
  VectorTable(2, {}, {}).write(writer);
  Matrix states;
  states.resize(2, 2);
  DenseLayer(states, std::vector<float>(2)).write(writer);
  Matrix weights;
  weights.resize(8, 8);  // eight inputs, where tables and states give six
  RecurrentLayer(DenseLayer(weights, std::vector<float>(8)), true).write(writer);
  ASSERT_TRUE(writer.save(directory / "names.model", "x").is_ok());
  Result<ModelReader> reader = ModelReader::open(directory / "names.model", "x");
  ASSERT_TRUE(reader.is_ok());
  EXPECT_TRUE(NameNetwork::read(*reader).empty());
  EXPECT_FALSE(reader->ok());
}

TEST(ToBilou, MarksPlacesInNamesAndDropsOtherTypes) {
  NameSentence sentence = {{"New", "I-LOC"}, {"York", "I-LOC"}, {"Paris", "B-LOC"}, {"EU", "B-MISC"},
                           {"a", "B-ORG"},   {"b", "I-ORG"},    {"c", "I-ORG"}};
  to_bilou(sentence);
  std::string labels;
  for (const TaggedWord& word : sentence) labels += word.label + " ";
  EXPECT_EQ(labels, "B-LOC L-LOC U-LOC O B-ORG I-ORG L-ORG ");
}

TEST(Capitals, AreToldByTheWholeSentence) {
  const auto capitals = [](const std::vector<std::string_view>& forms) { return capitals_of(word_features(WordTable(), forms)); };
  EXPECT_EQ(capitals({"They", "left", "Kerala", "for", "good", "."}), Capitals::kMarkNames);
  EXPECT_EQ(capitals({"and", "I", "left", "kerala"}), Capitals::kNone);
  EXPECT_EQ(capitals({"They", "left", "kerala", "for", "good"}), Capitals::kFirstWordOnly);
  EXPECT_EQ(capitals({"THEY", "LEFT", "KERALA", "FOR", "GOOD", "."}), Capitals::kMostWords);
  EXPECT_EQ(capitals({"They", "Leave", "Kerala"}), Capitals::kMostWords);
}

}  // namespace
}  // namespace relata::extract::testing
