#include "engine/extract/model/kernels.h"

#include <algorithm>
#include <cstring>

#include "engine/extract/model/gate.h"

// Each loop is written once and compiled twice where that helps: for any processor and for those with AVX2 (without fused operations, which
// round differently).
#if defined(__x86_64__) && defined(__GNUC__)
#define RELATA_WIDE_KERNELS 1
#define RELATA_INLINE inline __attribute__((always_inline))
#include <immintrin.h>
#else
#define RELATA_WIDE_KERNELS 0
#define RELATA_INLINE inline
#endif

namespace relata::extract {
namespace {

void multiply_anywhere(const std::int16_t* __restrict inputs, std::size_t rows, const std::int16_t* __restrict weights, std::size_t outputs,
                       std::size_t depth, std::int32_t* __restrict sums) {
  for (std::size_t row = 0; row < rows; ++row) {
    std::int32_t* sum = sums + row * outputs;
    std::fill(sum, sum + outputs, 0);
    const std::int16_t* weight = weights;
    for (std::size_t block = 0; block < outputs; block += kMultiplyOutputs) {
      for (std::size_t k = 0; k < depth; k += 2, weight += 2 * kMultiplyOutputs) {
        const std::int32_t first = inputs[row * depth + k];
        const std::int32_t second = inputs[row * depth + k + 1];
        for (std::size_t o = 0; o < kMultiplyOutputs; ++o) sum[block + o] += first * weight[2 * o] + second * weight[2 * o + 1];
      }
    }
  }
}

RELATA_INLINE void recurrent_step_loop(const float* __restrict sums, const float* __restrict skip, std::size_t size,
                                       float* __restrict state, float* __restrict output) {
  for (std::size_t i = 0; i < size; ++i) {
    const float forget = gate(sums[size + i]);
    const float open = gate(sums[2 * size + i]);
    const float cell = sums[i] + forget * (state[i] - sums[i]);
    state[i] = cell;
    output[i] = skip[i] + open * (cell - skip[i]);
  }
}

constexpr std::size_t kTileColumns = 16;

template <std::size_t kLanes>
struct VectorOf {
  typedef float Type __attribute__((vector_size(kLanes * sizeof(float))));
};

// kRows rows of kTileColumns, in vectors of kLanes; `right` has rows of kTileColumns. By hand unrolled over constants, so that the compiler
// keeps all sums in registers while k runs.
template <std::size_t kLanes, std::size_t kRows>
RELATA_INLINE void add_product_tile(const float* left, std::ptrdiff_t row_step, std::ptrdiff_t step, std::size_t depth, const float* right,
                                    std::size_t width, float* product) {
  constexpr std::size_t kParts = kTileColumns / kLanes;
  typename VectorOf<kLanes>::Type sums[kRows][kParts], part[kParts];
#pragma GCC unroll 8
  for (std::size_t row = 0; row < kRows; ++row) std::memcpy(&sums[row], product + row * width, sizeof sums[row]);
  for (std::size_t k = 0; k < depth; ++k, left += step, right += kTileColumns) {
    std::memcpy(&part, right, sizeof part);
#pragma GCC unroll 8
    for (std::size_t row = 0; row < kRows; ++row) {
      const float factor = left[static_cast<std::ptrdiff_t>(row) * row_step];
#pragma GCC unroll 4
      for (std::size_t i = 0; i < kParts; ++i) sums[row][i] += factor * part[i];
    }
  }
#pragma GCC unroll 8
  for (std::size_t row = 0; row < kRows; ++row) std::memcpy(product + row * width, &sums[row], sizeof sums[row]);
}

// Blocks of the right side are copied together: rows that lie a power of two apart would push each other out of the cache. The order in
// which a product's terms are added stays that of k.
template <std::size_t kLanes, std::size_t kRows>
RELATA_INLINE void add_product_loop(const float* left, std::ptrdiff_t row_step, std::ptrdiff_t step, std::size_t rows, std::size_t depth,
                                    const float* right, std::size_t width, float* product) {
  constexpr std::size_t kBlockDepth = 192;
  float block[kBlockDepth * kTileColumns];
  for (std::size_t begin = 0; begin < depth; begin += kBlockDepth, left += static_cast<std::ptrdiff_t>(kBlockDepth) * step) {
    const std::size_t block_depth = std::min(kBlockDepth, depth - begin);
    for (std::size_t column = 0; column < width; column += kTileColumns) {
      for (std::size_t k = 0; k < block_depth; ++k) {
        std::memcpy(block + k * kTileColumns, right + (begin + k) * width + column, kTileColumns * sizeof(float));
      }
      std::size_t row = 0;
      for (; row + kRows <= rows; row += kRows) {
        add_product_tile<kLanes, kRows>(left + static_cast<std::ptrdiff_t>(row) * row_step, row_step, step, block_depth, block, width,
                                        product + row * width + column);
      }
      for (; row < rows; ++row) {
        add_product_tile<kLanes, 1>(left + static_cast<std::ptrdiff_t>(row) * row_step, row_step, step, block_depth, block, width,
                                    product + row * width + column);
      }
    }
  }
}

#if RELATA_WIDE_KERNELS
const bool kWide = __builtin_cpu_supports("avx2") != 0;
const bool kWidest = __builtin_cpu_supports("avx512f") != 0;
const bool kPairSums = kWidest && __builtin_cpu_supports("avx512vnni") != 0;

// kRows rows and 16 outputs at a time, whose sums stay in registers.
template <std::size_t kRows>
__attribute__((target("avx2"))) inline void multiply_tile(const std::int16_t* inputs, const std::int16_t* weights, std::size_t outputs,
                                                          std::size_t depth, std::int32_t* sums) {
  __m256i low[kRows], high[kRows];
  for (std::size_t row = 0; row < kRows; ++row) low[row] = high[row] = _mm256_setzero_si256();
  for (std::size_t k = 0; k < depth; k += 2) {
    const __m256i first = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + k * kMultiplyOutputs));
    const __m256i second = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + k * kMultiplyOutputs + 16));
    for (std::size_t row = 0; row < kRows; ++row) {
      std::int32_t pair;
      std::memcpy(&pair, inputs + row * depth + k, sizeof pair);
      const __m256i both = _mm256_set1_epi32(pair);
      low[row] = _mm256_add_epi32(low[row], _mm256_madd_epi16(both, first));
      high[row] = _mm256_add_epi32(high[row], _mm256_madd_epi16(both, second));
    }
  }
  for (std::size_t row = 0; row < kRows; ++row) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + row * outputs), low[row]);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + row * outputs + 8), high[row]);
  }
}

