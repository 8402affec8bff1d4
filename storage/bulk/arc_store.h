#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <vector>

#include "storage/base/result.h"

namespace relata {

// The ends and the type of a relationship, in 12 bytes: a bulk load has at most 2^32 - 1 nodes.
struct Arc {
  std::uint32_t source;
  std::uint32_t type;
  std::uint32_t target;
};

// The arcs of a bulk load in the order of their relationships' ids, which go up from 1 by one. What is more than fits the memory given
// to it lies in a file. add() from one thread; afterwards for_each() from any number of threads at once.
class ArcStore {
 public:
  // Nothing is written before `memory_bytes` are full; then to a new file in `scratch`, which goes with the object.
  ArcStore(std::size_t memory_bytes, std::filesystem::path scratch) : memory_bytes_(memory_bytes), scratch_(std::move(scratch)) {}
  ~ArcStore();
  ArcStore(const ArcStore&) = delete;
  ArcStore& operator=(const ArcStore&) = delete;

  Status add(std::span<const Arc> arcs);
  std::uint64_t size() const { return size_; }

  // All arcs, block by block, each with the id of its first relationship.
  using Visit = std::function<void(std::span<const Arc> arcs, std::uint64_t first_edge)>;
  Status for_each(const Visit& visit) const;

 private:
  Status spill();

  std::size_t memory_bytes_;
  std::filesystem::path scratch_;
  std::uint64_t size_ = 0;
  std::vector<std::vector<Arc>> blocks_;  // those that come after what is in the file
  std::uint64_t spilled_ = 0;             // arcs in the file
  int file_ = -1;
};

}  // namespace relata
