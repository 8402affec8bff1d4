#include "engine/extract/train/input_rows.h"

#include <algorithm>

namespace relata::extract {

std::vector<std::uint32_t> FeatureCounts::frequent(std::uint32_t least) const {
  std::vector<std::uint32_t> features;
  for (const auto& [feature, count] : counts_) {
    if (count >= least) features.push_back(feature);
  }
  std::sort(features.begin(), features.end());
  return features;
}

InputRows::InputRows(const WordVectors& vectors, const std::vector<std::uint32_t>& features) : vectors_(vectors) {
  for (std::uint32_t row = 0; row < features.size(); ++row) rows_[features[row]] = row;
}

InputWord InputRows::find(std::uint32_t lower_word, const std::vector<std::uint32_t>& features, std::size_t spelling) const {
  InputWord input;
  if (const auto vector = vectors_.rows.find(lower_word); vector != vectors_.rows.end()) input.vector = vector->second;
  for (std::size_t f = 0; f < features.size(); ++f) {
    const auto row = rows_.find(features[f]);
    if (row == rows_.end()) continue;
    input.features.push_back(row->second);
    input.known = input.known || f == 0;
    input.spelling += f < spelling ? 1 : 0;
  }
  return input;
}

}  // namespace relata::extract
