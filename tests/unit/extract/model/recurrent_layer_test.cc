#include "engine/extract/model/recurrent_layer.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/extract/train/random.h"
#include "tests/support/temporary_directory.h"

namespace relata::extract::testing {
namespace {

Matrix random_matrix(std::size_t rows, std::size_t columns, Random& random) {
  Matrix matrix;
  matrix.resize(rows, columns);
  for (float& value : matrix.values) value = random.around_zero(2);
  return matrix;
}

// Numbers of inputs and outputs that fill no group and no block, with which the kernels work.
TEST(DenseLayer, IsTheProductWithItsWeightsButForTheirEightBits) {
  Random random(1);
  constexpr std::size_t kInputs = 37, kOutputs = 19;
  const Matrix weights = random_matrix(kInputs, kOutputs, random);
  const Matrix inputs = random_matrix(5, kInputs, random);
  std::vector<float> bias(kOutputs);
  for (float& value : bias) value = random.around_zero(2);
  Matrix outputs;
  DenseLayer(weights, bias).apply(inputs, outputs);
  ASSERT_EQ(outputs.rows, 5U);
  ASSERT_EQ(outputs.columns, kOutputs);
  // Both factors are off by half a step of about 2 / 127 at most, mostly less and to either side.
  const double tolerance = 4 * std::sqrt(kInputs) * 2 * (2.0 / 254);
  for (std::size_t row = 0; row < inputs.rows; ++row) {
    for (std::size_t o = 0; o < kOutputs; ++o) {
      float expected = bias[o];
      for (std::size_t i = 0; i < kInputs; ++i) expected += inputs.row(row)[i] * weights.row(i)[o];
      EXPECT_NEAR(outputs.row(row)[o], expected, tolerance);
    }
  }
}

TEST(DenseLayer, IsTheSameAfterSavingAndLoading) {
  Random random(2);
  const DenseLayer layer(random_matrix(6, 5, random), {1, 2, 3, 4, 5});
  const TemporaryDirectory directory;
  ModelWriter writer;
  layer.write(writer);
  ASSERT_TRUE(writer.save(directory / "x.model", "x").is_ok());
  Result<ModelReader> reader = ModelReader::open(directory / "x.model", "x");
  ASSERT_TRUE(reader.is_ok());
  const DenseLayer loaded = DenseLayer::read(*reader);
  EXPECT_TRUE(reader->ok());
  const Matrix inputs = random_matrix(3, 6, random);
  Matrix before, after;
  layer.apply(inputs, before);
  loaded.apply(inputs, after);
  EXPECT_EQ(after.values, before.values);
}

TEST(Matrix, BeginsAtALineOfTheCache) {
  for (const std::size_t rows : {1U, 3U, 1000U}) {
    Matrix matrix;
    matrix.make_room(rows, 7);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(matrix.row(0)) % 64, 0U);
  }
}

}  // namespace
}  // namespace relata::extract::testing
