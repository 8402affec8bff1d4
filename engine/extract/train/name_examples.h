#pragma once

#include <vector>

#include "engine/extract/model/word_table.h"
#include "engine/extract/syntax/syntax_network.h"
#include "engine/extract/train/corpus.h"
#include "engine/extract/train/name_network_training.h"

namespace relata::extract {

// Sentences with B/I/L/U labels and how a network learns from them.
struct NameSource {
  std::vector<NameSentence> sentences;
  float weight = 1;        // of a sentence
  std::size_t period = 1;  // each pass takes every period-th sentence, the next pass the ones after these
};

// The sentences of some sources as a network gets them. Cost: a few hundred bytes a word.
class NameExamples {
 public:
  NameExamples(const WordTable& words, const SyntaxNetwork& syntax, const std::vector<NameSource>& sources, const WordVectors& vectors);

  // Hashes of the features that are frequent enough for a vector of their own, ascending.
  const std::vector<std::uint32_t>& features() const { return features_; }
  // The sentences of a pass in the order in which it takes them.
  std::vector<const NameExample*> pass(std::size_t number, std::uint64_t seed) const;

 private:
  std::vector<std::uint32_t> features_;
  std::vector<NameExample> examples_;
  std::vector<std::size_t> periods_;  // per example
};

// What headlines and hasty writers make of a sentence.
enum class Casing : std::uint8_t { kLower, kUpper, kHeadline };
NameSentence recased(const NameSentence& sentence, Casing casing);

}  // namespace relata::extract
