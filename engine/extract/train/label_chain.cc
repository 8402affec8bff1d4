#include "engine/extract/train/label_chain.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace relata::extract {
namespace {

using Row = std::array<double, kNameLabels>;

}  // namespace

double chain_loss(const Matrix& scores, std::size_t begin, std::size_t end, const std::vector<std::uint8_t>& gold, const float* transitions,
                  float weight, Matrix& score_gradient, float* transition_gradient) {
  std::array<Row, kNameLabels> step{};  // the factor of a label after another
  for (std::size_t a = 0; a < kNameLabels; ++a) {
    for (std::size_t b = 0; b < kNameLabels; ++b) {
      if (may_follow(a, b)) step[a][b] = std::exp(static_cast<double>(transitions[a * kNameLabels + b]));
    }
  }
  // Forward, each row scaled to a sum of one; `scale` keeps what it was divided by.
  const std::size_t length = end - begin;
  std::vector<Row> factor(length);
  std::vector<Row> forward(length);
  std::vector<double> scale(length);
  double log_total = 0;
  for (std::size_t t = 0; t < length; ++t) {
    const float* score = scores.row(begin + t);
    const double largest = *std::max_element(score, score + kNameLabels);
    double sum = 0;
    for (std::size_t b = 0; b < kNameLabels; ++b) {
      factor[t][b] = std::exp(static_cast<double>(score[b]) - largest);
      double reached = t == 0 && may_begin(b) ? 1 : 0;
      for (std::size_t a = 0; t > 0 && a < kNameLabels; ++a) reached += forward[t - 1][a] * step[a][b];
      sum += forward[t][b] = reached * factor[t][b];
    }
    for (double& value : forward[t]) value /= sum;
    scale[t] = sum;
    log_total += std::log(sum) + largest;
  }
  double ended = 0;
  for (std::size_t b = 0; b < kNameLabels; ++b) ended += may_end(b) ? forward[length - 1][b] : 0;
  log_total += std::log(ended);

  Row backward{};
  for (std::size_t b = 0; b < kNameLabels; ++b) backward[b] = may_end(b) ? 1 / ended : 0;
  double gold_score = 0;
  for (std::size_t t = length; t-- > 0;) {
    float* gradient = score_gradient.row(begin + t);
    for (std::size_t b = 0; b < kNameLabels; ++b) gradient[b] += weight * static_cast<float>(forward[t][b] * backward[b]);
    const std::size_t right = gold[begin + t];
    gradient[right] -= weight;
    gold_score += static_cast<double>(scores.row(begin + t)[right]);
    if (t == 0) break;
    Row before{};
    for (std::size_t a = 0; a < kNameLabels; ++a) {
      for (std::size_t b = 0; b < kNameLabels; ++b) {
        const double onwards = step[a][b] * factor[t][b] * backward[b] / scale[t];
        before[a] += onwards;
        transition_gradient[a * kNameLabels + b] += weight * static_cast<float>(forward[t - 1][a] * onwards);
      }
    }
    const std::size_t pair = gold[begin + t - 1] * kNameLabels + right;
    transition_gradient[pair] -= weight;
    gold_score += static_cast<double>(transitions[pair]);
    backward = before;
  }
  return log_total - gold_score;
}

}  // namespace relata::extract
