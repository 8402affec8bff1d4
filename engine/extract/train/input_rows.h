#pragma once

#include <absl/container/flat_hash_map.h>

#include <cstdint>
#include <vector>

#include "engine/extract/train/trainable_inputs.h"
#include "engine/extract/train/word_vectors.h"

namespace relata::extract {

// Counts features, to tell which are frequent enough for a vector of their own.
class FeatureCounts {
 public:
  void add(const std::vector<std::uint32_t>& features) {
    for (const std::uint32_t feature : features) ++counts_[feature];
  }
  // Those seen `least` times or more, ascending.
  std::vector<std::uint32_t> frequent(std::uint32_t least) const;

 private:
  absl::flat_hash_map<std::uint32_t, std::uint32_t> counts_;
};

// Finds the rows of TrainableInputs' tables for words.
class InputRows {
 public:
  // `features` are the hashes that have rows, ascending. Requires: `vectors` outlives this.
  InputRows(const WordVectors& vectors, const std::vector<std::uint32_t>& features);

  // `features` are all those of the word, the first `spelling` of them of its spelling and the very first the word itself.
  InputWord find(std::uint32_t lower_word, const std::vector<std::uint32_t>& features, std::size_t spelling) const;

 private:
  const WordVectors& vectors_;
  absl::flat_hash_map<std::uint32_t, std::uint32_t> rows_;
};

}  // namespace relata::extract
