#pragma once

#include <vector>

#include "engine/extract/model/word_features.h"
#include "engine/extract/ner/name_ensemble.h"

namespace relata::extract {

// A sentence with the ensemble's scores of the labels of its words.
struct ScoredSentence {
  std::vector<WordFeatures> words;
  Matrix scores;
};

// Moves the scores of capitalised words towards what the same words are elsewhere in the document, where they are rather names there: a
// word that is none elsewhere may well begin one here. Words inside of longer names stay: "US Marines" is no place because "US" is one.
// Cost: linear in the words.
void agree_on_names(const NameEnsemble& ensemble, std::vector<ScoredSentence>& document);

}  // namespace relata::extract
