#pragma once

#include <string>
#include <vector>

#include "engine/extract/document.h"
#include "engine/extract/model/features.h"
#include "engine/extract/model/linear_model.h"
#include "engine/extract/model/word_features.h"

namespace relata::extract {

// Features of word `at`: words, shapes, classes, gazetteer flags, tags, and the labels of the two words before it.
// `xpos` holds hashes of the Penn tags.
void name_features(const std::vector<WordFeatures>& words, const std::vector<std::uint32_t>& xpos, std::size_t at, int previous,
                   int before_previous, FeatureList& features);

// Greedy tagger of names of persons, organizations and places with labels "O", "B-PER", "I-PER", "L-PER", "U-PER" and so on
// (Ratinov and Roth 2009); only sequences that make whole names are produced.
class NameTagger {
 public:
  explicit NameTagger(LinearModel model);

  struct Name {
    std::uint32_t begin = 0;  // words of the sentence
    std::uint32_t end = 0;
    EntityType type = EntityType::kPerson;
  };
  // Thread-safe.
  std::vector<Name> tag(const std::vector<WordFeatures>& words, const std::vector<std::uint32_t>& xpos) const;
  const LinearModel& model() const { return model_; }

 private:
  struct Label {
    char position;  // O B I L U
    EntityType type;
  };
  bool may_follow(int previous, int next) const;

  LinearModel model_;
  std::vector<Label> labels_;
};

}  // namespace relata::extract
