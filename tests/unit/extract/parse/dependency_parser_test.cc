#include "engine/extract/parse/dependency_parser.h"

#include <gtest/gtest.h>

#include <chrono>

#include "engine/extract/train/training.h"
#include "tests/unit/extract/train/tiny_corpus.h"

namespace relata::extract::testing {
namespace {

const DependencyParser& tiny_parser() {
  static const DependencyParser parser(train_parser(WordTable(), tiny_trees(), 5, [](const std::string&) {}));
  return parser;
}

std::vector<ParsedWord> words_of(const std::vector<std::pair<std::string, std::string>>& forms_and_tags) {
  std::vector<ParsedWord> words;
  for (const auto& [form, tag] : forms_and_tags) {
    const char* upos = tag == "NNP" ? "PROPN" : tag == "VBD" ? "VERB" : tag == "DT" ? "DET" : tag == "NN" ? "NOUN" : "PUNCT";
    words.push_back({word_features(WordTable(), form), hash_text(tag), hash_text(upos)});
  }
  return words;
}

std::vector<ParsedWord> random_words(std::size_t count, std::uint32_t seed) {
  const char* forms[] = {"Putin", "rejected", "the", "plan", "."};
  const char* tags[] = {"NNP", "VBD", "DT", "NN", "."};
  std::vector<std::pair<std::string, std::string>> words;
  for (std::size_t i = 0; i < count; ++i) {
    seed = seed * 1664525 + 1013904223;
    words.emplace_back(forms[seed >> 16 & 3], tags[seed >> 20 & 3]);
  }
  return words_of(words);
}

// One word hangs from the root, all others from it in the end, and no two arcs cross.
void expect_projective_tree(const std::vector<DependencyArc>& arcs) {
  const int n = static_cast<int>(arcs.size());
  int roots = 0;
  for (int i = 0; i < n; ++i) {
    roots += arcs[i].head == n;
    ASSERT_GE(arcs[i].head, 0);
    ASSERT_LE(arcs[i].head, n);
    int steps = 0;
    for (int up = i; up != n && steps <= n; ++steps) up = arcs[up].head;
    ASSERT_LE(steps, n) << "word " << i << " hangs from itself";
    for (int j = std::min(i, arcs[i].head) + 1; j < std::max(i, arcs[i].head); ++j) {
      const bool inside = arcs[j].head >= std::min(i, arcs[i].head) && arcs[j].head <= std::max(i, arcs[i].head);
      ASSERT_TRUE(inside || arcs[i].head == n) << "the arcs of " << i << " and " << j << " cross";
    }
  }
  EXPECT_EQ(roots, n == 0 ? 0 : 1);
}

TEST(DependencyParser, LearnsWhatItWasShown) {
  const std::vector<DependencyArc> arcs =
      tiny_parser().parse(words_of({{"Lavrov", "NNP"}, {"praised", "VBD"}, {"the", "DT"}, {"truce", "NN"}, {".", "."}}));
  ASSERT_EQ(arcs.size(), 5U);
  const int heads[] = {1, 5, 3, 1, 1};
  const char* relations[] = {"nsubj", "root", "det", "obj", "punct"};
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(arcs[i].head, heads[i]);
    EXPECT_EQ(tiny_parser().relation(arcs[i].label), relations[i]);
  }
}

TEST(DependencyParser, MakesNothingOfNothing) { EXPECT_TRUE(tiny_parser().parse({}).empty()); }

TEST(DependencyParser, HangsASingleWordFromTheRoot) {
  const std::vector<DependencyArc> arcs = tiny_parser().parse(words_of({{"No", "NN"}}));
  ASSERT_EQ(arcs.size(), 1U);
  EXPECT_EQ(arcs[0].head, 1);
}

TEST(DependencyParser, AlwaysMakesAProjectiveTree) {
  for (std::uint32_t seed = 0; seed < 300; ++seed) expect_projective_tree(tiny_parser().parse(random_words(seed % 23, seed)));
  const DependencyParser untrained(LinearModel({"S", "L:dep", "R:dep"}, {}));
  for (std::uint32_t seed = 0; seed < 30; ++seed) expect_projective_tree(untrained.parse(random_words(seed, seed)));
}

TEST(DependencyParser, TakesTimeInProportionToTheSentence) {
  const auto fastest = [](std::size_t count) {
    const std::vector<ParsedWord> words = random_words(count, 1);
    auto best = std::chrono::nanoseconds::max();
    for (int i = 0; i < 5; ++i) {
      const auto begin = std::chrono::steady_clock::now();
      const std::vector<DependencyArc> arcs = tiny_parser().parse(words);
      best = std::min<std::chrono::nanoseconds>(best, std::chrono::steady_clock::now() - begin);
      EXPECT_EQ(arcs.size(), count);
    }
    return best;
  };
  // Ten times the words; a quadratic step would take a hundred times as long.
  EXPECT_LT(fastest(2000), 35 * fastest(200));
}

}  // namespace
}  // namespace relata::extract::testing
