#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace relata {

// Integers that cannot be mixed up with one another. `Tag` only makes the types distinct.
template <typename Tag, typename Repr>
struct StrongId {
  using Representation = Repr;
  Repr value = 0;
  friend constexpr auto operator<=>(StrongId, StrongId) = default;
};

// Ids are assigned from 1 upwards, densely, and never reused; 0 means "none".
using NodeId = StrongId<struct NodeTag, std::uint64_t>;
using EdgeId = StrongId<struct EdgeTag, std::uint64_t>;
// Dictionary ids of names; every name space counts for itself from 1.
using LabelId = StrongId<struct LabelTag, std::uint32_t>;
using TypeId = StrongId<struct TypeTag, std::uint32_t>;
using KeyId = StrongId<struct KeyTag, std::uint32_t>;

enum class Direction : std::uint8_t { kOut, kIn, kBoth };
// Seen from the other end.
constexpr Direction opposite(Direction direction) {
  if (direction == Direction::kBoth) return direction;
  return direction == Direction::kOut ? Direction::kIn : Direction::kOut;
}

// For absl hash tables.
template <typename H, typename Tag, typename Repr>
H AbslHashValue(H state, StrongId<Tag, Repr> id) {
  return H::combine(std::move(state), id.value);
}

}  // namespace relata

template <typename Tag, typename Repr>
struct std::hash<relata::StrongId<Tag, Repr>> {
  std::size_t operator()(relata::StrongId<Tag, Repr> id) const noexcept { return std::hash<Repr>{}(id.value); }
};
