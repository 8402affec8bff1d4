#pragma once

#include <cstddef>
#include <cstdint>

namespace relata {

// One hash of two, in order. Every bit of the result depends on every bit of both, as tables want it that take their buckets from some of
// the bits: ids and other small numbers that follow one another would share those. Not for what an adversary chooses.
inline std::size_t mix_hashes(std::size_t first, std::size_t second) {
  std::uint64_t mixed = first * 0x9e3779b97f4a7c15ULL + second;
  for (int round = 0; round < 2; ++round) mixed = (mixed ^ mixed >> 32) * 0xd6e8feb86659fd93ULL;
  return static_cast<std::size_t>(mixed ^ mixed >> 32);
}

}  // namespace relata
