#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include <absl/container/inlined_vector.h>

#include "engine/graph/adjacency_segment.h"
#include "engine/graph/shared_table.h"
#include "storage/graph/records.h"

namespace relata {

// The parts of a MemorySnapshot besides adjacency: what has changed since the version that the store holds as segments. Each is the unit
// that a writer copies: small enough that changing one node or edge costs microseconds, large enough that pointers to parts do not count.

using LabelSet = absl::InlinedVector<LabelId, 2>;  // ascending

struct NodeSegment {
  static constexpr std::size_t kIds = 64;
  std::uint64_t known = 0;    // bit i: the node at offset i is as this says; otherwise as the store does
  std::uint64_t present = 0;  // and exists
  std::array<LabelSet, kIds> labels;
  std::array<PropertyList, kIds> properties;
};

struct EdgeSegment {
  static constexpr std::size_t kIds = 64;
  struct Ends {
    std::uint32_t source = 0;
    std::uint32_t target = 0;
    std::uint32_t type = 0;
  };
  std::uint64_t known = 0;
  std::uint64_t present = 0;
  std::array<Ends, kIds> ends;
  std::array<PropertyList, kIds> properties;
};

// The nodes that carry one label. A segment that was never written is as the store says.
struct LabelMembers {
  static constexpr std::size_t kIds = 4096;
  using Bits = std::array<std::uint64_t, kIds / 64>;
  struct Segment {
    Bits bits{};
  };
  SharedTable<Segment> segments;
  std::uint64_t count = 0;
};

// The edges of one relation type in one direction.
struct Adjacency {
  SharedTable<AdjacencySegment> segments;
  std::uint64_t edge_count = 0;
};

}  // namespace relata
