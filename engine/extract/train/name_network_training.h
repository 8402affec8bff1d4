#pragma once

#include <absl/container/flat_hash_map.h>

#include <vector>

#include "engine/extract/ner/name_network.h"
#include "engine/extract/train/recurrent_training.h"
#include "engine/extract/train/word_vectors.h"

namespace relata::extract {

// A sentence as the network gets it: rows of its tables.
struct NameExample {
  struct Word {
    std::uint32_t vector = 0xffffffff;    // none: the word has no vector
    std::vector<std::uint32_t> features;  // those of the spelling first
    std::size_t spelling = 0;             // how many of them are of the spelling
    bool known = false;                   // the first is the word itself
  };
  std::vector<Word> words;
  std::vector<std::uint8_t> labels;
  float weight = 1;
};

// The network of NameNetwork while it learns. Deterministic for a given sequence of calls; one thread.
class NameNetworkTraining {
 public:
  struct Settings {
    std::size_t word = 48;  // of the word vectors' projection; multiples of 16, all of them
    std::size_t feature = 48;
    std::size_t cells = 80;
    std::uint64_t seed = 7;
    // Shares left out while learning, so that no single clue is relied on (Srivastava et al. 2014).
    float leave_out_inputs = 0.25F;
    float leave_out_outputs = 0.35F;
    // Words seen in training would be learnt by heart: most must be told by their vector and what stands around them, as unseen ones are.
    float leave_out_word = 0.5F;
    float leave_out_spelling = 0.25F;
    float leave_out_vector = 0.1F;
  };
  // `features` are the hashes of the features' rows, ascending.
  NameNetworkTraining(const WordVectors& vectors, std::vector<std::uint32_t> features, Settings settings);

  // Learns from a batch of sentences, each with at least a word. Returns the loss per word, before.
  double learn(const std::vector<const NameExample*>& batch, float rate);
  NameNetwork quantised() const;

 private:
  void gather(const std::vector<const NameExample*>& batch);
  double forward();
  void backward();
  void update(float rate);
  void leave_out_some(Matrix& values, float share, std::vector<float>& kept);

  const WordVectors& vectors_;
  std::vector<std::uint32_t> features_;
  Settings settings_;
  Random random_;
  Adam adam_;
  TrainableDense projection_;
  Parameter table_;
  TrainableRecurrent first_;
  TrainableRecurrent second_;
  TrainableDense output_;
  Parameter transitions_;

  // Of the batch at work.
  struct Batch {
    Boundaries sentences;
    Matrix vectors;
    std::vector<std::vector<std::uint32_t>> features;  // per word
    std::vector<std::uint8_t> labels;
    std::vector<float> weights;  // per sentence
  } batch_;
  Matrix inputs_, first_outputs_, second_outputs_, scores_, score_gradient_;
  std::vector<float> kept_inputs_, kept_first_, kept_second_;
  std::vector<std::uint32_t> touched_;
};

}  // namespace relata::extract
