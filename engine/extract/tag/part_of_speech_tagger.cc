#include "engine/extract/tag/part_of_speech_tagger.h"

#include <algorithm>

namespace relata::extract {
namespace {

const WordFeatures kOutside{};

const WordFeatures& word_at(const std::vector<WordFeatures>& words, std::size_t at, std::ptrdiff_t offset) {
  const std::ptrdiff_t index = static_cast<std::ptrdiff_t>(at) + offset;
  return index < 0 || index >= static_cast<std::ptrdiff_t>(words.size()) ? kOutside : words[static_cast<std::size_t>(index)];
}

}  // namespace

void tagger_features(const std::vector<WordFeatures>& words, std::size_t at, int previous, int before_previous, FeatureList& features) {
  const WordFeatures& w = words[at];
  const WordFeatures& p = word_at(words, at, -1);
  const WordFeatures& pp = word_at(words, at, -2);
  const WordFeatures& n = word_at(words, at, 1);
  const WordFeatures& nn = word_at(words, at, 2);
  features.clear();
  features.add(0, w.form);
  features.add(1, w.lower);
  features.add(2, w.shape, at == 0);
  features.add(3, w.suffix1, w.prefix1);
  features.add(4, w.suffix2);
  features.add(5, w.suffix3);
  features.add(6, w.suffix4);
  features.add(7, w.prefix2);
  features.add(8, w.prefix3);
  features.add(9, w.entry.fine);
  features.add(10, w.entry.coarse, w.capitalised);
  features.add(11, w.entry.flags);
  features.add(12, previous);
  features.add(13, previous, before_previous);
  features.add(14, previous, w.lower);
  features.add(15, p.lower);
  features.add(16, p.suffix3);
  features.add(17, pp.lower);
  features.add(18, n.lower);
  features.add(19, n.suffix3);
  features.add(20, n.suffix2, n.shape);
  features.add(21, nn.lower);
  features.add(22, p.entry.coarse, w.entry.coarse);
  features.add(23, w.entry.coarse, n.entry.coarse);
  features.add(24, previous, n.entry.fine);
  features.add(25, previous, w.suffix3, w.shape);
  features.add(26, w.lower, n.lower);
  features.add(27, p.lower, w.lower);
  features.add(28, n.entry.fine);
  features.add(29, w.capitalised, p.capitalised, n.capitalised, at == 0);
}

std::vector<int> PartOfSpeechTagger::tag(const std::vector<WordFeatures>& words) const {
  std::vector<int> tags(words.size());
  std::vector<std::int32_t> scores(model_.labels().size());
  FeatureList features;
  int previous = -1;
  int before_previous = -1;
  for (std::size_t i = 0; i < words.size(); ++i) {
    tagger_features(words, i, previous, before_previous, features);
    std::fill(scores.begin(), scores.end(), 0);
    model_.score(features.items(), scores.data());
    tags[i] = static_cast<int>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    before_previous = previous;
    previous = tags[i];
  }
  return tags;
}

}  // namespace relata::extract
