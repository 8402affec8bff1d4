#include "engine/extract/syntax/syntax_network.h"

#include <gtest/gtest.h>

#include "engine/extract/train/syntax_examples.h"
#include "engine/extract/train/training.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/extract/train/tiny_corpus.h"

namespace relata::extract::testing {
namespace {

constexpr SyntaxSizes kTinySizes = {16, 16, 32, 2, 16, 16};

WordVectors tiny_vectors() {
  WordVectors vectors;
  vectors.vectors.resize(1, 4);
  vectors.rows[hash_text("rejected")] = 0;
  return vectors;
}

SyntaxNetwork trained(bool two_threads, std::size_t passes) {
  const WordVectors vectors = tiny_vectors();
  const SyntaxExamples examples(WordTable(), vectors, tiny_trees(), {});
  SyntaxNetworkTraining training(vectors, examples.features(), examples.labels(), kTinySizes, two_threads);
  for (std::size_t pass = 0; pass < passes; ++pass) {
    for (const auto& batch : examples.gold(pass, 30)) training.learn(batch, 0.01F);
  }
  return training.quantised();
}

const SyntaxNetwork& tiny() {
  static const SyntaxNetwork network = trained(false, 40);
  return network;
}

std::vector<WordFeatures> words_of(const std::vector<std::string_view>& forms) { return word_features(WordTable(), forms); }

std::string bytes_of_network(const SyntaxNetwork& network) {
  const TemporaryDirectory directory;
  ModelWriter writer;
  network.write(writer);
  EXPECT_TRUE(writer.save(directory / "x.model", "x").is_ok());
  return bytes_of(directory / "x.model");
}

TEST(SyntaxNetwork, LearnsWhatItWasShown) {
  const std::vector<WordSyntax> read = tiny().analyse(words_of({"Lavrov", "praised", "the", "plan", "."}));
  ASSERT_EQ(read.size(), 5U);
  const char* xpos[] = {"NNP", "VBD", "DT", "NN", "."};
  const char* upos[] = {"PROPN", "VERB", "DET", "NOUN", "PUNCT"};
  const int heads[] = {1, 5, 3, 1, 1};
  const char* relations[] = {"nsubj", "", "det", "obj", "punct"};
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(tiny().xpos(read[i].tag), xpos[i]);
    EXPECT_EQ(tiny().upos(read[i].tag), upos[i]);
    EXPECT_EQ(read[i].head, heads[i]);
    if (read[i].head != 5) {
      EXPECT_EQ(tiny().relation(read[i].relation), relations[i]);
    }
  }
}

TEST(SyntaxNetwork, MakesNothingOfNothing) { EXPECT_TRUE(tiny().analyse({}).empty()); }

TEST(SyntaxNetwork, GivesAStateForEachWordThatDependsOnTheOthers) {
  Matrix states, other, none;
  tiny().analyse(words_of({"Lavrov", "praised", "the", "plan"}), &states);
  EXPECT_EQ(states.rows, 4U);
  EXPECT_EQ(states.columns, tiny().state_columns());
  EXPECT_EQ(states.columns, 2 * kTinySizes.cells);
  tiny().analyse(words_of({"Lavrov", "praised", "the", "."}), &other);
  EXPECT_NE(std::vector<float>(states.row(0), states.row(1)), std::vector<float>(other.row(0), other.row(1)));
  tiny().analyse({}, &none);
  EXPECT_EQ(none.rows, 0U);
}

TEST(SyntaxNetwork, HangsASingleWordFromTheRoot) {
  const std::vector<WordSyntax> read = tiny().analyse(words_of({"No"}));
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0].head, 1);
}

TEST(SyntaxNetwork, MakesATreeOfAnyText) {
  const char* forms[] = {"Putin", "rejected", "the", "plan", ".", "\xff", ""};
  for (std::uint32_t count = 2, seed = 1; count < 120; count += 13) {
    std::vector<std::string_view> words;
    for (; words.size() < count; seed = seed * 1664525 + 1013904223) words.emplace_back(forms[(seed >> 16) % 7]);
    const std::vector<WordSyntax> read = tiny().analyse(words_of(words));
    int roots = 0;
    for (const WordSyntax& word : read) roots += word.head == static_cast<int>(count);
    EXPECT_EQ(roots, 1);
    for (const WordSyntax& start : read) {
      std::uint32_t steps = 0;
      for (int at = start.head; at != static_cast<int>(count) && steps <= count; ++steps) at = read[static_cast<std::size_t>(at)].head;
      EXPECT_LE(steps, count);
    }
  }
}

TEST(SyntaxNetwork, ReadsTheSameAfterSavingAndLoading) {
  const TemporaryDirectory directory;
  ModelWriter writer;
  tiny().write(writer);
  ASSERT_TRUE(writer.save(directory / "x.model", "x").is_ok());
  Result<ModelReader> reader = ModelReader::open(directory / "x.model", "x");
  ASSERT_TRUE(reader.is_ok());
  const SyntaxNetwork loaded = SyntaxNetwork::read(*reader);
  ASSERT_TRUE(reader->ok());
  const std::vector<WordFeatures> words = words_of({"Putin", "left", "the", "deal"});
  const std::vector<WordSyntax> before = tiny().analyse(words);
  const std::vector<WordSyntax> after = loaded.analyse(words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(after[i].tag, before[i].tag);
    EXPECT_EQ(after[i].head, before[i].head);
    EXPECT_EQ(after[i].relation, before[i].relation);
  }
}

TEST(SyntaxNetwork, RefusesPartsThatDoNotFitTogether) {
  const TemporaryDirectory directory;
  ModelWriter writer;
  SyntaxNetwork().write(writer);  // no layers
  ASSERT_TRUE(writer.save(directory / "x.model", "x").is_ok());
  Result<ModelReader> reader = ModelReader::open(directory / "x.model", "x");
  ASSERT_TRUE(reader.is_ok());
  SyntaxNetwork::read(*reader);
  EXPECT_FALSE(reader->ok());
}

TEST(SyntaxNetworkTraining, LearnsTheSameInTwoThreadsAsInOne) {
  EXPECT_EQ(bytes_of_network(trained(true, 3)), bytes_of_network(trained(false, 3)));
}

}  // namespace
}  // namespace relata::extract::testing
