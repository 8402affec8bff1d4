#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>

#include "storage/segment/property_column.h"

namespace relata {
namespace {

constexpr std::uint32_t kBits = 64;

// Bit i: least <= number i <= least + spread, of `count` numbers. Written so that the compiler compares many at once.
template <typename Number>
std::uint64_t within(const std::uint8_t* packed, std::uint32_t count, std::uint64_t least, std::uint64_t spread) {
  std::array<Number, kBits> numbers;
  std::memcpy(numbers.data(), packed, std::size_t{count} * sizeof(Number));
  std::fill(numbers.begin() + count, numbers.end(), Number{0});
  std::array<std::uint8_t, kBits> is_within;
  for (std::uint32_t i = 0; i < kBits; ++i) {
    const auto above = static_cast<Number>(numbers[i] - static_cast<Number>(least));
    is_within[i] = above <= static_cast<Number>(spread) ? 1 : 0;
  }
  std::uint64_t bits = 0;
  for (std::uint32_t i = 0; i < kBits; i += 8) {
    constexpr std::uint64_t kGather = 0x0102'0408'1020'4080;  // moves the lowest bit of byte n to bit 56 + n
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, is_within.data() + i, sizeof bytes);
    bits |= (bytes * kGather >> 56) << i;
  }
  return count == kBits ? bits : bits & ((std::uint64_t{1} << count) - 1);
}

// Bit i of `chosen` at the place of the i-th bit that is set in `present`.
std::uint64_t spread_out(std::uint64_t chosen, std::uint64_t present) {
  std::uint64_t bits = 0;
  for (; chosen != 0; chosen >>= 1, present &= present - 1) {
    if ((chosen & 1) != 0) bits |= present & (~present + 1);
  }
  return bits;
}

}  // namespace

std::uint64_t PropertyColumn::select(std::uint32_t word, const NumberInterval& interval) const {
  const std::uint64_t present = present_.word(word);
  if (present == 0) return 0;
  const bool same_kind =
      (kind_ == Kind::kInteger && interval.kind == ValueKind::kInteger) || (kind_ == Kind::kDate && interval.kind == ValueKind::kDate);
  if (same_kind) return select_packed(word, interval);
  if (kind_ != Kind::kDictionary) return present;
  std::uint64_t bits = 0;
  std::uint32_t place = present_.first_place(word);
  for (std::uint64_t left = present; left != 0; left &= left - 1) {
    const PropertyNumber value = PropertyNumber::of(dictionary_[number(place++)]);
    if (value.kind != interval.kind || interval.contains(value)) bits |= left & (~left + 1);
  }
  return bits;
}

// Compares what is packed, which is less by base_ and so has no sign.
std::uint64_t PropertyColumn::select_packed(std::uint32_t word, const NumberInterval& interval) const {
  const auto base = static_cast<std::int64_t>(base_);
  if (interval.least > interval.most || interval.most < base) return 0;
  const std::uint64_t least = interval.least <= base ? 0 : static_cast<std::uint64_t>(interval.least) - base_;
  const std::uint64_t largest = width_ == 0 ? 0 : std::numeric_limits<std::uint64_t>::max() >> (64 - 8 * width_);
  if (least > largest) return 0;
  const std::uint64_t spread = std::min(static_cast<std::uint64_t>(interval.most) - base_, largest) - least;
  const std::uint64_t present = present_.word(word);
  const auto count = static_cast<std::uint32_t>(std::popcount(present));
  const std::uint8_t* const packed = packed_.data() + std::size_t{present_.first_place(word)} * width_;
  std::uint64_t chosen = 0;
  switch (width_) {
    case 0: return present;
    case 1: chosen = within<std::uint8_t>(packed, count, least, spread); break;
    case 2: chosen = within<std::uint16_t>(packed, count, least, spread); break;
    case 4: chosen = within<std::uint32_t>(packed, count, least, spread); break;
    default: chosen = within<std::uint64_t>(packed, count, least, spread); break;
  }
  return present == ~std::uint64_t{0} ? chosen : spread_out(chosen, present);
}

}  // namespace relata
