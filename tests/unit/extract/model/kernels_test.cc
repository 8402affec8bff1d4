#include "engine/extract/model/kernels.h"

#include <gtest/gtest.h>

#include <vector>

#include "engine/extract/model/gate.h"
#include "engine/extract/train/random.h"

namespace relata::extract::testing {
namespace {

// Every number of rows up to more than two tiles; an odd number of blocks of outputs.
TEST(Multiply, GivesTheDotProductOfEachPairOfRows) {
  Random random(1);
  constexpr std::size_t kMostRows = 18, kOutputs = 48, kDepth = 38;
  std::vector<std::int16_t> inputs(kMostRows * kDepth);
  std::vector<std::int16_t> weights(kOutputs * kDepth);
  for (auto& value : inputs) value = static_cast<std::int16_t>(random.next());
  for (auto& value : weights) value = static_cast<std::int8_t>(random.next());
  for (std::size_t rows = 0; rows <= kMostRows; ++rows) {
    std::vector<std::int32_t> sums(rows * kOutputs);
    multiply(inputs.data(), rows, weights.data(), kOutputs, kDepth, sums.data());
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t o = 0; o < kOutputs; ++o) {
        std::int32_t expected = 0;
        for (std::size_t k = 0; k < kDepth; ++k) expected += inputs[row * kDepth + k] * weights[weight_index(kDepth, k, o)];
        ASSERT_EQ(sums[row * kOutputs + o], expected) << rows << " rows, row " << row << ", output " << o;
      }
    }
  }
}

// More values than the widest instruction takes at once, and some left over.
TEST(ToSteps, RoundsToTheNearestAndStopsAtTheLast) {
  const float half = 0.5F / kStepsToOne;
  std::vector<float> values;
  std::vector<std::int16_t> expected;
  for (int i = 0; i < 7; ++i) {
    values.insert(values.end(), {0, 1, -1, half, -half, half / 2, 1000, -1000});
    expected.insert(expected.end(), {0, 1024, -1024, 1, -1, 0, 32767, -32767});
  }
  values.push_back(2);
  expected.push_back(2048);
  std::vector<std::int16_t> steps(values.size());
  to_steps(values.data(), values.size(), steps.data());
  EXPECT_EQ(steps, expected);
}

TEST(ScaleSums, UndoesTheStepsAndAddsTheBias) {
  const std::vector<std::int32_t> sums = {1024, -2048, 512};
  const std::vector<float> scales = {1, 0.5F, 2}, bias = {0, 1, -1};
  std::vector<float> outputs(3);
  scale_sums(sums.data(), scales.data(), bias.data(), 3, outputs.data());
  EXPECT_EQ(outputs, (std::vector<float>{1, 0, 0}));
}

// Rows that fill a tile and rows that do not, more than a block of depth; the left side as it lies and turned.
TEST(AddProduct, AddsTheProductOfTwoMatrices) {
  Random random(2);
  constexpr std::size_t kRows = 7, kDepth = 205, kWidth = 32;
  std::vector<float> left(kRows * kDepth), right(kDepth * kWidth);
  for (float& value : left) value = random.around_zero(2);
  for (float& value : right) value = random.around_zero(2);
  std::vector<float> turned(kRows * kDepth);
  for (std::size_t i = 0; i < kRows; ++i) {
    for (std::size_t k = 0; k < kDepth; ++k) turned[k * kRows + i] = left[i * kDepth + k];
  }
  std::vector<float> straight(kRows * kWidth, 1.0F), crossed(kRows * kWidth, 1.0F);
  add_product(left.data(), kDepth, 1, kRows, kDepth, right.data(), kWidth, straight.data());
  add_product(turned.data(), 1, kRows, kRows, kDepth, right.data(), kWidth, crossed.data());
  for (std::size_t i = 0; i < kRows; ++i) {
    for (std::size_t j = 0; j < kWidth; ++j) {
      float expected = 1;
      for (std::size_t k = 0; k < kDepth; ++k) expected += left[i * kDepth + k] * right[k * kWidth + j];
      EXPECT_NEAR(straight[i * kWidth + j], expected, 1e-3);
      EXPECT_EQ(crossed[i * kWidth + j], straight[i * kWidth + j]);
    }
  }
}

TEST(RecurrentStep, MixesByItsGates) {
  // Forget gates far above, far below and at zero: keeps, replaces, halves. Output gates open.
  const float sums[] = {4, 4, 4, 10, -10, 0, 10, 10, -10};
  const float skip[] = {7, 7, 7};
  float state[] = {2, 2, 2};
  float output[3];
  recurrent_step(sums, skip, 3, state, output);
  EXPECT_FLOAT_EQ(state[0], 2);
  EXPECT_FLOAT_EQ(state[1], 4);
  EXPECT_FLOAT_EQ(state[2], 3);
  EXPECT_FLOAT_EQ(output[0], 2);
  EXPECT_FLOAT_EQ(output[1], 4);
  EXPECT_FLOAT_EQ(output[2], 7);
}

TEST(Gate, RisesFromZeroToOneWithTheSlopeItSays) {
  EXPECT_EQ(gate(-6), 0);
  EXPECT_EQ(gate(0), 0.5F);
  EXPECT_EQ(gate(6), 1);
  EXPECT_EQ(gate(1000), 1);
  for (float x = -7; x < 7; x += 0.5F) {
    EXPECT_LE(gate(x), gate(x + 0.5F));
    EXPECT_NEAR((gate(x + 0.01F) - gate(x - 0.01F)) / 0.02F, gate_slope(x), 2e-3) << x;
  }
}

}  // namespace
}  // namespace relata::extract::testing
