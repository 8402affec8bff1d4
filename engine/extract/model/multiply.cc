#include <array>
#include <cstring>
#include <utility>

#include "engine/extract/model/kernels.h"
#include "engine/extract/model/processor.h"

#if RELATA_WIDE_KERNELS
#include <immintrin.h>
#endif

namespace relata::extract {
namespace {

// What a sum of products of codes and weights stands for; the wide forms do the same.
RELATA_INLINE float scaled(std::int32_t sum, RowScale row, const LayerWeights& layer, std::size_t output) {
  return layer.bias[output] + static_cast<float>(sum - row.zero * layer.totals[output]) * (layer.scales[output] * row.step);
}

void multiply_anywhere(const std::uint8_t* codes, const RowScale* rows, std::size_t count, const LayerWeights& layer, float* outputs) {
  for (std::size_t row = 0; row < count; ++row, codes += layer.depth, outputs += layer.outputs) {
    const std::int8_t* weight = layer.weights;
    for (std::size_t block = 0; block < layer.outputs; block += kMultiplyOutputs) {
      std::int32_t sums[kMultiplyOutputs] = {};
      for (std::size_t k = 0; k < layer.depth; k += kMultiplyInputs, weight += kMultiplyInputs * kMultiplyOutputs) {
        for (std::size_t o = 0; o < kMultiplyOutputs; ++o) {
          for (std::size_t i = 0; i < kMultiplyInputs; ++i) sums[o] += codes[k + i] * weight[kMultiplyInputs * o + i];
        }
      }
      for (std::size_t o = 0; o < kMultiplyOutputs; ++o) outputs[block + o] = scaled(sums[o], rows[row], layer, block + o);
    }
  }
}

#if RELATA_WIDE_KERNELS
constexpr std::size_t kGroup = kMultiplyInputs * kMultiplyOutputs;  // weights of kMultiplyInputs inputs

// kRows rows and 16 outputs at a time, whose sums stay in registers. Codes and weights are widened to 16 bits, those of even and of odd
// inputs apart: products of pairs of 8 bits would be cut off.
template <std::size_t kRows>
__attribute__((target("avx2"))) void multiply_tile(const std::uint8_t* codes, const RowScale* rows, const LayerWeights& layer,
                                                   std::size_t output, float* outputs) {
  constexpr std::size_t kHalves = 2;
  __m256i sum[kRows][kHalves];
  for (std::size_t row = 0; row < kRows; ++row) sum[row][0] = sum[row][1] = _mm256_setzero_si256();
  const std::int8_t* weight = layer.weights + output * layer.depth;
  const __m256i low_bytes = _mm256_set1_epi16(0xFF);
  for (std::size_t k = 0; k < layer.depth; k += kMultiplyInputs, weight += kGroup) {
    __m256i even[kHalves], odd[kHalves];
    for (std::size_t half = 0; half < kHalves; ++half) {
      const __m256i both = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weight + half * kGroup / 2));
      even[half] = _mm256_srai_epi16(_mm256_slli_epi16(both, 8), 8);
      odd[half] = _mm256_srai_epi16(both, 8);
    }
    for (std::size_t row = 0; row < kRows; ++row) {
      std::int32_t four;
      std::memcpy(&four, codes + row * layer.depth + k, sizeof four);
      const __m256i all = _mm256_set1_epi32(four);
      const __m256i even_codes = _mm256_and_si256(all, low_bytes), odd_codes = _mm256_srli_epi16(all, 8);
      for (std::size_t half = 0; half < kHalves; ++half) {
        sum[row][half] = _mm256_add_epi32(sum[row][half], _mm256_madd_epi16(even_codes, even[half]));
        sum[row][half] = _mm256_add_epi32(sum[row][half], _mm256_madd_epi16(odd_codes, odd[half]));
      }
    }
  }
  for (std::size_t row = 0; row < kRows; ++row) {
    std::int32_t sums[kMultiplyOutputs];
    std::memcpy(sums, sum[row], sizeof sums);
    for (std::size_t o = 0; o < kMultiplyOutputs; ++o) {
      outputs[row * layer.outputs + output + o] = scaled(sums[o], rows[row], layer, output + o);
    }
  }
}

