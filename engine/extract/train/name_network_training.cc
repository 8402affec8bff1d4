#include "engine/extract/train/name_network_training.h"

#include <algorithm>

#include "engine/extract/train/label_chain.h"

namespace relata::extract {

NameNetworkTraining::NameNetworkTraining(const WordVectors& vectors, std::vector<std::uint32_t> features, std::size_t state_columns,
                                         Settings settings)
    : features_(std::move(features)),
      settings_(settings),
      random_(settings.seed),
      word_inputs_(vectors, features_, settings.word, settings.feature, random_),
      state_map_(state_columns, settings.state, random_),
      first_(settings.word + settings.feature + settings.state, settings.cells, true, random_),
      second_(2 * settings.cells, settings.cells, false, random_),
      output_(2 * settings.cells, kNameLabels, random_),
      input_dropout_(settings.leave_out_inputs),
      state_dropout_(settings.leave_out_states),
      first_dropout_(settings.leave_out_outputs),
      second_dropout_(settings.leave_out_outputs) {
  states_.columns = state_columns;
  transitions_.initialise(kNameLabels * kNameLabels, 0, random_);
}

double NameNetworkTraining::learn(const std::vector<const NameExample*>& batch, float rate) {
  gather(batch);
  const double loss = forward();
  backward();
  update(rate);
  return loss;
}

void NameNetworkTraining::gather(const std::vector<const NameExample*>& batch) {
  sentences_ = {0};
  words_.clear();
  labels_.clear();
  weights_.clear();
  for (const NameExample* example : batch) {
    for (const InputWord& word : example->words) words_.push_back(&word);
    labels_.insert(labels_.end(), example->labels.begin(), example->labels.end());
    weights_.push_back(example->weight);
    sentences_.push_back(words_.size());
  }
  states_.resize(words_.size(), states_.columns);
  float* state = states_.values.data();
  for (const NameExample* example : batch) {
    for (const std::int16_t steps : example->states) *state++ = static_cast<float>(steps) / NameExample::kStateSteps;
  }
}

double NameNetworkTraining::forward() {
  Matrix words, mapped, scores;
  word_inputs_.forward(words_, settings_.leave_out, random_, words);
  state_dropout_.choose(states_, random_);
  state_map_.forward(states_, mapped);
  inputs_.resize(words_.size(), words.columns + mapped.columns);
  for (std::size_t row = 0; row < words_.size(); ++row) {
    std::copy_n(words.row(row), words.columns, inputs_.row(row));
    std::copy_n(mapped.row(row), mapped.columns, inputs_.row(row) + words.columns);
  }
  input_dropout_.choose(inputs_, random_);
  first_.forward(inputs_, sentences_, first_outputs_);
  first_dropout_.choose(first_outputs_, random_);
  second_.forward(first_outputs_, sentences_, second_outputs_);
  second_dropout_.choose(second_outputs_, random_);
  output_.forward(second_outputs_, scores);
  score_gradient_.resize(scores.rows, scores.columns);
  double loss = 0;
  const auto count = static_cast<float>(weights_.size());
  for (std::size_t s = 0; s + 1 < sentences_.size(); ++s) {
    loss += chain_loss(scores, sentences_[s], sentences_[s + 1], labels_, transitions_.value.data(), weights_[s] / count, score_gradient_,
                       transitions_.gradient.data());
  }
  return loss / static_cast<double>(std::max<std::size_t>(scores.rows, 1));
}

void NameNetworkTraining::backward() {
  Matrix second, first, inputs;
  output_.backward(second_outputs_, score_gradient_, &second);
  second_dropout_.apply(second);
  second_.backward(first_outputs_, sentences_, second, first);
  first_dropout_.apply(first);
  first_.backward(inputs_, sentences_, first, inputs);
  input_dropout_.apply(inputs);
  Matrix words, mapped;
  words.resize(inputs.rows, word_inputs_.columns());
  mapped.resize(inputs.rows, settings_.state);
  for (std::size_t row = 0; row < inputs.rows; ++row) {
    std::copy_n(inputs.row(row), words.columns, words.row(row));
    std::copy_n(inputs.row(row) + words.columns, mapped.columns, mapped.row(row));
  }
  word_inputs_.backward(words);
  state_map_.backward(states_, mapped, nullptr);
}

void NameNetworkTraining::update(float rate) {
  adam_.next_step(rate);
  adam_.update(word_inputs_.projection());
  adam_.update_rows(word_inputs_.table(), word_inputs_.table_width(), word_inputs_.touched());
  word_inputs_.clear_touched();
  state_map_.update(adam_);
  first_.update(adam_);
  second_.update(adam_);
  output_.update(adam_);
  adam_.update(transitions_);
}

NameNetwork NameNetworkTraining::quantised() const {
  NameNetwork::Parts parts;
  parts.inputs = word_inputs_.quantised();
  parts.states = state_map_.quantised();
  parts.first = first_.quantised();
  parts.second = second_.quantised();
  parts.output = output_.quantised();
  std::copy(transitions_.value.begin(), transitions_.value.end(), parts.transitions.begin());
  return NameNetwork(std::move(parts));
}

}  // namespace relata::extract
