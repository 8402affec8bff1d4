#pragma once

#include <cstddef>
#include <cstdint>

namespace relata::extract {

// The inner loops of small networks, in the widest instructions that the processor has. All give the same bits on every processor: sums are
// of integers or run in a fixed order, and nothing is fused.

// sums[row * outputs + o] = sum over k of inputs[row * depth + k] * weights[weight_index(depth, k, o)]: the weights of kMultiplyOutputs
// outputs lie together, within these those of two inputs side by side, as processors multiply them. Requires: depth is even, outputs a
// multiple of kMultiplyOutputs, and no sum leaves 32 bits (depth * 2^15 * 2^7 does not for depth up to 512).
constexpr std::size_t kMultiplyOutputs = 16;
constexpr std::size_t weight_index(std::size_t depth, std::size_t input, std::size_t output) {
  const std::size_t block = output / kMultiplyOutputs * kMultiplyOutputs * depth;
  return block + input / 2 * 2 * kMultiplyOutputs + 2 * (output % kMultiplyOutputs) + input % 2;
}
void multiply(const std::int16_t* inputs, std::size_t rows, const std::int16_t* weights, std::size_t outputs, std::size_t depth,
              std::int32_t* sums);

// Values as 16-bit steps of one in kStepsToOne, the nearest or the last that there is, and sums of products of such steps and weights back:
// outputs[i] = bias[i] + sums[i] * scales[i] / kStepsToOne.
constexpr float kStepsToOne = 1024;
void to_steps(const float* values, std::size_t count, std::int16_t* steps);
void scale_sums(const std::int32_t* sums, const float* scales, const float* bias, std::size_t count, float* outputs);

// One step of a simple recurrent unit (Lei et al. 2018) of `size` cells: `sums` holds candidates, forget gates and output gates one after
// the other; `skip` what passes by the cells. Updates `state`, writes `output`.
void recurrent_step(const float* sums, const float* skip, std::size_t size, float* state, float* output);

// product[i * width + j] += sum over k of left[i * row_step + k * step] * right[k * width + j], for rows i and k below `depth`.
// Requires: width is a multiple of 16.
void add_product(const float* left, std::ptrdiff_t row_step, std::ptrdiff_t step, std::size_t rows, std::size_t depth, const float* right,
                 std::size_t width, float* product);

}  // namespace relata::extract
