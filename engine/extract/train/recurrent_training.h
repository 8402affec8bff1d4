#pragma once

#include <vector>

#include "engine/extract/model/recurrent_layer.h"
#include "engine/extract/train/adam.h"

namespace relata::extract {

// Where the sentences of a batch begin; the last number is the count of words.
using Boundaries = std::vector<std::size_t>;

// A linear layer that learns. Outputs are padded to a multiple of 16 columns with zeros.
class TrainableDense {
 public:
  TrainableDense(std::size_t inputs, std::size_t outputs, Random& random);

  std::size_t outputs() const { return outputs_; }
  void forward(const Matrix& inputs, Matrix& outputs) const;
  // Adds to the gradients of the weights and, unless null, sets that of the inputs.
  void backward(const Matrix& inputs, const Matrix& output_gradient, Matrix* input_gradient);
  void update(const Adam& adam);
  void update_weights(const Adam& adam) { adam.update(weights_); }
  Parameter& bias() { return bias_; }
  Parameter& weights() { return weights_; }
  DenseLayer quantised() const;

 private:
  std::size_t inputs_;
  std::size_t outputs_;
  std::size_t width_;  // outputs_, padded
  Parameter weights_;
  Parameter bias_;
};

// What RecurrentLayer computes, with the way back.
class TrainableRecurrent {
 public:
  TrainableRecurrent(std::size_t inputs, std::size_t size, bool own_skip, Random& random);

  void forward(const Matrix& inputs, const Boundaries& sentences, Matrix& outputs);
  // Requires: forward() was called with the same inputs last.
  void backward(const Matrix& inputs, const Boundaries& sentences, const Matrix& output_gradient, Matrix& input_gradient);
  void update(const Adam& adam) { sums_.update(adam); }
  TrainableDense& sums() { return sums_; }
  RecurrentLayer quantised() const { return {sums_.quantised(), own_skip_}; }

 private:
  std::size_t size_;
  bool own_skip_;
  TrainableDense sums_;
  Matrix sum_;    // of the last forward()
  Matrix state_;  // 2 * size_ columns
  Matrix sum_gradient_;
};

}  // namespace relata::extract
