#pragma once

#include <vector>

#include "engine/extract/ner/name_network.h"
#include "engine/extract/train/dropout.h"
#include "engine/extract/train/trainable_inputs.h"

namespace relata::extract {

// A sentence as the network gets it.
struct NameExample {
  static constexpr float kStateSteps = 1024;  // to one
  std::vector<InputWord> words;
  std::vector<std::int16_t> states;  // of the network of syntax, a row for each word
  std::vector<std::uint8_t> labels;
  float weight = 1;
};

// The network of NameNetwork while it learns. Deterministic for a given sequence of calls; one thread.
class NameNetworkTraining {
 public:
  struct Settings {
    std::size_t word = 48;  // of the word vectors' projection; multiples of 16, all of them
    std::size_t feature = 48;
    std::size_t state = 64;  // of the map of the syntax network's states
    std::size_t cells = 80;
    std::uint64_t seed = 7;
    // Shares left out while learning, so that no single clue is relied on.
    float leave_out_inputs = 0.25F;
    float leave_out_states = 0.25F;
    float leave_out_outputs = 0.25F;
    // Words seen in training would be learnt by heart: most must be told by their vector and what stands around them, as unseen ones are.
    LeaveOutClues leave_out = {0.5F, 0.25F, 0.1F};
  };
  // `features` are the hashes of the features' rows, ascending; `state_columns` is how many numbers a state of the syntax network has.
  NameNetworkTraining(const WordVectors& vectors, std::vector<std::uint32_t> features, std::size_t state_columns, Settings settings);

  // Learns from a batch of sentences, each with at least a word. Returns the loss per word, before.
  double learn(const std::vector<const NameExample*>& batch, float rate);
  NameNetwork quantised() const;

 private:
  void gather(const std::vector<const NameExample*>& batch);
  double forward();
  void backward();
  void update(float rate);

  std::vector<std::uint32_t> features_;
  Settings settings_;
  Random random_;
  Adam adam_;
  TrainableInputs word_inputs_;
  TrainableDense state_map_;
  TrainableRecurrent first_;
  TrainableRecurrent second_;
  TrainableDense output_;
  Parameter transitions_;
  Dropout input_dropout_, state_dropout_, first_dropout_, second_dropout_;

  // Of the batch at work.
  Boundaries sentences_;
  std::vector<const InputWord*> words_;
  std::vector<std::uint8_t> labels_;
  std::vector<float> weights_;  // per sentence
  Matrix states_, inputs_, first_outputs_, second_outputs_, score_gradient_;
};

}  // namespace relata::extract
