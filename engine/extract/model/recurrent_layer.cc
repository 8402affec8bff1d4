#include "engine/extract/model/recurrent_layer.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "engine/extract/model/kernels.h"

namespace relata::extract {
namespace {

constexpr std::size_t kMaxInputs = 512;

std::size_t padded(std::size_t count, std::size_t unit) { return (count + unit - 1) / unit * unit; }

}  // namespace

void DenseLayer::allocate(std::size_t inputs, std::size_t outputs) {
  inputs_ = inputs;
  outputs_ = outputs;
  depth_ = padded(inputs, kMultiplyInputs);
  width_ = padded(outputs, kMultiplyOutputs);
  weights_.assign(depth_ * width_, 0);
  totals_.assign(width_, 0);
  scales_.assign(width_, 0.0F);
  bias_.assign(width_, 0.0F);
}

void DenseLayer::add_up() {
  for (std::size_t o = 0; o < outputs_; ++o) {
    totals_[o] = 0;
    for (std::size_t i = 0; i < inputs_; ++i) totals_[o] += weight(i, o);
  }
}

DenseLayer::DenseLayer(const Matrix& weights, const std::vector<float>& bias) {
  assert(bias.size() == weights.columns && weights.rows <= kMaxInputs);
  allocate(weights.rows, weights.columns);
  std::copy(bias.begin(), bias.end(), bias_.begin());
  for (std::size_t o = 0; o < weights.columns; ++o) {
    float largest = 1e-6F;
    for (std::size_t i = 0; i < inputs_; ++i) largest = std::max(largest, std::abs(weights.row(i)[o]));
    scales_[o] = largest / 127.0F;
    for (std::size_t i = 0; i < inputs_; ++i) weight(i, o) = static_cast<std::int8_t>(std::lround(weights.row(i)[o] / scales_[o]));
  }
  add_up();
}

void DenseLayer::apply(const Matrix& inputs, Matrix& outputs) const {
  assert(inputs.columns == inputs_);
  AlignedVector<std::uint8_t> codes(inputs.rows * depth_);
  std::vector<RowScale> scales(inputs.rows);
  for (std::size_t row = 0; row < inputs.rows; ++row) {
    scales[row] = to_codes(inputs.row(row), inputs_, codes.data() + row * depth_);
    std::fill_n(codes.data() + row * depth_ + inputs_, depth_ - inputs_, std::uint8_t{0});
  }
  const LayerWeights layer{depth_, width_, weights_.data(), totals_.data(), scales_.data(), bias_.data()};
  outputs.make_room(inputs.rows, width_);
  multiply(codes.data(), scales.data(), inputs.rows, layer, outputs.values.data());
  if (width_ == outputs_) return;
  for (std::size_t row = 0; row < inputs.rows; ++row) std::copy_n(outputs.row(row), outputs_, outputs.values.data() + row * outputs_);
  outputs.make_room(inputs.rows, outputs_);
}

void DenseLayer::write(ModelWriter& writer) const {
  writer.u16(static_cast<std::uint16_t>(inputs_));
  writer.u16(static_cast<std::uint16_t>(outputs_));
  for (std::size_t o = 0; o < outputs_; ++o) writer.f32(bias_[o]);
  for (std::size_t o = 0; o < outputs_; ++o) writer.f32(scales_[o]);
  for (std::size_t o = 0; o < outputs_; ++o) {
    for (std::size_t i = 0; i < inputs_; ++i) writer.u8(static_cast<std::uint8_t>(weight(i, o)));
  }
}

DenseLayer DenseLayer::read(ModelReader& reader) {
  DenseLayer layer;
  const std::size_t inputs = reader.u16();
  const std::size_t outputs = reader.u16();
  if (inputs > kMaxInputs) reader.fail();
  if (!reader.ok()) return {};
  layer.allocate(inputs, outputs);
  for (std::size_t o = 0; o < outputs; ++o) layer.bias_[o] = reader.f32();
  for (std::size_t o = 0; o < outputs; ++o) layer.scales_[o] = reader.f32();
  for (std::size_t o = 0; o < outputs; ++o) {
    for (std::size_t i = 0; i < inputs; ++i) layer.weight(i, o) = static_cast<std::int8_t>(reader.u8());
  }
  layer.add_up();
  return layer;
}

RecurrentLayer::RecurrentLayer(DenseLayer sums, bool own_skip) : sums_(std::move(sums)), own_skip_(own_skip) {
  assert(sums_.outputs() % (own_skip ? 8 : 6) == 0 && (own_skip || sums_.inputs() == 2 * size()));
}

void RecurrentLayer::apply(const Matrix& inputs, Matrix& outputs) const {
  Matrix sums;
  sums_.apply(inputs, sums);
  const std::size_t cells = size();
  outputs.make_room(inputs.rows, 2 * cells);
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
