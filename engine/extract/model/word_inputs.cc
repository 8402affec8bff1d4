#include "engine/extract/model/word_inputs.h"

#include "engine/extract/model/kernels.h"

namespace relata::extract {

void WordInputs::ask(std::uint32_t lower_word, const std::vector<std::uint32_t>& features, Wanted& wanted) const {
  words_.prefetch(lower_word);
  for (const std::uint32_t feature : features) features_.prefetch(feature);
  wanted.words.push_back(lower_word);
  wanted.features.insert(wanted.features.end(), features.begin(), features.end());
  wanted.ends.push_back(wanted.features.size());
}

void WordInputs::fill(const Wanted& wanted, Matrix& rows) const {
  const std::size_t count = wanted.words.size();
  std::vector<const std::int8_t*> words, features;
  std::vector<std::size_t> ends;  // of the features that are known
  words.reserve(count);
  features.reserve(wanted.features.size());
  ends.reserve(count);
  for (std::size_t i = 0, f = 0; i < count; ++i) {
    words.push_back(words_.find(wanted.words[i]));
    if (words.back() != nullptr) __builtin_prefetch(words.back());
    for (; f < wanted.ends[i]; ++f) {
      const std::int8_t* feature = features_.find(wanted.features[f]);
      if (feature == nullptr) continue;
      __builtin_prefetch(feature);
      features.push_back(feature);
    }
    ends.push_back(features.size());
  }
  const std::size_t word_size = words_.dimensions();
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t begin = i == 0 ? 0 : ends[i - 1];
    sum_rows(&words[i], words[i] == nullptr ? 0 : 1, word_size, words_.scale(), rows.row(i));
    sum_rows(features.data() + begin, ends[i] - begin, features_.dimensions(), features_.scale(), rows.row(i) + word_size);
  }
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
