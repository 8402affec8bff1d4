#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "storage/base/ids.h"

namespace relata {

// A set of nodes as one bit for each id, for sets that are asked once for every relationship of a graph.
class NodeMarks {
 public:
  // Empty, for ids below `end`. Cost: a bit an id where there is no room yet.
  void reset(NodeId end) { words_.assign((end.value + 63) / 64, 0); }
  // False when it was there already.
  bool insert(NodeId node) {
    std::uint64_t& word = words_[node.value / 64];
    const std::uint64_t bit = std::uint64_t{1} << (node.value % 64);
    const bool fresh = (word & bit) == 0;
    word |= bit;
    return fresh;
  }
  bool contains(NodeId node) const { return (words_[node.value / 64] >> (node.value % 64) & 1) != 0; }
  // Bit i of word n: the id 64 * n + i.
  std::span<std::uint64_t> words() { return words_; }
  void erase(NodeId node) { words_[node.value / 64] &= ~(std::uint64_t{1} << (node.value % 64)); }

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace relata
