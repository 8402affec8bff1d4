#pragma once

#include <cstdint>
#include <vector>

#include "engine/extract/model/recurrent_layer.h"
#include "engine/extract/model/vector_table.h"

namespace relata::extract {

// How a word enters a network: its vector (learnt from much text, read-only) beside the sum of the vectors of its features; zeros for
// what the tables lack. Immutable; safe from any thread.
class WordInputs {
 public:
  WordInputs() = default;
  // `words` by the hash of the word in lower case.
  WordInputs(VectorTable words, VectorTable features) : words_(std::move(words)), features_(std::move(features)) {}

  std::size_t columns() const { return words_.dimensions() + features_.dimensions(); }

  // What rows are made of. The tables are larger than the cache, so all words of a sentence are asked for before the first is waited for.
  struct Wanted {
    std::vector<std::uint32_t> words;  // in lower case
    std::vector<std::uint32_t> features;
    std::vector<std::size_t> ends;  // of the features of each word
  };
  void ask(std::uint32_t lower_word, const std::vector<std::uint32_t>& features, Wanted& wanted) const;
  // The first columns() of a row of `rows` for each word. Requires: as many rows as words, all asked for.
  void fill(const Wanted& wanted, Matrix& rows) const;

  void write(ModelWriter& writer) const;
  static WordInputs read(ModelReader& reader);

 private:
  VectorTable words_;
  VectorTable features_;
};

}  // namespace relata::extract
