#include "engine/extract/train/biaffine_training.h"

#include <gtest/gtest.h>

#include <cmath>

namespace relata::extract::testing {
namespace {

constexpr std::size_t kSize = 16;

Matrix some_rows(std::size_t rows, std::uint64_t seed) {
  Random random(seed);
  Matrix matrix;
  matrix.resize(rows, kSize);
  for (float& value : matrix.values) value = random.around_zero(1);
  return matrix;
}

// The gradient is what the loss changes by when a number changes a little.
TEST(TrainableBiaffine, ComputesTheGradientOfInputsAndParameters) {
  Random random(1);
  TrainableBiaffine arcs(kSize, random);
  Matrix dependents = some_rows(6, 2);
  Matrix heads = some_rows(6, 3);
  const Boundaries sentences = {0, 4, 6};
  const std::vector<int> gold = {1, 4, 1, 2, 2, 0};
  constexpr float kWeight = 0.5F;
  Matrix dependent_gradient, head_gradient;
  const auto loss = [&] { return arcs.learn(dependents, heads, sentences, gold, kWeight, dependent_gradient, head_gradient); };
  loss();
  const Matrix dependents_found = dependent_gradient;
  const Matrix heads_found = head_gradient;
  const std::vector<float> weights_found = arcs.map().weights().gradient;
  const std::vector<float> bias_found = arcs.map().bias().gradient;
  const std::vector<float> root_found = arcs.root().gradient;
  const auto slope = [&](float& number) {
    constexpr float kStep = 1e-2F;
    const float before = number;
    number = before + kStep;
    const double above = loss();
    number = before - kStep;
    const double below = loss();
    number = before;
    return static_cast<double>(kWeight) * (above - below) / (2 * static_cast<double>(kStep));
  };
  for (std::size_t i = 0; i < dependents.values.size(); i += 7) {
    EXPECT_NEAR(dependents_found.values[i], slope(dependents.values[i]), 2e-3) << i;
    EXPECT_NEAR(heads_found.values[i], slope(heads.values[i]), 2e-3) << i;
  }
  for (std::size_t i = 0; i < weights_found.size(); i += 37) EXPECT_NEAR(weights_found[i], slope(arcs.map().weights().value[i]), 2e-3) << i;
  for (std::size_t i = 0; i < kSize; i += 5) {
    EXPECT_NEAR(bias_found[i], slope(arcs.map().bias().value[i]), 2e-3) << i;
    EXPECT_NEAR(root_found[i], slope(arcs.root().value[i]), 2e-3) << i;
  }
}

TEST(SoftmaxLoss, TurnsScoresIntoTheirGradient) {
  float scores[] = {0, std::log(3.0F), -100};
  EXPECT_NEAR(softmax_loss(scores, 3, 0, 2), std::log(4.0), 1e-6);  // a quarter for the first, three for the second
  EXPECT_NEAR(scores[0], 2 * (0.25F - 1), 1e-6);
  EXPECT_NEAR(scores[1], 2 * 0.75F, 1e-6);
  EXPECT_NEAR(scores[2], 0, 1e-6);
}

}  // namespace
}  // namespace relata::extract::testing
