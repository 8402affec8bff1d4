#pragma once

#include <vector>

#include "engine/extract/model/word_inputs.h"
#include "engine/extract/train/recurrent_training.h"
#include "engine/extract/train/word_vectors.h"

namespace relata::extract {

// A word as TrainableInputs gets it: rows of its tables.
struct InputWord {
  static constexpr std::uint32_t kNoVector = 0xffffffff;
  std::uint32_t vector = kNoVector;
  std::vector<std::uint32_t> features;  // those of the spelling first
  std::uint8_t spelling = 0;            // how many of them are of the spelling
  bool known = false;                   // the first is the word itself
};

// Shares of words that lose a clue while learning, so that none is relied on.
struct LeaveOutClues {
  float word = 0;      // the word itself: most unseen words must be told by their vector and what stands around them
  float spelling = 0;  // all that is of the spelling
  float vector = 0;
};

// What WordInputs computes, with the way back: the vectors' projection and the features' vectors learn.
class TrainableInputs {
 public:
  // `features` are the hashes of the features' rows, ascending. Sizes are multiples of 16.
  TrainableInputs(const WordVectors& vectors, const std::vector<std::uint32_t>& features, std::size_t word_size, std::size_t feature_size,
                  Random& random);

  std::size_t columns() const { return word_size_ + feature_size_; }
  // Chooses what each word loses.
  void forward(const std::vector<const InputWord*>& words, const LeaveOutClues& leave_out, Random& random, Matrix& outputs);
  // Adds to the gradients. Requires: forward() was called last.
  void backward(const Matrix& output_gradient);
  Parameter& projection() { return projection_.weights(); }  // without a bias: a word without a vector has zeros
  Parameter& table() { return table_; }
  std::size_t table_width() const { return feature_size_; }
  // Rows of the table that got a gradient since clear_touched(), ascending.
  std::vector<std::uint32_t> touched() const;
  void clear_touched() { touched_.clear(); }
  WordInputs quantised() const;

 private:
  const WordVectors& vectors_;
  const std::vector<std::uint32_t>& features_;
  std::size_t word_size_;
  std::size_t feature_size_;
  TrainableDense projection_;
  Parameter table_;
  Matrix word_vectors_;                                    // of the last forward()
  std::vector<std::vector<std::uint32_t>> word_features_;  // likewise
  std::vector<std::uint32_t> touched_;
};

}  // namespace relata::extract
