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
    for (std::size_t k = 0; k < depth; k += 2) {
      const std::int32_t first = inputs[row * depth + k];
      const std::int32_t second = inputs[row * depth + k + 1];
      const std::int16_t* weight = weights + k * outputs;
      for (std::size_t o = 0; o < outputs; ++o) sum[o] += first * weight[2 * o] + second * weight[2 * o + 1];
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

constexpr std::size_t kLanes = 8;
constexpr std::size_t kTileColumns = 2 * kLanes;
typedef float Lanes __attribute__((vector_size(kLanes * sizeof(float))));

// By reference: as values, wide vectors would change how functions are called.
RELATA_INLINE void load(const float* from, Lanes& lanes) { std::memcpy(&lanes, from, sizeof lanes); }
RELATA_INLINE void store(const Lanes& lanes, float* to) { std::memcpy(to, &lanes, sizeof lanes); }

// Rows of a tile, left and right half. Named one by one: only then the compiler keeps all of them in registers while k runs.
RELATA_INLINE void add_product_tile(const float* left, std::ptrdiff_t row_step, std::ptrdiff_t step, std::size_t depth, const float* right,
                                    std::size_t width, float* product) {
  float* row1 = product + width;
  float* row2 = row1 + width;
  float* row3 = row2 + width;
  Lanes a0, a1, a2, a3, b0, b1, b2, b3, a, b;
  load(product, a0), load(product + kLanes, b0);
  load(row1, a1), load(row1 + kLanes, b1);
  load(row2, a2), load(row2 + kLanes, b2);
  load(row3, a3), load(row3 + kLanes, b3);
  for (std::size_t k = 0; k < depth; ++k, left += step, right += width) {
    load(right, a), load(right + kLanes, b);
    a0 += left[0] * a;
    b0 += left[0] * b;
    a1 += left[row_step] * a;
    b1 += left[row_step] * b;
    a2 += left[2 * row_step] * a;
    b2 += left[2 * row_step] * b;
    a3 += left[3 * row_step] * a;
    b3 += left[3 * row_step] * b;
  }
  store(a0, product), store(b0, product + kLanes);
  store(a1, row1), store(b1, row1 + kLanes);
  store(a2, row2), store(b2, row2 + kLanes);
  store(a3, row3), store(b3, row3 + kLanes);
}

RELATA_INLINE void add_product_row(const float* left, std::ptrdiff_t step, std::size_t depth, const float* right, std::size_t width,
                                   float* product) {
  Lanes sum_a, sum_b, a, b;
  load(product, sum_a), load(product + kLanes, sum_b);
  for (std::size_t k = 0; k < depth; ++k, left += step, right += width) {
    load(right, a), load(right + kLanes, b);
    sum_a += *left * a;
    sum_b += *left * b;
  }
  store(sum_a, product), store(sum_b, product + kLanes);
}

RELATA_INLINE void add_product_loop(const float* left, std::ptrdiff_t row_step, std::ptrdiff_t step, std::size_t rows, std::size_t depth,
                                    const float* right, std::size_t width, float* product) {
  constexpr std::size_t kTileRows = 4;
  for (std::size_t column = 0; column < width; column += kTileColumns) {
    std::size_t row = 0;
    for (; row + kTileRows <= rows; row += kTileRows) {
      add_product_tile(left + static_cast<std::ptrdiff_t>(row) * row_step, row_step, step, depth, right + column, width,
                       product + row * width + column);
    }
    for (; row < rows; ++row) {
      add_product_row(left + static_cast<std::ptrdiff_t>(row) * row_step, step, depth, right + column, width,
                      product + row * width + column);
    }
  }
}

#if RELATA_WIDE_KERNELS
const bool kWide = __builtin_cpu_supports("avx2") != 0;

// kRows rows and 16 outputs at a time, whose sums stay in registers.
template <std::size_t kRows>
__attribute__((target("avx2"))) inline void multiply_tile(const std::int16_t* inputs, const std::int16_t* weights, std::size_t outputs,
                                                          std::size_t depth, std::int32_t* sums) {
  __m256i low[kRows], high[kRows];
  for (std::size_t row = 0; row < kRows; ++row) low[row] = high[row] = _mm256_setzero_si256();
  for (std::size_t k = 0; k < depth; k += 2) {
    const __m256i first = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + k * outputs));
    const __m256i second = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + k * outputs + 16));
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
      multiply_tile<kTileRows>(inputs + row * depth, weights + 2 * o, outputs, depth, sums + row * outputs + o);
    }
    for (; row < rows; ++row) multiply_tile<1>(inputs + row * depth, weights + 2 * o, outputs, depth, sums + row * outputs + o);
  }
}
__attribute__((target("avx2"))) void recurrent_step_wide(const float* sums, const float* skip, std::size_t size, float* state,
                                                         float* output) {
  recurrent_step_loop(sums, skip, size, state, output);
}
__attribute__((target("avx2"))) void add_product_wide(const float* left, std::ptrdiff_t row_step, std::ptrdiff_t step, std::size_t rows,
                                                      std::size_t depth, const float* right, std::size_t width, float* product) {
  add_product_loop(left, row_step, step, rows, depth, right, width, product);
}
#endif

}  // namespace

void multiply(const std::int16_t* inputs, std::size_t rows, const std::int16_t* weights, std::size_t outputs, std::size_t depth,
              std::int32_t* sums) {
#if RELATA_WIDE_KERNELS
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
  if (kWide) return add_product_wide(left, row_step, step, rows, depth, right, width, product);
#endif
  add_product_loop(left, row_step, step, rows, depth, right, width, product);
}

}  // namespace relata::extract
