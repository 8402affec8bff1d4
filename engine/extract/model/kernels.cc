#include "engine/extract/model/kernels.h"

#include <algorithm>
#include <limits>

#include "engine/extract/model/gate.h"
#include "engine/extract/model/processor.h"

#if RELATA_WIDE_KERNELS
#include <immintrin.h>
#endif

namespace relata::extract {
namespace {

constexpr float kLastCode = 255;
constexpr float kLeastRange = 1e-30F;  // so that a row of zeros divides by no zero

// Scale of a row whose values reach from `least` (at most zero) to `largest` (at least zero), and codes to one.
RELATA_INLINE RowScale scale_of(float least, float largest, float& codes_to_one) {
  const float range = largest - least > kLeastRange ? largest - least : kLeastRange;
  codes_to_one = kLastCode / range;
  return {range / kLastCode, static_cast<std::int32_t>(0.5F - least * codes_to_one)};
}

// Extremes by lane, which the compiler keeps in one register: their order does not change them.
constexpr std::size_t kLanes = 8;
RELATA_INLINE RowScale to_codes_loop(const float* __restrict values, std::size_t count, std::uint8_t* __restrict codes) {
  float least[kLanes] = {}, largest[kLanes] = {};
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      least[lane] = values[i + lane] < least[lane] ? values[i + lane] : least[lane];
      largest[lane] = values[i + lane] > largest[lane] ? values[i + lane] : largest[lane];
    }
  }
  for (; i < count; ++i) {
    least[0] = std::min(values[i], least[0]);
    largest[0] = std::max(values[i], largest[0]);
  }
  float codes_to_one;
  const RowScale scale = scale_of(*std::min_element(least, least + kLanes), *std::max_element(largest, largest + kLanes), codes_to_one);
  const float zero = static_cast<float>(scale.zero) + 0.5F;  // the conversion cuts
  for (std::size_t k = 0; k < count; ++k) {
    const float code = values[k] * codes_to_one + zero;
    codes[k] = static_cast<std::uint8_t>(static_cast<std::int32_t>(code > kLastCode ? kLastCode : code));
  }
  return scale;
}

RELATA_INLINE void sum_rows_loop(const std::int8_t* const* rows, std::size_t count, std::size_t size, float scale,
                                 float* __restrict outputs) {
  constexpr std::size_t kAtOnce = 16;
  std::size_t begin = 0;
  for (; begin + kAtOnce <= size; begin += kAtOnce) {
    std::int32_t sums[kAtOnce] = {};
    for (std::size_t row = 0; row < count; ++row) {
      for (std::size_t i = 0; i < kAtOnce; ++i) sums[i] += rows[row][begin + i];
    }
    for (std::size_t i = 0; i < kAtOnce; ++i) outputs[begin + i] = static_cast<float>(sums[i]) * scale;
  }
  for (; begin < size; ++begin) {
    std::int32_t sum = 0;
    for (std::size_t row = 0; row < count; ++row) sum += rows[row][begin];
    outputs[begin] = static_cast<float>(sum) * scale;
  }
}

