#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "engine/extract/model/kernels.h"
#include "engine/extract/model/processor.h"

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

#if RELATA_WIDE_KERNELS
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

// The same with the instruction that adds products of pairs to a sum at once: kRows rows of kBlocks times 16 outputs.
template <std::size_t kRows, std::size_t kBlocks>
__attribute__((target("avx512f,avx512vnni"))) void multiply_tile_widest(const std::int16_t* inputs, const std::int16_t* weights,
                                                                        std::size_t outputs, std::size_t depth, std::int32_t* sums) {
  __m512i sum[kRows][kBlocks], weight[kBlocks];
  for (std::size_t row = 0; row < kRows; ++row) {
    for (std::size_t block = 0; block < kBlocks; ++block) sum[row][block] = _mm512_setzero_si512();
  }
  for (std::size_t k = 0; k < depth; k += 2) {
    for (std::size_t block = 0; block < kBlocks; ++block) {
      weight[block] = _mm512_loadu_si512(weights + (block * depth + k) * kMultiplyOutputs);
    }
    for (std::size_t row = 0; row < kRows; ++row) {
      std::int32_t pair;
      std::memcpy(&pair, inputs + row * depth + k, sizeof pair);
      const __m512i both = _mm512_set1_epi32(pair);
      for (std::size_t block = 0; block < kBlocks; ++block) sum[row][block] = _mm512_dpwssd_epi32(sum[row][block], both, weight[block]);
    }
  }
  for (std::size_t row = 0; row < kRows; ++row) {
    for (std::size_t block = 0; block < kBlocks; ++block) {
      _mm512_storeu_si512(sums + row * outputs + block * kMultiplyOutputs, sum[row][block]);
    }
  }
}

constexpr std::size_t kMostTileRows = 8;
using MultiplyTile = void (*)(const std::int16_t*, const std::int16_t*, std::size_t, std::size_t, std::int32_t*);

// By the number of rows less one.
template <std::size_t kBlocks, std::size_t... kRows>
constexpr std::array<MultiplyTile, kMostTileRows> tiles_of(std::index_sequence<kRows...>) {
  return {multiply_tile_widest<kRows + 1, kBlocks>...};
}
constexpr auto kTiles = tiles_of<1>(std::make_index_sequence<kMostTileRows>());
constexpr auto kDoubleTiles = tiles_of<2>(std::make_index_sequence<kMostTileRows>());

// Tiles of about as many rows each: one of a single row would take almost as long as one of eight.
void multiply_widest(const std::int16_t* inputs, std::size_t rows, const std::int16_t* weights, std::size_t outputs, std::size_t depth,
                     std::int32_t* sums) {
  const std::size_t tiles = (rows + kMostTileRows - 1) / kMostTileRows;
  for (std::size_t o = 0; o < outputs;) {
    const bool two = o + 2 * kMultiplyOutputs <= outputs;
    std::size_t row = 0;
    for (std::size_t tile = 0; tile < tiles; ++tile) {
      const std::size_t count = rows / tiles + (tile < rows % tiles ? 1 : 0);
      (two ? kDoubleTiles : kTiles)[count - 1](inputs + row * depth, weights + o * depth, outputs, depth, sums + row * outputs + o);
      row += count;
    }
    o += (two ? 2 : 1) * kMultiplyOutputs;
  }
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

}  // namespace relata::extract
