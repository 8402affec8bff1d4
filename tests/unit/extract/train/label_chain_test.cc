#include "engine/extract/train/label_chain.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/extract/train/random.h"

namespace relata::extract::testing {
namespace {

constexpr std::size_t kWords = 3;

struct Chain {
  Matrix scores;
  std::vector<float> transitions;
  std::vector<std::uint8_t> gold = {1, 3, 0};  // B-PER L-PER O

  Chain() : transitions(kNameLabels * kNameLabels) {
    Random random(3);
    scores.resize(kWords, 16);
    for (float& score : scores.values) score = random.around_zero(2);
    for (float& transition : transitions) transition = random.around_zero(1);
  }

  double score_of(const std::vector<std::size_t>& labels) const {
    double sum = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      sum += static_cast<double>(scores.row(i)[labels[i]]);
      if (i > 0) sum += static_cast<double>(transitions[labels[i - 1] * kNameLabels + labels[i]]);
    }
    return sum;
  }

  double loss() const {
    Matrix gradient;
    gradient.resize(kWords, 16);
    std::vector<float> transition_gradient(transitions.size());
    return chain_loss(scores, 0, kWords, gold, transitions.data(), 1, gradient, transition_gradient.data());
  }
};

TEST(ChainLoss, IsTheShareOfTheGoldLabelsAmongAllThatMakeWholeNames) {
  const Chain chain;
  double total = 0;
  for (std::size_t a = 0; a < kNameLabels; ++a) {
    for (std::size_t b = 0; b < kNameLabels; ++b) {
      for (std::size_t c = 0; c < kNameLabels; ++c) {
        if (may_begin(a) && may_follow(a, b) && may_follow(b, c) && may_end(c)) total += std::exp(chain.score_of({a, b, c}));
      }
    }
  }
  EXPECT_NEAR(chain.loss(), std::log(total) - chain.score_of({1, 3, 0}), 1e-6);
}

TEST(ChainLoss, ComputesItsGradient) {
  Chain chain;
  Matrix gradient;
  gradient.resize(kWords, 16);
  std::vector<float> transition_gradient(chain.transitions.size());
  chain_loss(chain.scores, 0, kWords, chain.gold, chain.transitions.data(), 1, gradient, transition_gradient.data());
  const auto slope = [&](float& number) {
    constexpr float kStep = 1e-2F;
    number += kStep;
    const double above = chain.loss();
    number -= 2 * kStep;
    const double below = chain.loss();
    number += kStep;
    return (above - below) / (2 * static_cast<double>(kStep));
  };
  for (std::size_t row = 0; row < kWords; ++row) {
    for (std::size_t label = 0; label < kNameLabels; ++label) {
      EXPECT_NEAR(gradient.row(row)[label], slope(chain.scores.row(row)[label]), 1e-3);
    }
  }
  for (std::size_t i = 0; i < transition_gradient.size(); ++i) EXPECT_NEAR(transition_gradient[i], slope(chain.transitions[i]), 1e-3);
}

}  // namespace
}  // namespace relata::extract::testing
