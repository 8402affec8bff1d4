#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace relata::extract {

// Numbers that depend on nothing but the seed (Marsaglia 2003, xorshift).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ULL + 1) {}

  std::uint64_t next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return state_;
  }
  // In [0, 1).
  float share() { return static_cast<float>(next() >> 40) * 0x1p-24F; }
  // In [-range, range).
  float around_zero(float range) { return (2.0F * share() - 1.0F) * range; }

 private:
  std::uint64_t state_;
};

// 0 .. count-1 in an order that depends on nothing but `seed`.
std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t seed);

}  // namespace relata::extract
