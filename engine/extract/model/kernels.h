#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/extract/model/processor.h"

namespace relata::extract {

// The inner loops of small networks, in the widest instructions that the processor has. All give the same bits on every processor: sums are
// of integers or run in a fixed order, and nothing is fused. Only tests ask for fewer `instructions` than the processor has.

// A row of values as 8-bit codes: value = (code - zero) * step, rounded to the nearest code. The codes reach from the least to the largest
// value of the row, and zero has a code of its own.
struct RowScale {
  float step = 0;
  std::int32_t zero = 0;
};
// Requires: the values are finite.
RowScale to_codes(const float* values, std::size_t count, std::uint8_t* codes, Instructions instructions = kBest);

// The weights of a linear layer in steps of `scales`. The weights of kMultiplyOutputs outputs lie together, within these those of
// kMultiplyInputs inputs side by side, as processors multiply them.
constexpr std::size_t kMultiplyOutputs = 16;
constexpr std::size_t kMultiplyInputs = 4;
struct LayerWeights {
  std::size_t depth = 0;                 // inputs, a multiple of kMultiplyInputs
  std::size_t outputs = 0;               // a multiple of kMultiplyOutputs
  const std::int8_t* weights = nullptr;  // at weight_index()
  const std::int32_t* totals = nullptr;  // of the weights of each output
  const float* scales = nullptr;         // by output
  const float* bias = nullptr;           // by output
};
constexpr std::size_t weight_index(std::size_t depth, std::size_t input, std::size_t output) {
  const std::size_t block = output / kMultiplyOutputs * kMultiplyOutputs * depth;
  return block + input / kMultiplyInputs * kMultiplyInputs * kMultiplyOutputs + kMultiplyInputs * (output % kMultiplyOutputs) +
         input % kMultiplyInputs;
}

// outputs[row * layer.outputs + o] = bias[o] + scales[o] * rows[row].step * sum, where sum is, over k,
// (codes[row * depth + k] - rows[row].zero) * weights[weight_index(depth, k, o)]. Requires: depth is at most 2^15, so that 32 bits hold
// sums.
void multiply(const std::uint8_t* codes, const RowScale* rows, std::size_t count, const LayerWeights& layer, float* outputs,
              Instructions instructions = kBest);

// outputs[i] = scale * the sum of component i of each of `count` rows, which may be none.
void sum_rows(const std::int8_t* const* rows, std::size_t count, std::size_t size, float scale, float* outputs,
              Instructions instructions = kBest);

// One step of a simple recurrent unit (Lei et al. 2018) of `size` cells: `sums` holds candidates, forget gates and output gates one after
// the other; `skip` what passes by the cells. Updates `state`, writes `output`.
void recurrent_step(const float* sums, const float* skip, std::size_t size, float* state, float* output, Instructions instructions = kBest);

// The largest left[i] + right[i] for i below `count`, and the first i that has it. Requires: count > 0.
struct BestSum {
  float sum;
  std::size_t at;
};
BestSum best_sum(const float* left, const float* right, std::size_t count, Instructions instructions = kBest);

// product[i * width + j] += sum over k of left[i * row_step + k * step] * right[k * width + j], for rows i and k below `depth`.
// Requires: width is a multiple of 16.
void add_product(const float* left, std::ptrdiff_t row_step, std::ptrdiff_t step, std::size_t rows, std::size_t depth, const float* right,
                 std::size_t width, float* product, Instructions instructions = kBest);

}  // namespace relata::extract
