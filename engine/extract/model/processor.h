#pragma once

#include <cstdint>

// Loops of kernels are written once and compiled again, where that helps, for processors with wider instructions (without fused operations,
// which round differently).
#if defined(__x86_64__) && defined(__GNUC__)
#define RELATA_WIDE_KERNELS 1
#define RELATA_INLINE inline __attribute__((always_inline))
#else
#define RELATA_WIDE_KERNELS 0
#define RELATA_INLINE inline
#endif

namespace relata::extract {

// What a processor can do, each with what stands before it.
enum class Instructions : std::uint8_t {
  kPlain,
  kWide,    // AVX2
  kWidest,  // AVX-512
  kSums,    // and its sums of products of bytes
};

#if RELATA_WIDE_KERNELS
inline Instructions instructions_of_processor() {
  if (!__builtin_cpu_supports("avx2")) return Instructions::kPlain;
  if (!__builtin_cpu_supports("avx512f")) return Instructions::kWide;
  return __builtin_cpu_supports("avx512vnni") ? Instructions::kSums : Instructions::kWidest;
}
#else
inline Instructions instructions_of_processor() { return Instructions::kPlain; }
#endif
inline const Instructions kBest = instructions_of_processor();

}  // namespace relata::extract
