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

// Visits 0 .. count-1 in an order that depends on nothing but `seed`.
std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t seed);

Result<WordTable> build_word_table(const std::filesystem::path& data);

LinearModel train_tagger(const WordTable& words, const std::vector<TreeSentence>& sentences, int epochs, const Progress& progress);
// Tags each fourth of the sentences by a tagger trained on the other three: what the parser will meet, not what a tagger remembers.
std::vector<TreeSentence> jackknife_tags(const WordTable& words, std::vector<TreeSentence> sentences, int epochs, const Progress& progress);
// From trees and, for words that these lack, what other programs say (forms, lemmas and tags alone are looked at).
Lemmatizer train_lemmatizer(const std::vector<TreeSentence>& sentences, const std::vector<TreeSentence>& silver);
LinearModel train_parser(const WordTable& words, const std::vector<TreeSentence>& sentences, int epochs, const Progress& progress);
// How the network of names learns; the shipped model was made with these.
struct NameTrainingSettings {
  int passes = 8;
  float rate = 0.002F;  // of Adam at the beginning; falls to nothing along a straight line
  // Weight of a sentence, where a gold one as it is written weighs one, and of how many sentences each pass takes one.
  float silver_weight = 0.5F;
  std::size_t silver_period = 2;
  float recased_weight = 0.5F;  // of gold sentences in lower case, in capitals, in the manner of headlines
  std::size_t lower_period = 6;
  std::size_t upper_period = 16;
  std::size_t headline_period = 16;
  NameNetworkTraining::Settings network;
};
NameNetwork train_names(const WordTable& words, const PartOfSpeechTagger& tagger, const WordVectors& vectors, const NameCorpora& corpora,
                        const NameTrainingSettings& settings, const Progress& progress);

// Words as the models see them.
std::vector<WordFeatures> features_of(const WordTable& words, const TreeSentence& sentence);
std::vector<std::uint32_t> tag_hashes(const PartOfSpeechTagger& tagger, const std::vector<WordFeatures>& words);

void score_trees(const TrainedModels& models, const std::vector<TreeSentence>& sentences, const std::string& on,
                 std::vector<TrainingScore>& scores);
void score_names(const TrainedModels& models, const std::vector<NameSentence>& sentences, const std::string& on,
                 std::vector<TrainingScore>& scores);

}  // namespace relata::extract
