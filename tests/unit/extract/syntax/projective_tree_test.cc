#include "engine/extract/syntax/projective_tree.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/extract/train/random.h"

namespace relata::extract::testing {
namespace {

constexpr std::size_t kStride = 16;

// Whether one word hangs from the root and all others from it in the end, and no arcs cross.
bool is_projective_tree(const std::vector<int>& heads) {
  const int count = static_cast<int>(heads.size());
  if (std::count(heads.begin(), heads.end(), count) != 1) return false;
  for (int word = 0; word < count; ++word) {
    int at = word;
    for (int steps = 0; at != count && steps <= count; ++steps) at = heads[static_cast<std::size_t>(at)];
    if (at != count) return false;
    const int head = heads[static_cast<std::size_t>(word)];
    if (head == count) continue;
    for (int between = std::min(word, head) + 1; between < std::max(word, head); ++between) {
      const int up = heads[static_cast<std::size_t>(between)];
      if (up < std::min(word, head) || up > std::max(word, head)) return false;
    }
  }
  return true;
}

double total(const std::vector<float>& scores, const std::vector<int>& heads) {
  double sum = 0;
  for (std::size_t word = 0; word < heads.size(); ++word)
    sum += static_cast<double>(scores[word * kStride + static_cast<std::size_t>(heads[word])]);
  return sum;
}

// The highest score of any choice of heads that makes a tree.
double best_of_all(const std::vector<float>& scores, std::size_t count) {
  std::vector<int> heads(count, 0);
  double best = -1e9;
  for (;;) {
    if (is_projective_tree(heads)) best = std::max(best, total(scores, heads));
    std::size_t word = 0;
    while (word < count && ++heads[word] > static_cast<int>(count)) heads[word++] = 0;
    if (word == count) return best;
  }
}

TEST(BestProjectiveTree, ScoresAsHighAsTheBestOfAllTrees) {
  Random random(3);
  for (std::size_t round = 0; round < 400; ++round) {
    const std::size_t count = 1 + round % 5;
    std::vector<float> scores(count * kStride);
    for (float& score : scores) score = random.around_zero(4);
    // In some rounds every word would rather hang from the root, in others from its neighbour.
    for (std::size_t word = 0; word < count; ++word) {
      scores[word * kStride + count] += round % 3 == 0 ? 5.0F : 0.0F;
      scores[word * kStride + (word ^ 1U)] += round % 3 == 1 ? 5.0F : 0.0F;
    }
    const std::vector<int> heads = best_projective_tree(scores.data(), kStride, count);
    ASSERT_TRUE(is_projective_tree(heads)) << round;
    EXPECT_NEAR(total(scores, heads), best_of_all(scores, count), 1e-4) << round;
  }
}

TEST(BestProjectiveTree, MakesATreeOfManyWords) {
  Random random(4);
  constexpr std::size_t kCount = 60;
  for (int round = 0; round < 20; ++round) {
    std::vector<float> scores(kCount * (kCount + 1));
    for (float& score : scores) score = random.around_zero(1);
    EXPECT_TRUE(is_projective_tree(best_projective_tree(scores.data(), kCount + 1, kCount)));
  }
}

TEST(BestProjectiveTree, OfNoWordsIsEmpty) { EXPECT_TRUE(best_projective_tree(nullptr, 0, 0).empty()); }

}  // namespace
}  // namespace relata::extract::testing
