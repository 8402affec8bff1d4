#include "engine/extract/model/recurrent_layer.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "engine/extract/model/kernels.h"

namespace relata::extract {
namespace {

constexpr std::size_t kMaxInputs = 512;  // 32-bit sums hold them
constexpr std::size_t kRowsAtOnce = 16;  // their sums stay in the cache

}  // namespace

void DenseLayer::make_room(std::size_t inputs, std::size_t outputs) {
  inputs_ = inputs;
  width_ = (outputs + kMultiplyOutputs - 1) / kMultiplyOutputs * kMultiplyOutputs;
  weights_.assign(inputs * width_, 0);
  scales_.assign(outputs, 0.0F);
  bias_.assign(outputs, 0.0F);
}

DenseLayer::DenseLayer(const Matrix& weights, const std::vector<float>& bias) {
  assert(bias.size() == weights.columns && weights.rows <= kMaxInputs && weights.rows % 2 == 0);
  make_room(weights.rows, weights.columns);
  bias_ = bias;
  for (std::size_t o = 0; o < weights.columns; ++o) {
    float largest = 1e-6F;
    for (std::size_t i = 0; i < inputs_; ++i) largest = std::max(largest, std::abs(weights.row(i)[o]));
    scales_[o] = largest / 127.0F;
    for (std::size_t i = 0; i < inputs_; ++i) weight(i, o) = static_cast<std::int16_t>(std::lround(weights.row(i)[o] / scales_[o]));
  }
}

void DenseLayer::apply(const Matrix& inputs, Matrix& outputs) const {
  assert(inputs.columns == inputs_);
  std::vector<std::int16_t> steps(inputs.values.size());
  to_steps(inputs.values.data(), steps.size(), steps.data());
  outputs.resize(inputs.rows, bias_.size());
  const std::size_t parts = (inputs.rows + kRowsAtOnce - 1) / kRowsAtOnce;
  std::vector<std::int32_t> sums(std::min(inputs.rows, kRowsAtOnce) * width_);
  for (std::size_t part = 0, row = 0; part < parts; ++part) {
    const std::size_t rows = inputs.rows / parts + (part < inputs.rows % parts ? 1 : 0);
    multiply(steps.data() + row * inputs_, rows, weights_.data(), width_, inputs_, sums.data());
    for (std::size_t i = 0; i < rows; ++i, ++row) {
      scale_sums(sums.data() + i * width_, scales_.data(), bias_.data(), bias_.size(), outputs.row(row));
    }
  }
}

void DenseLayer::write(ModelWriter& writer) const {
  writer.u16(static_cast<std::uint16_t>(inputs_));
  writer.u16(static_cast<std::uint16_t>(bias_.size()));
  for (const float bias : bias_) writer.f32(bias);
  for (const float scale : scales_) writer.f32(scale);
  for (std::size_t o = 0; o < bias_.size(); ++o) {
    for (std::size_t i = 0; i < inputs_; ++i) writer.u8(static_cast<std::uint8_t>(weight(i, o)));
  }
}

DenseLayer DenseLayer::read(ModelReader& reader) {
  DenseLayer layer;
  const std::size_t inputs = reader.u16();
  const std::size_t outputs = reader.u16();
  if (inputs > kMaxInputs || inputs % 2 != 0) reader.fail();
  if (!reader.ok()) return {};
  layer.make_room(inputs, outputs);
  for (float& bias : layer.bias_) bias = reader.f32();
  for (float& scale : layer.scales_) scale = reader.f32();
  for (std::size_t o = 0; o < outputs; ++o) {
    for (std::size_t i = 0; i < inputs; ++i) layer.weight(i, o) = static_cast<std::int8_t>(reader.u8());
  }
  return layer;
}

RecurrentLayer::RecurrentLayer(DenseLayer sums, bool own_skip) : sums_(std::move(sums)), own_skip_(own_skip) {
  assert(sums_.outputs() % (own_skip ? 8 : 6) == 0 && (own_skip || sums_.inputs() == 2 * size()));
}

void RecurrentLayer::apply(const Matrix& inputs, Matrix& outputs) const {
  Matrix sums;
  sums_.apply(inputs, sums);
  const std::size_t cells = size();
  outputs.resize(inputs.rows, 2 * cells);
  std::vector<float> state;
  for (std::size_t direction = 0; direction < 2; ++direction) {
    state.assign(cells, 0.0F);
    for (std::size_t step = 0; step < inputs.rows; ++step) {
      const std::size_t row = direction == 0 ? step : inputs.rows - 1 - step;
      const float* sum = sums.row(row) + direction * (sums.columns / 2);
      const float* skip = own_skip_ ? sum + 3 * cells : inputs.row(row) + direction * cells;
      recurrent_step(sum, skip, cells, state.data(), outputs.row(row) + direction * cells);
    }
  }
}

void RecurrentLayer::write(ModelWriter& writer) const {
  writer.u8(own_skip_ ? 1 : 0);
  sums_.write(writer);
}

RecurrentLayer RecurrentLayer::read(ModelReader& reader) {
  RecurrentLayer layer;
  layer.own_skip_ = reader.u8() != 0;
  layer.sums_ = DenseLayer::read(reader);
  if (layer.sums_.outputs() % (layer.own_skip_ ? 8 : 6) != 0 || (!layer.own_skip_ && layer.sums_.inputs() != 2 * layer.size()))
    reader.fail();
  return layer;
}

}  // namespace relata::extract
