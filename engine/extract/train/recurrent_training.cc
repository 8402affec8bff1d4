#include "engine/extract/train/recurrent_training.h"

#include <cmath>

#include "engine/extract/model/gate.h"
#include "engine/extract/model/kernels.h"

namespace relata::extract {
namespace {

constexpr std::size_t kColumns = 16;  // that add_product() works in
constexpr float kOpenAtFirst = 1;     // bias of the forget gates: cells remember before they learn to

std::size_t padded(std::size_t count) { return (count + kColumns - 1) / kColumns * kColumns; }

}  // namespace

TrainableDense::TrainableDense(std::size_t inputs, std::size_t outputs, Random& random)
    : inputs_(inputs), outputs_(outputs), width_(padded(outputs)) {
  weights_.initialise(inputs_ * width_, std::sqrt(3.0F / static_cast<float>(inputs_)), random);
  bias_.initialise(width_, 0, random);
  for (std::size_t i = 0; i < inputs_; ++i) {
    for (std::size_t o = outputs_; o < width_; ++o) weights_.value[i * width_ + o] = 0;
  }
}

void TrainableDense::forward(const Matrix& inputs, Matrix& outputs) const {
  outputs.resize(inputs.rows, width_);
  for (std::size_t row = 0; row < inputs.rows; ++row) std::copy(bias_.value.begin(), bias_.value.end(), outputs.row(row));
  add_product(inputs.values.data(), static_cast<std::ptrdiff_t>(inputs_), 1, inputs.rows, inputs_, weights_.value.data(), width_,
              outputs.values.data());
}

void TrainableDense::backward(const Matrix& inputs, const Matrix& output_gradient, Matrix* input_gradient) {
  for (std::size_t row = 0; row < output_gradient.rows; ++row) {
    for (std::size_t o = 0; o < width_; ++o) bias_.gradient[o] += output_gradient.row(row)[o];
  }
  add_product(inputs.values.data(), 1, static_cast<std::ptrdiff_t>(inputs_), inputs_, inputs.rows, output_gradient.values.data(), width_,
              weights_.gradient.data());
  if (input_gradient == nullptr) return;
  Matrix turned;
  turned.resize(width_, padded(inputs_));
  for (std::size_t i = 0; i < inputs_; ++i) {
    for (std::size_t o = 0; o < width_; ++o) turned.row(o)[i] = weights_.value[i * width_ + o];
  }
  input_gradient->resize(inputs.rows, turned.columns);
  add_product(output_gradient.values.data(), static_cast<std::ptrdiff_t>(width_), 1, inputs.rows, width_, turned.values.data(),
              turned.columns, input_gradient->values.data());
}

void TrainableDense::update(const Adam& adam) {
  adam.update(weights_);
  adam.update(bias_);
}

DenseLayer TrainableDense::quantised() const {
  Matrix weights;
  weights.resize(inputs_, outputs_);
  for (std::size_t i = 0; i < inputs_; ++i) {
    for (std::size_t o = 0; o < outputs_; ++o) weights.row(i)[o] = weights_.value[i * width_ + o];
  }
  return {weights, std::vector<float>(bias_.value.begin(), bias_.value.begin() + static_cast<std::ptrdiff_t>(outputs_))};
}

TrainableRecurrent::TrainableRecurrent(std::size_t inputs, std::size_t size, bool own_skip, Random& random)
    : size_(size), own_skip_(own_skip), sums_(inputs, (own_skip ? 8 : 6) * size, random) {
  for (std::size_t direction = 0; direction < 2; ++direction) {
    float* forget = sums_.bias().value.data() + direction * (sums_.outputs() / 2) + size_;
    std::fill(forget, forget + size_, kOpenAtFirst);
  }
}

void TrainableRecurrent::forward(const Matrix& inputs, const Boundaries& sentences, Matrix& outputs) {
  sums_.forward(inputs, sum_);
  state_.resize(inputs.rows, 2 * size_);
  outputs.resize(inputs.rows, 2 * size_);
  std::vector<float> state;
  for (std::size_t s = 0; s + 1 < sentences.size(); ++s) {
    for (std::size_t direction = 0; direction < 2; ++direction) {
      state.assign(size_, 0.0F);
      for (std::size_t row = sentences[s]; row < sentences[s + 1]; ++row) {
        const std::size_t at = direction == 0 ? row : sentences[s] + sentences[s + 1] - 1 - row;
        const float* sum = sum_.row(at) + direction * (sums_.outputs() / 2);
        const float* skip = own_skip_ ? sum + 3 * size_ : inputs.row(at) + direction * size_;
        recurrent_step(sum, skip, size_, state.data(), outputs.row(at) + direction * size_);
        std::copy(state.begin(), state.end(), state_.row(at) + direction * size_);
      }
    }
  }
}

void TrainableRecurrent::backward(const Matrix& inputs, const Boundaries& sentences, const Matrix& output_gradient,
                                  Matrix& input_gradient) {
  sum_gradient_.resize(sum_.rows, sum_.columns);
  Matrix skip_gradient;
  if (!own_skip_) skip_gradient.resize(inputs.rows, 2 * size_);
  const std::vector<float> zeros(size_, 0.0F);
  std::vector<float> carried;  // gradient of the state
  for (std::size_t s = 0; s + 1 < sentences.size(); ++s) {
    for (std::size_t direction = 0; direction < 2; ++direction) {
      carried.assign(size_, 0.0F);
      for (std::size_t step = sentences[s + 1]; step-- > sentences[s];) {
        const std::size_t at = direction == 0 ? step : sentences[s] + sentences[s + 1] - 1 - step;
        const std::size_t before = direction == 0 ? at - 1 : at + 1;
        const std::size_t half = direction * (sums_.outputs() / 2);
        const float* sum = sum_.row(at) + half;
        const float* skip = own_skip_ ? sum + 3 * size_ : inputs.row(at) + direction * size_;
        const float* previous = step == sentences[s] ? zeros.data() : state_.row(before) + direction * size_;
        const float* cell = state_.row(at) + direction * size_;
        const float* gradient = output_gradient.row(at) + direction * size_;
        float* down = sum_gradient_.row(at) + half;
        float* down_skip = own_skip_ ? down + 3 * size_ : skip_gradient.row(at) + direction * size_;
        for (std::size_t i = 0; i < size_; ++i) {
          const float forget = gate(sum[size_ + i]);
          const float open = gate(sum[2 * size_ + i]);
          const float cell_gradient = carried[i] + gradient[i] * open;
          down[i] = cell_gradient * (1 - forget);
          down[size_ + i] = cell_gradient * (previous[i] - sum[i]) * gate_slope(sum[size_ + i]);
          down[2 * size_ + i] = gradient[i] * (cell[i] - skip[i]) * gate_slope(sum[2 * size_ + i]);
          down_skip[i] = gradient[i] * (1 - open);
          carried[i] = cell_gradient * forget;
        }
      }
    }
  }
  sums_.backward(inputs, sum_gradient_, &input_gradient);
  if (own_skip_) return;
  for (std::size_t i = 0; i < skip_gradient.values.size(); ++i) input_gradient.values[i] += skip_gradient.values[i];
}

}  // namespace relata::extract