__attribute__((target("avx2"))) void multiply_wide(const std::int16_t* inputs, std::size_t rows, const std::int16_t* weights,
                                                   std::size_t outputs, std::size_t depth, std::int32_t* sums) {
  constexpr std::size_t kTileRows = 4;
  for (std::size_t o = 0; o < outputs; o += kMultiplyOutputs) {
    std::size_t row = 0;
    for (; row + kTileRows <= rows; row += kTileRows) {
      multiply_tile<kTileRows>(inputs + row * depth, weights + o * depth, outputs, depth, sums + row * outputs + o);
    }
    for (; row < rows; ++row) multiply_tile<1>(inputs + row * depth, weights + o * depth, outputs, depth, sums + row * outputs + o);
  }
}

// The same with the instruction that adds products of pairs to a sum at once.
template <std::size_t kRows>
__attribute__((target("avx512f,avx512vnni"))) inline std::size_t multiply_tiles_widest(const std::int16_t* inputs, std::size_t row,
                                                                                       std::size_t rows, const std::int16_t* weights,
                                                                                       std::size_t outputs, std::size_t depth,
                                                                                       std::int32_t* sums) {
  for (; row + kRows <= rows; row += kRows) {
    __m512i sum[kRows];
    for (std::size_t i = 0; i < kRows; ++i) sum[i] = _mm512_setzero_si512();
    for (std::size_t k = 0; k < depth; k += 2) {
      const __m512i weight = _mm512_loadu_si512(weights + k * kMultiplyOutputs);
      for (std::size_t i = 0; i < kRows; ++i) {
        std::int32_t pair;
        std::memcpy(&pair, inputs + (row + i) * depth + k, sizeof pair);
        sum[i] = _mm512_dpwssd_epi32(sum[i], _mm512_set1_epi32(pair), weight);
      }
    }
    for (std::size_t i = 0; i < kRows; ++i) _mm512_storeu_si512(sums + (row + i) * outputs, sum[i]);
  }
  return row;
}

