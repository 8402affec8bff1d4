#pragma once

#include <string>
#include <vector>

#include "engine/extract/model/features.h"
#include "engine/extract/model/linear_model.h"
#include "engine/extract/model/word_features.h"

namespace relata::extract {

// Features of word `at` given the tags of the two words before it (label indexes, -1 before the sentence).
void tagger_features(const std::vector<WordFeatures>& words, std::size_t at, int previous, int before_previous, FeatureList& features);

// Greedy left-to-right tagger. A label is "XPOS|UPOS": the Penn tag and the universal one are chosen together.
class PartOfSpeechTagger {
 public:
  explicit PartOfSpeechTagger(LinearModel model) : model_(std::move(model)) {}

  // One label index per word. Thread-safe.
  std::vector<int> tag(const std::vector<WordFeatures>& words) const;
  std::string xpos(int label) const { return model_.labels()[label].substr(0, model_.labels()[label].find('|')); }
  std::string upos(int label) const { return model_.labels()[label].substr(model_.labels()[label].find('|') + 1); }
  const LinearModel& model() const { return model_; }

 private:
  LinearModel model_;
};

}  // namespace relata::extract
