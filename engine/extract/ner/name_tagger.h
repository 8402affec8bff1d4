#pragma once

#include <vector>

#include "engine/extract/document.h"
#include "engine/extract/ner/name_agreement.h"
#include "engine/extract/ner/name_ensemble.h"

namespace relata::extract {

// Finds names of persons, organizations and places: the best sequence of labels by an ensemble's scores that makes whole names (Viterbi).
class NameTagger {
 public:
  explicit NameTagger(NameEnsemble ensemble) : ensemble_(std::move(ensemble)) {}

  struct Name {
    std::uint32_t begin = 0;  // words of the sentence
    std::uint32_t end = 0;
    EntityType type = EntityType::kPerson;
  };
  // In a sentence by itself. Thread-safe. Cost: linear in the words.
  std::vector<Name> tag(const std::vector<WordFeatures>& words, const SyntaxClues& syntax) const;
  // In the sentences of a document, which are first brought to agree on their names.
  std::vector<std::vector<Name>> tag(std::vector<ScoredSentence>& document) const;
  const NameEnsemble& ensemble() const { return ensemble_; }

 private:
  std::vector<Name> names_of(const Matrix& scores) const;
  NameEnsemble ensemble_;
};

}  // namespace relata::extract
