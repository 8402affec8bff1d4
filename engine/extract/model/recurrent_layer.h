#pragma once

#include <cstdint>
#include <vector>

#include "engine/extract/model/aligned.h"
#include "engine/extract/model/kernels.h"
#include "engine/extract/model/model_file.h"

namespace relata::extract {

// Rows of equal length, one after the other.
struct Matrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  AlignedVector<float> values;

  // All zeros.
  void resize(std::size_t new_rows, std::size_t new_columns) {
    rows = new_rows;
    columns = new_columns;
    values.assign(rows * columns, 0.0F);
  }
  // Values are whatever they are.
  void make_room(std::size_t new_rows, std::size_t new_columns) {
    rows = new_rows;
    columns = new_columns;
    values.resize(rows * columns);
  }
  float* row(std::size_t index) { return values.data() + index * columns; }
  const float* row(std::size_t index) const { return values.data() + index * columns; }
};

// A linear layer with 8-bit weights, one scale per output, and 8-bit inputs, one scale per row. Sums of integers: the same result on every
// machine.
class DenseLayer {
 public:
  DenseLayer() = default;
  // `weights` has a row per input and a column per output. Requires: at most 512 inputs.
  DenseLayer(const Matrix& weights, const std::vector<float>& bias);

  std::size_t inputs() const { return inputs_; }
  std::size_t outputs() const { return outputs_; }
  // Requires: inputs.columns == this->inputs().
  void apply(const Matrix& inputs, Matrix& outputs) const;

  void write(ModelWriter& writer) const;
  static DenseLayer read(ModelReader& reader);

 private:
  std::size_t inputs_ = 0;
  std::size_t outputs_ = 0;
  // As multiply() wants them, with zeros where it has more inputs and outputs.
  std::size_t depth_ = 0;
  std::size_t width_ = 0;
  AlignedVector<std::int8_t> weights_;
  AlignedVector<std::int32_t> totals_;
  AlignedVector<float> scales_;
  AlignedVector<float> bias_;

  std::int8_t& weight(std::size_t input, std::size_t output) { return weights_[weight_index(depth_, input, output)]; }
  std::int8_t weight(std::size_t input, std::size_t output) const { return weights_[weight_index(depth_, input, output)]; }
  void allocate(std::size_t inputs, std::size_t outputs);
  void add_up();  // weights into totals
};

// Simple recurrent units (Lei et al. 2018) that read a sentence in both directions. A cell's output is that of its state or of what passes
// by it, as its gate says: for the first layer a linear map of the inputs passes by, for others the inputs of the same direction.
class RecurrentLayer {
 public:
  RecurrentLayer() = default;
  // `sums` gives, for each direction, candidates, forget gates, output gates and, when `own_skip`, what passes by.
  RecurrentLayer(DenseLayer sums, bool own_skip);

  std::size_t inputs() const { return sums_.inputs(); }
  std::size_t size() const { return sums_.outputs() / (own_skip_ ? 8 : 6); }  // cells of a direction
  // `outputs` has 2 * size() columns: forward, then backward.
  void apply(const Matrix& inputs, Matrix& outputs) const;

  void write(ModelWriter& writer) const;
  static RecurrentLayer read(ModelReader& reader);

 private:
  DenseLayer sums_;
  bool own_skip_ = false;
};

}  // namespace relata::extract