// The same with the instruction that adds products of four to a sum at once: kRows rows of kBlocks times 16 outputs.
template <std::size_t kRows, std::size_t kBlocks>
__attribute__((target("avx512f,avx512vnni"))) void multiply_tile_widest(const std::uint8_t* codes, const RowScale* rows,
                                                                        const LayerWeights& layer, std::size_t output, float* outputs) {
  __m512i sum[kRows][kBlocks], weight[kBlocks];
  for (std::size_t row = 0; row < kRows; ++row) {
    for (std::size_t block = 0; block < kBlocks; ++block) sum[row][block] = _mm512_setzero_si512();
  }
  const std::size_t depth = layer.depth;
  const std::int8_t* weights = layer.weights + output * depth;
  for (std::size_t k = 0; k < depth; k += kMultiplyInputs, weights += kGroup) {
    for (std::size_t block = 0; block < kBlocks; ++block) weight[block] = _mm512_loadu_si512(weights + block * depth * kMultiplyOutputs);
    for (std::size_t row = 0; row < kRows; ++row) {
      std::int32_t four;
      std::memcpy(&four, codes + row * depth + k, sizeof four);
      const __m512i all = _mm512_set1_epi32(four);
      for (std::size_t block = 0; block < kBlocks; ++block) sum[row][block] = _mm512_dpbusd_epi32(sum[row][block], all, weight[block]);
    }
  }
  for (std::size_t block = 0; block < kBlocks; ++block) {
    const std::size_t o = output + block * kMultiplyOutputs;
    const __m512i totals = _mm512_loadu_si512(layer.totals + o);
    const __m512 scales = _mm512_loadu_ps(layer.scales + o), bias = _mm512_loadu_ps(layer.bias + o);
    for (std::size_t row = 0; row < kRows; ++row) {
      const __m512i centred = _mm512_sub_epi32(sum[row][block], _mm512_mullo_epi32(_mm512_set1_epi32(rows[row].zero), totals));
      const __m512 scale = _mm512_mul_ps(scales, _mm512_set1_ps(rows[row].step));
      _mm512_storeu_ps(outputs + row * layer.outputs + o, _mm512_add_ps(bias, _mm512_mul_ps(_mm512_cvtepi32_ps(centred), scale)));
    }
  }
}

// By the number of rows less one.
using MultiplyTile = void (*)(const std::uint8_t*, const RowScale*, const LayerWeights&, std::size_t, float*);
template <std::size_t... kRows>
constexpr std::array<MultiplyTile, sizeof...(kRows)> wide_tiles(std::index_sequence<kRows...>) {
  return {multiply_tile<kRows + 1>...};
}
template <std::size_t kBlocks, std::size_t... kRows>
constexpr std::array<MultiplyTile, sizeof...(kRows)> widest_tiles(std::index_sequence<kRows...>) {
  return {multiply_tile_widest<kRows + 1, kBlocks>...};
}
constexpr auto kWideTiles = wide_tiles(std::make_index_sequence<4>());
// More than eight rows: the pointers to them would no longer fit into registers.
constexpr auto kWidestTiles = widest_tiles<1>(std::make_index_sequence<8>());
constexpr auto kDoubleTiles = widest_tiles<2>(std::make_index_sequence<8>());

// Tiles of about as many rows each: one of a single row would take almost as long as one of eight. The weights of a tile stay in the
// cache until all rows have met them.
template <std::size_t kMostRows>
void multiply_rows(const std::uint8_t* codes, const RowScale* rows, std::size_t count, const LayerWeights& layer, std::size_t output,
                   const std::array<MultiplyTile, kMostRows>& tiles, float* outputs) {
  const std::size_t parts = (count + kMostRows - 1) / kMostRows;
  for (std::size_t part = 0, row = 0; part < parts; ++part) {
    const std::size_t size = count / parts + (part < count % parts ? 1 : 0);
    tiles[size - 1](codes + row * layer.depth, rows + row, layer, output, outputs + row * layer.outputs);
    row += size;
  }
}
#endif

}  // namespace

void multiply(const std::uint8_t* codes, const RowScale* rows, std::size_t count, const LayerWeights& layer, float* outputs,
              Instructions instructions) {
#if RELATA_WIDE_KERNELS
  if (instructions == Instructions::kSums) {
    std::size_t output = 0;
    for (; output + 2 * kMultiplyOutputs <= layer.outputs; output += 2 * kMultiplyOutputs) {
      multiply_rows(codes, rows, count, layer, output, kDoubleTiles, outputs);
    }
    if (output < layer.outputs) multiply_rows(codes, rows, count, layer, output, kWidestTiles, outputs);
    return;
  }
  if (instructions >= Instructions::kWide) {
    for (std::size_t output = 0; output < layer.outputs; output += kMultiplyOutputs) {
      multiply_rows(codes, rows, count, layer, output, kWideTiles, outputs);
    }
    return;
  }
#endif
  multiply_anywhere(codes, rows, count, layer, outputs);
}

}  // namespace relata::extract
