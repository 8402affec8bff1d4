#include "engine/extract/model/kernels.h"

#include <gtest/gtest.h>

#include <vector>

#include "engine/extract/model/gate.h"
#include "engine/extract/train/random.h"

namespace relata::extract::testing {
namespace {

std::vector<Instructions> those_of_this_processor() {
  std::vector<Instructions> all;
  for (const auto some : {Instructions::kPlain, Instructions::kWide, Instructions::kWidest, Instructions::kSums}) {
    if (some <= kBest) all.push_back(some);
  }
  return all;
}

struct Layer {
  std::vector<std::int8_t> weights;
  std::vector<std::int32_t> totals;
  std::vector<float> scales, bias;
  LayerWeights view;

  Layer(std::size_t depth, std::size_t outputs, Random& random)
      : weights(depth * outputs), totals(outputs), scales(outputs), bias(outputs) {
    for (auto& weight : weights) weight = static_cast<std::int8_t>(random.next());
    for (std::size_t o = 0; o < outputs; ++o) {
      scales[o] = random.around_zero(1);
      bias[o] = random.around_zero(1);
    }
    view = {depth, outputs, weights.data(), totals.data(), scales.data(), bias.data()};
    add_up();
  }
  void add_up() {
    for (std::size_t o = 0; o < view.outputs; ++o) {
      totals[o] = 0;
      for (std::size_t k = 0; k < view.depth; ++k) totals[o] += weights[weight_index(view.depth, k, o)];
    }
  }
};

void expect_scaled_sums(const std::vector<std::uint8_t>& codes, const std::vector<RowScale>& rows, const LayerWeights& layer) {
  for (const Instructions instructions : those_of_this_processor()) {
    std::vector<float> outputs(rows.size() * layer.outputs);
    multiply(codes.data(), rows.data(), rows.size(), layer, outputs.data(), instructions);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      for (std::size_t o = 0; o < layer.outputs; ++o) {
        std::int32_t sum = 0;
        for (std::size_t k = 0; k < layer.depth; ++k) {
          sum += (codes[row * layer.depth + k] - rows[row].zero) * layer.weights[weight_index(layer.depth, k, o)];
        }
        const float scale = layer.scales[o] * rows[row].step;
        const float product = static_cast<float>(sum) * scale;
        ASSERT_EQ(outputs[row * layer.outputs + o], layer.bias[o] + product)
            << rows.size() << " rows, row " << row << ", output " << o << ", instructions " << static_cast<int>(instructions);
      }
    }
  }
}

// Every number of rows up to more than two tiles; an odd number of blocks of outputs.
TEST(Multiply, GivesTheScaledDotProductOfEachPairOfRowsWithAllInstructions) {
  Random random(1);
  constexpr std::size_t kMostRows = 18, kOutputs = 48, kDepth = 36;
  const Layer layer(kDepth, kOutputs, random);
  for (std::size_t count = 0; count <= kMostRows; ++count) {
    std::vector<std::uint8_t> codes(count * kDepth);
    for (auto& code : codes) code = static_cast<std::uint8_t>(random.next());
    std::vector<RowScale> rows(count);
    for (RowScale& row : rows) row = {random.around_zero(2), static_cast<std::int32_t>(random.next() % 256)};
    expect_scaled_sums(codes, rows, layer.view);
  }
}

// Sums of pairs of these leave 16 bits.
TEST(Multiply, CutsOffNoSumOfTheLargestCodesAndWeights) {
  Random random(2);
  constexpr std::size_t kDepth = 512;
  Layer layer(kDepth, 16, random);
  for (std::size_t o = 0; o < 16; ++o) {
    for (std::size_t k = 0; k < kDepth; ++k) layer.weights[weight_index(kDepth, k, o)] = o % 2 == 0 ? 127 : -128;
  }
  layer.add_up();
  expect_scaled_sums(std::vector<std::uint8_t>(2 * kDepth, 255), {{1, 0}, {0.5F, 255}}, layer.view);
}

TEST(ToCodes, ReachFromTheLeastToTheLargestWithACodeForZero) {
  const std::vector<float> values = {-1, 0, 4, 0.01F, 1.5F};
  std::vector<std::uint8_t> codes(values.size());
  const RowScale scale = to_codes(values.data(), values.size(), codes.data());
  EXPECT_FLOAT_EQ(scale.step, 5.0F / 255);
  EXPECT_EQ(scale.zero, 51);
  // 0.01 is half a step and a bit: 0.51.
  EXPECT_EQ(codes, (std::vector<std::uint8_t>{0, 51, 255, 52, 51 + 77}));
}

TEST(ToCodes, GiveZeroToARowOfZeros) {
  const std::vector<float> values(5);
  std::vector<std::uint8_t> codes(5, 1);
  const RowScale scale = to_codes(values.data(), values.size(), codes.data());
  for (const std::uint8_t code : codes) EXPECT_EQ(code, scale.zero);
}

// Rows that the widest instructions take at once and rows with some left over, on both sides of zero and on one, wide and narrow.
TEST(ToCodes, AreTheSameWithAllInstructionsAndHalfAStepAwayAtMost) {
  Random random(3);
  for (std::size_t count = 1; count < 70; ++count) {
    for (const float offset : {0.0F, 1.0F, -1.0F}) {
      std::vector<float> values(count);
      for (float& value : values) value = (random.around_zero(1) + offset) * static_cast<float>(count * count);
      std::vector<std::uint8_t> plain(count);
      const RowScale scale = to_codes(values.data(), count, plain.data(), Instructions::kPlain);
      for (std::size_t i = 0; i < count; ++i) {
        ASSERT_NEAR(static_cast<float>(plain[i] - scale.zero) * scale.step, values[i], 0.501F * scale.step) << i << " of " << count;
      }
      for (const Instructions instructions : those_of_this_processor()) {
        std::vector<std::uint8_t> codes(count);
        const RowScale same = to_codes(values.data(), count, codes.data(), instructions);
        ASSERT_EQ(codes, plain);
        ASSERT_EQ(same.step, scale.step);
        ASSERT_EQ(same.zero, scale.zero);
      }
    }
  }
}

TEST(SumRows, ScalesTheSumOfEachComponent) {
  constexpr std::size_t kSize = 37;
  std::vector<std::int8_t> first(kSize), second(kSize, -128), third(kSize, 127);
  for (std::size_t i = 0; i < kSize; ++i) first[i] = static_cast<std::int8_t>(i);
  const std::vector<const std::int8_t*> rows = {first.data(), second.data(), third.data(), second.data()};
  for (const Instructions instructions : those_of_this_processor()) {
    std::vector<float> outputs(kSize, 1000);
    sum_rows(rows.data(), rows.size(), kSize, 0.5F, outputs.data(), instructions);
    for (std::size_t i = 0; i < kSize; ++i) EXPECT_EQ(outputs[i], 0.5F * (static_cast<float>(i) - 129));
    sum_rows(rows.data(), 0, kSize, 0.5F, outputs.data(), instructions);
    EXPECT_EQ(outputs, std::vector<float>(kSize));
  }
}

// Few different numbers, so that several sums are the largest.
TEST(BestSum, IsTheFirstOfTheLargest) {
  Random random(5);
  for (std::size_t count = 1; count < 50; ++count) {
    std::vector<float> left(count), right(count);
    for (float& value : left) value = static_cast<float>(random.next() % 4) - 10;
    for (float& value : right) value = static_cast<float>(random.next() % 4);
    std::size_t expected = 0;
    for (std::size_t i = 1; i < count; ++i) {
      if (left[i] + right[i] > left[expected] + right[expected]) expected = i;
    }
    for (const Instructions instructions : those_of_this_processor()) {
      const BestSum best = best_sum(left.data(), right.data(), count, instructions);
      EXPECT_EQ(best.at, expected) << count;
      EXPECT_EQ(best.sum, left[expected] + right[expected]) << count;
    }
  }
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

TEST(RecurrentStep, IsTheSameWithAllInstructions) {
  Random random(4);
  constexpr std::size_t kCells = 45;
  std::vector<float> sums(3 * kCells), skip(kCells), before(kCells), expected(kCells), expected_state;
  for (float& value : sums) value = random.around_zero(8);
  for (float& value : skip) value = random.around_zero(2);
  for (float& value : before) value = random.around_zero(2);
  for (const Instructions instructions : those_of_this_processor()) {
    std::vector<float> state = before, output(kCells);
    recurrent_step(sums.data(), skip.data(), kCells, state.data(), output.data(), instructions);
    if (instructions == Instructions::kPlain) expected = output, expected_state = state;
    EXPECT_EQ(output, expected);
    EXPECT_EQ(state, expected_state);
  }
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
