#pragma once

#include <vector>

#include "engine/extract/train/trainable_syntax.h"

namespace relata::extract {

// The network of SyntaxNetwork while it learns. Each batch is halved, two copies of the network learn from a half each, and the sum of
// their gradients, in this order, changes both: deterministic for a given sequence of calls, in two threads or one.
class SyntaxNetworkTraining {
 public:
  SyntaxNetworkTraining(const WordVectors& vectors, std::vector<std::uint32_t> features, SyntaxLabels labels, SyntaxSizes sizes,
                        bool two_threads);

  // Learns from a batch of sentences, each with at least a word. Returns the loss before.
  SyntaxLoss learn(const std::vector<const SyntaxExample*>& batch, float rate);
  SyntaxNetwork quantised() const;

 private:
  void add_up(float rate);
  void add_up_table();

  std::vector<std::uint32_t> features_;
  SyntaxLabels labels_;
  bool two_threads_;
  Adam adam_;
  TrainableSyntax first_;
  TrainableSyntax second_;
};

}  // namespace relata::extract
