#include "engine/extract/train/trainable_inputs.h"

#include <algorithm>

namespace relata::extract {

TrainableInputs::TrainableInputs(const WordVectors& vectors, const std::vector<std::uint32_t>& features, std::size_t word_size,
                                 std::size_t feature_size, Random& random)
    : vectors_(vectors),
      features_(features),
      word_size_(word_size),
      feature_size_(feature_size),
      projection_(vectors.vectors.columns, word_size, random) {
  table_.initialise(features.size() * feature_size, 0.3F, random);
}

void TrainableInputs::forward(const std::vector<const InputWord*>& words, const LeaveOutClues& leave_out, Random& random, Matrix& outputs) {
  word_vectors_.resize(words.size(), vectors_.vectors.columns);
  word_features_.resize(words.size());
  for (std::size_t row = 0; row < words.size(); ++row) {
    const InputWord& word = *words[row];
    std::ptrdiff_t skipped = random.share() < leave_out.word && word.known ? 1 : 0;
    if (random.share() < leave_out.spelling) skipped = word.spelling;
    word_features_[row].assign(word.features.begin() + skipped, word.features.end());
    const bool without_vector = random.share() < leave_out.vector;
    if (word.vector != InputWord::kNoVector && !without_vector) {
      std::copy_n(vectors_.vectors.row(word.vector), vectors_.vectors.columns, word_vectors_.row(row));
    }
  }
  Matrix projected;
  projection_.forward(word_vectors_, projected);
  outputs.resize(words.size(), columns());
  for (std::size_t row = 0; row < words.size(); ++row) {
    std::copy_n(projected.row(row), word_size_, outputs.row(row));
    float* sum = outputs.row(row) + word_size_;
    for (const std::uint32_t feature : word_features_[row]) {
      const float* vector = table_.value.data() + feature * feature_size_;
      for (std::size_t c = 0; c < feature_size_; ++c) sum[c] += vector[c];
    }
  }
}

void TrainableInputs::backward(const Matrix& output_gradient) {
  Matrix words;
  words.resize(output_gradient.rows, word_size_);
  for (std::size_t row = 0; row < output_gradient.rows; ++row) {
    std::copy_n(output_gradient.row(row), word_size_, words.row(row));
    const float* gradient = output_gradient.row(row) + word_size_;
    for (const std::uint32_t feature : word_features_[row]) {
      float* sum = table_.gradient.data() + feature * feature_size_;
      for (std::size_t c = 0; c < feature_size_; ++c) sum[c] += gradient[c];
      touched_.push_back(feature);
    }
  }
  projection_.backward(word_vectors_, words, nullptr);
}

std::vector<std::uint32_t> TrainableInputs::touched() const {
  std::vector<std::uint32_t> rows = touched_;
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return rows;
}

WordInputs TrainableInputs::quantised() const {
  Matrix projected;
  projection_.forward(vectors_.vectors, projected);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> order(vectors_.rows.begin(), vectors_.rows.end());
  std::sort(order.begin(), order.end());
  std::vector<std::uint32_t> hashes;
  std::vector<float> values;
  for (const auto& [hash, row] : order) {
    hashes.push_back(hash);
    values.insert(values.end(), projected.row(row), projected.row(row) + word_size_);
  }
  return {VectorTable(word_size_, std::move(hashes), values), VectorTable(feature_size_, features_, table_.value)};
}

}  // namespace relata::extract
