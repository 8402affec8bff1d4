#include "engine/extract/train/name_network_training.h"

#include <algorithm>

#include "engine/extract/train/label_chain.h"

namespace relata::extract {
namespace {

constexpr std::uint32_t kNoVector = 0xffffffff;

}  // namespace

NameNetworkTraining::NameNetworkTraining(const WordVectors& vectors, std::vector<std::uint32_t> features, Settings settings)
    : vectors_(vectors),
      features_(std::move(features)),
      settings_(settings),
      random_(settings.seed),
      projection_(vectors.vectors.columns, settings.word, random_),
      first_(settings.word + settings.feature, settings.cells, true, random_),
      second_(2 * settings.cells, settings.cells, false, random_),
      output_(2 * settings.cells, kNameLabels, random_) {
  table_.initialise(features_.size() * settings.feature, 0.3F, random_);
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
  batch_ = {};
  batch_.sentences.push_back(0);
  std::size_t words = 0;
  for (const NameExample* example : batch) words += example->words.size();
  batch_.vectors.resize(words, vectors_.vectors.columns);
  std::size_t row = 0;
  for (const NameExample* example : batch) {
    for (const NameExample::Word& word : example->words) {
      std::size_t skipped = word.known && random_.share() < settings_.leave_out_word ? 1 : 0;
      if (random_.share() < settings_.leave_out_spelling) skipped = word.spelling;
      batch_.features.emplace_back(word.features.begin() + static_cast<std::ptrdiff_t>(skipped), word.features.end());
      const bool without_vector = random_.share() < settings_.leave_out_vector;
      if (word.vector != kNoVector && !without_vector) {
        std::copy_n(vectors_.vectors.row(word.vector), vectors_.vectors.columns, batch_.vectors.row(row));
      }
      ++row;
    }
    batch_.labels.insert(batch_.labels.end(), example->labels.begin(), example->labels.end());
    batch_.weights.push_back(example->weight);
    batch_.sentences.push_back(row);
  }
}

void NameNetworkTraining::leave_out_some(Matrix& values, float share, std::vector<float>& kept) {
  kept.resize(values.values.size());
  for (std::size_t i = 0; i < kept.size(); ++i) {
    kept[i] = random_.share() < share ? 0.0F : 1 / (1 - share);
    values.values[i] *= kept[i];
  }
}

double NameNetworkTraining::forward() {
  Matrix words;
  projection_.forward(batch_.vectors, words);
  inputs_.resize(words.rows, settings_.word + settings_.feature);
  for (std::size_t row = 0; row < words.rows; ++row) {
    std::copy_n(words.row(row), settings_.word, inputs_.row(row));
    float* sum = inputs_.row(row) + settings_.word;
    for (const std::uint32_t feature : batch_.features[row]) {
      const float* vector = table_.value.data() + feature * settings_.feature;
      for (std::size_t c = 0; c < settings_.feature; ++c) sum[c] += vector[c];
    }
  }
  leave_out_some(inputs_, settings_.leave_out_inputs, kept_inputs_);
  first_.forward(inputs_, batch_.sentences, first_outputs_);
  leave_out_some(first_outputs_, settings_.leave_out_outputs, kept_first_);
  second_.forward(first_outputs_, batch_.sentences, second_outputs_);
  leave_out_some(second_outputs_, settings_.leave_out_outputs, kept_second_);
  output_.forward(second_outputs_, scores_);
  score_gradient_.resize(scores_.rows, scores_.columns);
  double loss = 0;
  const auto count = static_cast<float>(batch_.sentences.size() - 1);
  for (std::size_t s = 0; s + 1 < batch_.sentences.size(); ++s) {
    loss += chain_loss(scores_, batch_.sentences[s], batch_.sentences[s + 1], batch_.labels, transitions_.value.data(),
                       batch_.weights[s] / count, score_gradient_, transitions_.gradient.data());
  }
  return loss / static_cast<double>(std::max<std::size_t>(scores_.rows, 1));
}

void NameNetworkTraining::backward() {
  const auto mask = [](Matrix& gradient, const std::vector<float>& kept) {
    for (std::size_t i = 0; i < kept.size(); ++i) gradient.values[i] *= kept[i];
  };
  Matrix second;
  output_.backward(second_outputs_, score_gradient_, &second);
  mask(second, kept_second_);
  Matrix first;
  second_.backward(first_outputs_, batch_.sentences, second, first);
  mask(first, kept_first_);
  Matrix inputs;
  first_.backward(inputs_, batch_.sentences, first, inputs);
  mask(inputs, kept_inputs_);
  Matrix words;
  words.resize(inputs.rows, settings_.word);
  touched_.clear();
  for (std::size_t row = 0; row < inputs.rows; ++row) {
    std::copy_n(inputs.row(row), settings_.word, words.row(row));
    const float* gradient = inputs.row(row) + settings_.word;
    for (const std::uint32_t feature : batch_.features[row]) {
      float* sum = table_.gradient.data() + feature * settings_.feature;
      for (std::size_t c = 0; c < settings_.feature; ++c) sum[c] += gradient[c];
      touched_.push_back(feature);
    }
  }
  projection_.backward(batch_.vectors, words, nullptr);
  std::sort(touched_.begin(), touched_.end());
  touched_.erase(std::unique(touched_.begin(), touched_.end()), touched_.end());
}

void NameNetworkTraining::update(float rate) {
  adam_.next_step(rate);
  projection_.update_weights(adam_);  // a word without a vector has zeros
  adam_.update_rows(table_, settings_.feature, touched_);
  first_.update(adam_);
  second_.update(adam_);
  output_.update(adam_);
  adam_.update(transitions_);
}

NameNetwork NameNetworkTraining::quantised() const {
  NameNetwork::Parts parts;
  Matrix projected;
  projection_.forward(vectors_.vectors, projected);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> order(vectors_.rows.begin(), vectors_.rows.end());
  std::sort(order.begin(), order.end());
  std::vector<std::uint32_t> hashes;
  std::vector<float> values;
  for (const auto& [hash, row] : order) {
    hashes.push_back(hash);
    values.insert(values.end(), projected.row(row), projected.row(row) + settings_.word);
  }
  parts.words = VectorTable(settings_.word, std::move(hashes), values);
  parts.features = VectorTable(settings_.feature, features_, table_.value);
  parts.first = first_.quantised();
  parts.second = second_.quantised();
  parts.output = output_.quantised();
  std::copy(transitions_.value.begin(), transitions_.value.end(), parts.transitions.begin());
  return NameNetwork(std::move(parts));
}

}  // namespace relata::extract
