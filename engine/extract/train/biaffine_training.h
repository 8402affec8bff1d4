#pragma once

#include <vector>

#include "engine/extract/train/recurrent_training.h"

namespace relata::extract {

// The biaffine form that scores arcs (Dozat and Manning 2017) while it learns: the product of a dependent's mapped vector and a head's, the
// root being a head with a vector of its own.
class TrainableBiaffine {
 public:
  // Requires: `size` is a multiple of 16.
  TrainableBiaffine(std::size_t size, Random& random);

  // The sum over words of minus the logarithm of the probability that a word takes its head, among the other words of its sentence and the
  // root. Adds to the gradients of the parameters, sets those of both inputs, all times `weight`. `heads_of[word]` is counted within the
  // sentence, whose length stands for the root.
  double learn(const Matrix& dependents, const Matrix& heads, const Boundaries& sentences, const std::vector<int>& heads_of, float weight,
               Matrix& dependent_gradient, Matrix& head_gradient);

  TrainableDense& map() { return map_; }
  const TrainableDense& map() const { return map_; }
  Parameter& root() { return root_; }
  const Parameter& root() const { return root_; }

 private:
  std::size_t size_;
  TrainableDense map_;
  Parameter root_;
};

// Minus the logarithm of the probability that the softmax of scores[0 .. count) gives to `gold`; turns the scores into their gradient times
// `weight`.
double softmax_loss(float* scores, std::size_t count, std::size_t gold, float weight);

}  // namespace relata::extract