__attribute__((target("avx512f,avx512vnni"))) void multiply_widest(const std::int16_t* inputs, std::size_t rows,
                                                                   const std::int16_t* weights, std::size_t outputs, std::size_t depth,
                                                                   std::int32_t* sums) {
  for (std::size_t o = 0; o < outputs; o += kMultiplyOutputs, weights += kMultiplyOutputs * depth, sums += kMultiplyOutputs) {
    std::size_t row = multiply_tiles_widest<8>(inputs, 0, rows, weights, outputs, depth, sums);
    row = multiply_tiles_widest<4>(inputs, row, rows, weights, outputs, depth, sums);
    row = multiply_tiles_widest<2>(inputs, row, rows, weights, outputs, depth, sums);
    multiply_tiles_widest<1>(inputs, row, rows, weights, outputs, depth, sums);
  }
}

__attribute__((target("avx2"))) void recurrent_step_wide(const float* sums, const float* skip, std::size_t size, float* state,
                                                         float* output) {
  recurrent_step_loop(sums, skip, size, state, output);
}
__attribute__((target("avx2"))) void add_product_wide(const float* left, std::ptrdiff_t row_step, std::ptrdiff_t step, std::size_t rows,
                                                      std::size_t depth, const float* right, std::size_t width, float* product) {
  add_product_loop<8, 4>(left, row_step, step, rows, depth, right, width, product);
}
__attribute__((target("avx512f"))) void add_product_widest(const float* left, std::ptrdiff_t row_step, std::ptrdiff_t step,
                                                           std::size_t rows, std::size_t depth, const float* right, std::size_t width,
                                                           float* product) {
  add_product_loop<16, 8>(left, row_step, step, rows, depth, right, width, product);
}
#endif

}  // namespace

void multiply(const std::int16_t* inputs, std::size_t rows, const std::int16_t* weights, std::size_t outputs, std::size_t depth,
              std::int32_t* sums) {
#if RELATA_WIDE_KERNELS
  if (kPairSums) return multiply_widest(inputs, rows, weights, outputs, depth, sums);
  if (kWide) return multiply_wide(inputs, rows, weights, outputs, depth, sums);
#endif
  multiply_anywhere(inputs, rows, weights, outputs, depth, sums);
}

void recurrent_step(const float* sums, const float* skip, std::size_t size, float* state, float* output) {
#if RELATA_WIDE_KERNELS
  if (kWide) return recurrent_step_wide(sums, skip, size, state, output);
#endif
  recurrent_step_loop(sums, skip, size, state, output);
}

void add_product(const float* left, std::ptrdiff_t row_step, std::ptrdiff_t step, std::size_t rows, std::size_t depth, const float* right,
                 std::size_t width, float* product) {
#if RELATA_WIDE_KERNELS
  if (kWidest) return add_product_widest(left, row_step, step, rows, depth, right, width, product);
  if (kWide) return add_product_wide(left, row_step, step, rows, depth, right, width, product);
#endif
  add_product_loop<4, 4>(left, row_step, step, rows, depth, right, width, product);
}

}  // namespace relata::extract
