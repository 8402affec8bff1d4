#pragma once

#include <vector>

#include "engine/extract/model/word_table.h"
#include "engine/extract/train/corpus.h"
#include "engine/extract/train/syntax_network_training.h"
#include "engine/extract/train/word_vectors.h"

namespace relata::extract {

// Trees as SyntaxNetworkTraining learns from them, with the labels and features that are frequent enough among the gold ones.
class SyntaxExamples {
 public:
  using Batches = std::vector<std::vector<const SyntaxExample*>>;
  // `silver` are trees that other programs made.
  SyntaxExamples(const WordTable& words, const WordVectors& vectors, const std::vector<TreeSentence>& gold,
                 const std::vector<TreeSentence>& silver);

  const SyntaxLabels& labels() const { return labels_; }
  // Hashes, ascending.
  const std::vector<std::uint32_t>& features() const { return features_; }
  // The batches of a pass over all gold or all silver trees, each of about `batch_words` words, in an order that depends on nothing but
  // `number`. They live as long as this.
  Batches gold(std::size_t number, std::size_t batch_words) const { return batches(gold_, number, batch_words); }
  Batches silver(std::size_t number, std::size_t batch_words) const { return batches(silver_, number, batch_words); }

 private:
  static Batches batches(const std::vector<SyntaxExample>& examples, std::size_t number, std::size_t batch_words);

  SyntaxLabels labels_;
  std::vector<std::uint32_t> features_;
  std::vector<SyntaxExample> gold_;
  std::vector<SyntaxExample> silver_;
};

}  // namespace relata::extract
