#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/extract/train/averaged_perceptron.h"
#include "engine/extract/train/training.h"

namespace relata::extract {
namespace {

constexpr double kMinWeight = 0.0012;

}  // namespace

std::vector<std::uint32_t> tag_hashes(const PartOfSpeechTagger& tagger, const std::vector<WordFeatures>& words) {
  std::vector<std::uint32_t> hashes;
  for (const int tag : tagger.tag(words)) hashes.push_back(hash_text(tagger.xpos(tag)));
  return hashes;
}

LinearModel train_names(const WordTable& words, const PartOfSpeechTagger& tagger, const std::vector<NameSentence>& sentences, int epochs,
                        const Progress& progress) {
  std::vector<std::string> labels = {"O"};
  for (const char* type : {"PER", "ORG", "LOC"}) {
    for (const char* position : {"B", "I", "L", "U"}) labels.push_back(fmt::format("{}-{}", position, type));
  }
  std::map<std::string, int> index;
  for (std::size_t i = 0; i < labels.size(); ++i) index[labels[i]] = static_cast<int>(i);

  AveragedPerceptron perceptron(labels);
  std::vector<float> scores(labels.size());
  FeatureList features;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    std::size_t wrong = 0;
    std::size_t total = 0;
    for (const std::size_t s : shuffled(sentences.size(), 2000 + static_cast<std::uint64_t>(epoch))) {
      std::vector<std::string_view> forms;
      for (const TaggedWord& word : sentences[s]) forms.push_back(word.form);
      const std::vector<WordFeatures> view = word_features(words, forms);
      const std::vector<std::uint32_t> xpos = tag_hashes(tagger, view);
      int previous = -1;
      int before = -1;
      for (std::size_t i = 0; i < view.size(); ++i) {
        const int gold = index.at(sentences[s][i].label);
        name_features(view, xpos, i, previous, before, features);
        std::fill(scores.begin(), scores.end(), 0.0F);
        perceptron.score(features.items(), scores.data());
        const int guess = static_cast<int>(std::max_element(scores.begin(), scores.end()) - scores.begin());
        perceptron.tick();
        ++total;
        if (guess != gold) {
          perceptron.update(features.items(), static_cast<std::uint16_t>(gold), 1);
          perceptron.update(features.items(), static_cast<std::uint16_t>(guess), -1);
          ++wrong;
        }
        before = previous;
        previous = guess;
      }
    }
    progress(fmt::format("names: pass {} of {}, {:.2f} % wrong", epoch + 1, epochs,
                         100.0 * static_cast<double>(wrong) / static_cast<double>(std::max<std::size_t>(total, 1))));
  }
  return perceptron.average(kMinWeight);
}

}  // namespace relata::extract
