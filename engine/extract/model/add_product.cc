#include <algorithm>
#include <cstring>

#include "engine/extract/model/kernels.h"

namespace relata::extract {
namespace {

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

void add_product(const float* left, std::ptrdiff_t row_step, std::ptrdiff_t step, std::size_t rows, std::size_t depth, const float* right,
                 std::size_t width, float* product, Instructions instructions) {
#if RELATA_WIDE_KERNELS
  if (instructions >= Instructions::kWidest) return add_product_widest(left, row_step, step, rows, depth, right, width, product);
  if (instructions >= Instructions::kWide) return add_product_wide(left, row_step, step, rows, depth, right, width, product);
#endif
  add_product_loop<4, 4>(left, row_step, step, rows, depth, right, width, product);
}

}  // namespace relata::extract
