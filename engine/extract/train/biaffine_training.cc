#include "engine/extract/train/biaffine_training.h"

#include <algorithm>
#include <cmath>

#include "engine/extract/model/kernels.h"

namespace relata::extract {
namespace {

constexpr std::size_t kColumns = 16;  // that add_product() works in
constexpr float kImpossible = -1e9F;

}  // namespace

double softmax_loss(float* scores, std::size_t count, std::size_t gold, float weight) {
  const float largest = *std::max_element(scores, scores + count);
  const float gold_score = scores[gold];
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += static_cast<double>(scores[i] = std::exp(scores[i] - largest));
  const float factor = weight / static_cast<float>(sum);
  for (std::size_t i = 0; i < count; ++i) scores[i] *= factor;
  scores[gold] -= weight;
  return std::log(sum) + static_cast<double>(largest - gold_score);
}

TrainableBiaffine::TrainableBiaffine(std::size_t size, Random& random) : size_(size), map_(size, size, random) {
  root_.initialise(size, std::sqrt(3.0F / static_cast<float>(size)), random);
}

double TrainableBiaffine::learn(const Matrix& dependents, const Matrix& heads, const Boundaries& sentences,
                                const std::vector<int>& heads_of, float weight, Matrix& dependent_gradient, Matrix& head_gradient) {
  Matrix mapped, mapped_gradient, candidates, turned, scores, candidate_gradient;
  map_.forward(dependents, mapped);
  mapped_gradient.resize(mapped.rows, mapped.columns);
  head_gradient.resize(heads.rows, size_);
  const auto step = static_cast<std::ptrdiff_t>(size_);
  double loss = 0;
  for (std::size_t s = 0; s + 1 < sentences.size(); ++s) {
    const std::size_t begin = sentences[s];
    const std::size_t count = sentences[s + 1] - begin;
    const std::size_t width = (count + 1 + kColumns - 1) / kColumns * kColumns;
    candidates.resize(count + 1, size_);
    std::copy_n(heads.row(begin), count * size_, candidates.row(0));
    std::copy(root_.value.begin(), root_.value.end(), candidates.row(count));
    turned.resize(size_, width);
    for (std::size_t i = 0; i <= count; ++i) {
      for (std::size_t c = 0; c < size_; ++c) turned.row(c)[i] = candidates.row(i)[c];
    }
    scores.resize(count, width);
    add_product(mapped.row(begin), step, 1, count, size_, turned.values.data(), width, scores.values.data());
    for (std::size_t i = 0; i < count; ++i) {
      scores.row(i)[i] = kImpossible;
      loss += softmax_loss(scores.row(i), count + 1, static_cast<std::size_t>(heads_of[begin + i]), weight);
    }
    add_product(scores.values.data(), static_cast<std::ptrdiff_t>(width), 1, count, count + 1, candidates.values.data(), size_,
                mapped_gradient.row(begin));
    candidate_gradient.resize(count + 1, size_);
    add_product(scores.values.data(), 1, static_cast<std::ptrdiff_t>(width), count + 1, count, mapped.row(begin), size_,
                candidate_gradient.values.data());
    std::copy_n(candidate_gradient.row(0), count * size_, head_gradient.row(begin));
    for (std::size_t c = 0; c < size_; ++c) root_.gradient[c] += candidate_gradient.row(count)[c];
  }
  map_.backward(dependents, mapped_gradient, &dependent_gradient);
  return loss;
}

}  // namespace relata::extract