RELATA_INLINE BestSum best_sum_loop(const float* left, const float* right, std::size_t count) {
  BestSum best{left[0] + right[0], 0};
  for (std::size_t i = 1; i < count; ++i) {
    if (left[i] + right[i] > best.sum) best = {left[i] + right[i], i};
  }
  return best;
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

#if RELATA_WIDE_KERNELS
__attribute__((target("avx2"))) RowScale to_codes_wide(const float* values, std::size_t count, std::uint8_t* codes) {
  return to_codes_loop(values, count, codes);
}
// What is left of `count` values from `i` on, up to a whole register.
constexpr std::size_t kWidestLanes = 16;
inline __mmask16 lanes(std::size_t i, std::size_t count) {
  return static_cast<__mmask16>(i + kWidestLanes <= count ? 0xFFFF : (1U << (count - i)) - 1);
}

__attribute__((target("avx512f"))) RowScale to_codes_widest(const float* values, std::size_t count, std::uint8_t* codes) {
  __m512 least = _mm512_setzero_ps(), largest = _mm512_setzero_ps();
  for (std::size_t i = 0; i < count; i += kWidestLanes) {
    const __m512 part = _mm512_maskz_loadu_ps(lanes(i, count), values + i);
    least = _mm512_min_ps(least, part);
    largest = _mm512_max_ps(largest, part);
  }
  float codes_to_one;
  const RowScale scale = scale_of(_mm512_reduce_min_ps(least), _mm512_reduce_max_ps(largest), codes_to_one);
  const __m512 factor = _mm512_set1_ps(codes_to_one);
  const __m512 zero = _mm512_set1_ps(static_cast<float>(scale.zero) + 0.5F);
  for (std::size_t i = 0; i < count; i += kWidestLanes) {
    const __m512 code = _mm512_add_ps(_mm512_mul_ps(_mm512_maskz_loadu_ps(lanes(i, count), values + i), factor), zero);
    _mm512_mask_cvtusepi32_storeu_epi8(codes + i, lanes(i, count), _mm512_cvttps_epi32(code));
  }
  return scale;
}
__attribute__((target("avx2"))) void sum_rows_wide(const std::int8_t* const* rows, std::size_t count, std::size_t size, float scale,
                                                   float* outputs) {
  sum_rows_loop(rows, count, size, scale, outputs);
}
__attribute__((target("avx512f"))) inline __m512 sums_at(const float* left, const float* right, std::size_t i, std::size_t count) {
  const __m512 lowest = _mm512_set1_ps(-std::numeric_limits<float>::infinity());
  const __mmask16 mask = lanes(i, count);
  return _mm512_mask_add_ps(lowest, mask, _mm512_maskz_loadu_ps(mask, left + i), _mm512_maskz_loadu_ps(mask, right + i));
}
__attribute__((target("avx512f"))) BestSum best_sum_widest(const float* left, const float* right, std::size_t count) {
  __m512 largest = sums_at(left, right, 0, count);
  for (std::size_t i = kWidestLanes; i < count; i += kWidestLanes) largest = _mm512_max_ps(largest, sums_at(left, right, i, count));
  const float best = _mm512_reduce_max_ps(largest);
  for (std::size_t i = 0; i < count; i += kWidestLanes) {
    const unsigned equal = _mm512_cmpeq_ps_mask(sums_at(left, right, i, count), _mm512_set1_ps(best));
    if (equal != 0) return {best, i + static_cast<std::size_t>(__builtin_ctz(equal))};
  }
  return {best, 0};
}
__attribute__((target("avx2"))) void recurrent_step_wide(const float* sums, const float* skip, std::size_t size, float* state,
                                                         float* output) {
  recurrent_step_loop(sums, skip, size, state, output);
}
// gate(), of sixteen.
__attribute__((target("avx512f"))) inline __m512 gates(__m512 x) {
  const __m512 half = _mm512_set1_ps(0.5F), last = _mm512_set1_ps(3.0F), many = _mm512_set1_ps(27.0F);
  const __m512 y = _mm512_min_ps(_mm512_max_ps(_mm512_mul_ps(half, x), _mm512_sub_ps(_mm512_setzero_ps(), last)), last);
  const __m512 square = _mm512_mul_ps(y, y);
  const __m512 above = _mm512_mul_ps(y, _mm512_add_ps(many, square));
  const __m512 below = _mm512_add_ps(many, _mm512_mul_ps(_mm512_set1_ps(9.0F), square));
  return _mm512_add_ps(half, _mm512_mul_ps(half, _mm512_div_ps(above, below)));
}
__attribute__((target("avx512f"))) void recurrent_step_widest(const float* sums, const float* skip, std::size_t size, float* state,
                                                              float* output) {
  for (std::size_t i = 0; i < size; i += kWidestLanes) {
    const __mmask16 mask = lanes(i, size);
    const __m512 forget = gates(_mm512_maskz_loadu_ps(mask, sums + size + i));
    const __m512 open = gates(_mm512_maskz_loadu_ps(mask, sums + 2 * size + i));
    const __m512 candidate = _mm512_maskz_loadu_ps(mask, sums + i), past = _mm512_maskz_loadu_ps(mask, skip + i);
    const __m512 before = _mm512_maskz_loadu_ps(mask, state + i);
    const __m512 cell = _mm512_add_ps(candidate, _mm512_mul_ps(forget, _mm512_sub_ps(before, candidate)));
    _mm512_mask_storeu_ps(state + i, mask, cell);
    _mm512_mask_storeu_ps(output + i, mask, _mm512_add_ps(past, _mm512_mul_ps(open, _mm512_sub_ps(cell, past))));
  }
}
#endif

}  // namespace

RowScale to_codes(const float* values, std::size_t count, std::uint8_t* codes, Instructions instructions) {
#if RELATA_WIDE_KERNELS
  if (instructions >= Instructions::kWidest) return to_codes_widest(values, count, codes);
  if (instructions >= Instructions::kWide) return to_codes_wide(values, count, codes);
#endif
  return to_codes_loop(values, count, codes);
}

void sum_rows(const std::int8_t* const* rows, std::size_t count, std::size_t size, float scale, float* outputs, Instructions instructions) {
#if RELATA_WIDE_KERNELS
  if (instructions >= Instructions::kWide) return sum_rows_wide(rows, count, size, scale, outputs);
#endif
  sum_rows_loop(rows, count, size, scale, outputs);
}

BestSum best_sum(const float* left, const float* right, std::size_t count, Instructions instructions) {
#if RELATA_WIDE_KERNELS
  if (instructions >= Instructions::kWidest) return best_sum_widest(left, right, count);
#endif
  return best_sum_loop(left, right, count);
}

void recurrent_step(const float* sums, const float* skip, std::size_t size, float* state, float* output, Instructions instructions) {
#if RELATA_WIDE_KERNELS
  if (instructions >= Instructions::kWidest) return recurrent_step_widest(sums, skip, size, state, output);
  if (instructions >= Instructions::kWide) return recurrent_step_wide(sums, skip, size, state, output);
#endif
  recurrent_step_loop(sums, skip, size, state, output);
}

}  // namespace relata::extract
