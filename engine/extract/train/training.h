#pragma once

// The steps of train_models(); for engine/extract/train alone.

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "engine/extract/model/models.h"
#include "engine/extract/train/corpus.h"
#include "engine/extract/train/name_corpora.h"
#include "engine/extract/train/name_network_training.h"
#include "engine/extract/train/trainer.h"
#include "engine/extract/train/word_vectors.h"

namespace relata::extract {

using Progress = std::function<void(const std::string&)>;

Result<WordTable> build_word_table(const std::filesystem::path& data);

// Learns from all silver trees, which other programs made, once, then from the gold ones `epochs` times.
SyntaxNetwork train_syntax(const WordTable& words, const WordVectors& vectors, const std::vector<TreeSentence>& gold,
                           const std::vector<TreeSentence>& silver, int epochs, const Progress& progress);
// From trees and, for words that these lack, what other programs say (forms, lemmas and tags alone are looked at).
Lemmatizer train_lemmatizer(const std::vector<TreeSentence>& sentences, const std::vector<TreeSentence>& silver);
// How the networks of names learn; the shipped model was made with these.
struct NameTrainingSettings {
  int passes = 5;
  float rate = 0.002F;  // of Adam at the beginning; falls to nothing along a straight line
  // Weight of a sentence, where a gold one as it is written weighs one, and of how many sentences each pass takes one.
  float silver_weight = 0.5F;
  std::size_t silver_period = 4;
  float recased_weight = 0.5F;  // of gold sentences in lower case, in capitals, in the manner of headlines
  std::size_t lower_period = 6;
  std::size_t upper_period = 16;
  std::size_t headline_period = 16;
  std::vector<std::uint64_t> seeds = {7, 9};  // of the members of the ensemble
  NameNetworkTraining::Settings network;      // with another seed for each
};
// One member for each seed, a thread for each; progress may be told from any of them, one at a time.
NameEnsemble train_names(const WordTable& words, const SyntaxNetwork& syntax, const WordVectors& vectors, const NameCorpora& corpora,
                         const NameTrainingSettings& settings, const Progress& progress);

// Words as the models see them.
std::vector<WordFeatures> features_of(const WordTable& words, const TreeSentence& sentence);
SyntaxClues syntax_clues(const SyntaxNetwork& syntax, const std::vector<WordFeatures>& words);

void score_trees(const TrainedModels& models, const std::vector<TreeSentence>& sentences, const std::string& on,
                 std::vector<TrainingScore>& scores);
void score_names(const TrainedModels& models, const std::vector<NameDocument>& documents, const std::string& on,
                 std::vector<TrainingScore>& scores);

}  // namespace relata::extract
