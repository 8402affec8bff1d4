#pragma once

// Loops of kernels are written once and compiled again, where that helps, for processors with wider instructions (without fused operations,
// which round differently).
#if defined(__x86_64__) && defined(__GNUC__)
#define RELATA_WIDE_KERNELS 1
#define RELATA_INLINE inline __attribute__((always_inline))
#include <immintrin.h>

namespace relata::extract {

inline const bool kWide = __builtin_cpu_supports("avx2") != 0;
inline const bool kWidest = __builtin_cpu_supports("avx512f") != 0;
inline const bool kPairSums = kWidest && __builtin_cpu_supports("avx512vnni") != 0;

}  // namespace relata::extract
#else
#define RELATA_WIDE_KERNELS 0
#define RELATA_INLINE inline
#endif
