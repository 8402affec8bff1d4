#include "engine/extract/train/adam.h"

#include <cmath>

namespace relata::extract {
namespace {

constexpr float kMeanDecay = 0.9F;
constexpr float kSquareDecay = 0.99F;
constexpr float kEpsilon = 1e-8F;

}  // namespace

void Parameter::initialise(std::size_t count, float range, Random& random) {
  value.resize(count);
  for (float& v : value) v = random.around_zero(range);
  gradient.assign(count, 0.0F);
  mean.assign(count, 0.0F);
  square.assign(count, 0.0F);
}

void Adam::next_step(float rate) {
  mean_decay_ *= kMeanDecay;
  square_decay_ *= kSquareDecay;
  rate_ = rate / static_cast<float>(1 - mean_decay_);
  correction_ = static_cast<float>(1 / (1 - square_decay_));
}

void Adam::update(Parameter& parameter, std::size_t begin, std::size_t end) const {
  for (std::size_t i = begin; i < end; ++i) {
    const float gradient = parameter.gradient[i];
    parameter.mean[i] = kMeanDecay * parameter.mean[i] + (1 - kMeanDecay) * gradient;
    parameter.square[i] = kSquareDecay * parameter.square[i] + (1 - kSquareDecay) * gradient * gradient;
    parameter.value[i] -= rate_ * parameter.mean[i] / (std::sqrt(parameter.square[i] * correction_) + kEpsilon);
    parameter.gradient[i] = 0;
  }
}

void Adam::update_rows(Parameter& parameter, std::size_t width, const std::vector<std::uint32_t>& rows) const {
  for (const std::uint32_t row : rows) update(parameter, row * width, (row + 1) * width);
}

}  // namespace relata::extract
