#include "engine/extract/model/word_inputs.h"

namespace relata::extract {

void WordInputs::fill(std::uint32_t lower_word, const std::vector<std::uint32_t>& features, float* row) const {
  const std::size_t word_size = words_.dimensions();
  if (const std::int8_t* vector = words_.find(lower_word)) {
    for (std::size_t c = 0; c < word_size; ++c) row[c] = static_cast<float>(vector[c]) * words_.scale();
  }
  std::vector<std::int32_t> sum(features_.dimensions());
  for (const std::uint32_t feature : features) {
    const std::int8_t* vector = features_.find(feature);
    for (std::size_t c = 0; vector != nullptr && c < sum.size(); ++c) sum[c] += vector[c];
  }
  for (std::size_t c = 0; c < sum.size(); ++c) row[word_size + c] = static_cast<float>(sum[c]) * features_.scale();
}

void WordInputs::write(ModelWriter& writer) const {
  words_.write(writer);
  features_.write(writer);
}

WordInputs WordInputs::read(ModelReader& reader) {
  VectorTable words = VectorTable::read(reader);
  VectorTable features = VectorTable::read(reader);
  return {std::move(words), std::move(features)};
}

}  // namespace relata::extract
