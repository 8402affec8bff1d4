#include "engine/extract/train/recurrent_training.h"

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace relata::extract::testing {
namespace {

constexpr std::size_t kInputs = 32;
constexpr std::size_t kCells = 16;

Matrix some_inputs(std::size_t rows) {
  Random random(5);
  Matrix inputs;
  inputs.resize(rows, kInputs);
  for (float& value : inputs.values) value = random.around_zero(1);
  return inputs;
}

// The sum of the outputs, each times a number of its own.
double weighted_sum(const Matrix& outputs, Matrix& weights) {
  Random random(6);
  weights.resize(outputs.rows, outputs.columns);
  double sum = 0;
  for (std::size_t i = 0; i < outputs.values.size(); ++i) {
    weights.values[i] = random.around_zero(1);
    sum += static_cast<double>(outputs.values[i]) * static_cast<double>(weights.values[i]);
  }
  return sum;
}

class TrainableRecurrentTest : public ::testing::TestWithParam<bool> {};

// The gradient is what the sum changes by when a number changes a little.
TEST_P(TrainableRecurrentTest, ComputesTheGradientOfInputsAndWeights) {
  Random random(1);
  TrainableRecurrent layer(kInputs, kCells, GetParam(), random);
  const Boundaries sentences = {0, 3, 4, 9};
  Matrix inputs = some_inputs(9);
  Matrix outputs, weights, gradient;
  const auto sum = [&] {
    layer.forward(inputs, sentences, outputs);
    return weighted_sum(outputs, weights);
  };
  sum();
  layer.backward(inputs, sentences, weights, gradient);
  constexpr float kStep = 1e-2F;
  const auto slope = [&](float& number) {
    const float before = number;
    number = before + kStep;
    const double above = sum();
    number = before - kStep;
    const double below = sum();
    number = before;
    return (above - below) / (2 * static_cast<double>(kStep));
  };
  for (const std::size_t i : {0U, 40U, 100U, 287U}) EXPECT_NEAR(gradient.values[i], slope(inputs.values[i]), 5e-3) << i;
  Parameter& numbers = layer.sums().weights();
  for (const std::size_t i : {0U, 20U, 40U, 60U, 500U, 2000U}) EXPECT_NEAR(numbers.gradient[i], slope(numbers.value[i]), 2e-2) << i;
}

TEST_P(TrainableRecurrentTest, ReadsAsBeforeWithEightBitWeights) {
  const TemporaryDirectory directory;
  Random random(1);
  TrainableRecurrent layer(kInputs, kCells, GetParam(), random);
  const Matrix inputs = some_inputs(6);
  Matrix expected, found, found_again;
  layer.forward(inputs, {0, 6}, expected);
  const RecurrentLayer quantised = layer.quantised();
  quantised.apply(inputs, found);
  for (std::size_t i = 0; i < found.values.size(); ++i) EXPECT_NEAR(found.values[i], expected.values[i], 0.05);

  ModelWriter writer;
  quantised.write(writer);
  ASSERT_TRUE(writer.save(directory / "x.model", "x").is_ok());
  Result<ModelReader> reader = ModelReader::open(directory / "x.model", "x");
  ASSERT_TRUE(reader.is_ok());
  const RecurrentLayer loaded = RecurrentLayer::read(*reader);
  ASSERT_TRUE(reader->ok());
  loaded.apply(inputs, found_again);
  EXPECT_EQ(found_again.values, found.values);
}

INSTANTIATE_TEST_SUITE_P(WithAndWithoutOwnSkip, TrainableRecurrentTest, ::testing::Bool());

TEST(Adam, GoesDownToTheLeast) {
  Random random(1);
  Parameter parameter;
  parameter.initialise(2, 1, random);
  Adam adam;
  for (int i = 0; i < 500; ++i) {
    parameter.gradient = {2 * (parameter.value[0] - 3), 2 * (parameter.value[1] + 1)};
    adam.next_step(0.05F);
    adam.update(parameter);
  }
  EXPECT_NEAR(parameter.value[0], 3, 0.02);
  EXPECT_NEAR(parameter.value[1], -1, 0.02);
  EXPECT_EQ(parameter.gradient[0], 0);
}

}  // namespace
}  // namespace relata::extract::testing
