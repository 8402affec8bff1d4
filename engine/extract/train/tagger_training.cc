#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/extract/train/averaged_perceptron.h"
#include "engine/extract/train/training.h"

namespace relata::extract {
namespace {

constexpr double kMinWeight = 0.0015;
// Labels seen less often are noise of annotation.
constexpr int kMinLabelCount = 5;
// Times that other programs must have given a word a lemma.
constexpr int kLeastSilver = 2;

std::string label_of(const TreeWord& word) { return word.xpos + "|" + word.upos; }

}  // namespace

std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t seed) {
  std::vector<std::size_t> order(count);
  for (std::size_t i = 0; i < count; ++i) order[i] = i;
  std::uint64_t state = seed * 0x9E3779B97F4A7C15ULL + 1;
  for (std::size_t i = count; i > 1; --i) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    std::swap(order[i - 1], order[state % i]);
  }
  return order;
}

std::vector<WordFeatures> features_of(const WordTable& words, const TreeSentence& sentence) {
  std::vector<std::string_view> forms;
  for (const TreeWord& word : sentence) forms.push_back(word.form);
  return word_features(words, forms);
}

LinearModel train_tagger(const WordTable& words, const std::vector<TreeSentence>& sentences, int epochs, const Progress& progress) {
  std::map<std::string, int> counts;
  for (const TreeSentence& sentence : sentences) {
    for (const TreeWord& word : sentence) ++counts[label_of(word)];
  }
  std::vector<std::string> labels;
  std::map<std::string, int> index;
  for (const auto& [label, count] : counts) {
    if (count < kMinLabelCount) continue;
    index[label] = static_cast<int>(labels.size());
    labels.push_back(label);
  }
  AveragedPerceptron perceptron(labels);
  std::vector<float> scores(labels.size());
  FeatureList features;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    std::size_t wrong = 0;
    std::size_t total = 0;
    for (const std::size_t s : shuffled(sentences.size(), static_cast<std::uint64_t>(epoch) + 1)) {
      const std::vector<WordFeatures> view = features_of(words, sentences[s]);
      int previous = -1;
      int before = -1;
      for (std::size_t i = 0; i < view.size(); ++i) {
        const auto gold = index.find(label_of(sentences[s][i]));
        tagger_features(view, i, previous, before, features);
        std::fill(scores.begin(), scores.end(), 0.0F);
        perceptron.score(features.items(), scores.data());
        const int guess = static_cast<int>(std::max_element(scores.begin(), scores.end()) - scores.begin());
        perceptron.tick();
        ++total;
        if (gold != index.end() && guess != gold->second) {
          perceptron.update(features.items(), static_cast<std::uint16_t>(gold->second), 1);
          perceptron.update(features.items(), static_cast<std::uint16_t>(guess), -1);
          ++wrong;
        }
        before = previous;
        previous = guess;
      }
    }
    progress(fmt::format("tagger: pass {} of {}, {:.2f} % wrong", epoch + 1, epochs,
                         100.0 * static_cast<double>(wrong) / static_cast<double>(std::max<std::size_t>(total, 1))));
  }
  return perceptron.average(kMinWeight);
}

std::vector<TreeSentence> jackknife_tags(const WordTable& words, std::vector<TreeSentence> sentences, int epochs,
                                         const Progress& progress) {
  constexpr std::size_t kFolds = 4;
  const std::vector<TreeSentence> gold = sentences;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    std::vector<TreeSentence> others;
    for (std::size_t i = 0; i < gold.size(); ++i) {
      if (i % kFolds != fold) others.push_back(gold[i]);
    }
    const PartOfSpeechTagger tagger(train_tagger(words, others, epochs, progress));
    for (std::size_t i = fold; i < gold.size(); i += kFolds) {
      const std::vector<int> tags = tagger.tag(features_of(words, gold[i]));
      for (std::size_t w = 0; w < tags.size(); ++w) {
        sentences[i][w].xpos = tagger.xpos(tags[w]);
        sentences[i][w].upos = tagger.upos(tags[w]);
      }
    }
  }
  return sentences;
}

Lemmatizer train_lemmatizer(const std::vector<TreeSentence>& sentences, const std::vector<TreeSentence>& silver) {
  using Key = std::pair<std::string, std::string>;
  // The lemma that each (form, tag) has most often; ties go to the first in order.
  const auto count = [](const std::vector<TreeSentence>& from) {
    std::map<Key, std::map<std::string, int>> seen;
    for (const TreeSentence& sentence : from) {
      for (const TreeWord& word : sentence) {
        if (word.lemma != "_" && !word.xpos.starts_with("NNP")) ++seen[{lower_case(word.form), word.xpos}][word.lemma];
      }
    }
    return seen;
  };
  std::map<Key, std::map<std::string, int>> seen = count(sentences);
  for (auto& [key, lemmas] : count(silver)) {
    const bool often = std::any_of(lemmas.begin(), lemmas.end(), [](const auto& lemma) { return lemma.second >= kLeastSilver; });
    if (often) seen.try_emplace(key, std::move(lemmas));
  }
  Lemmatizer lemmatizer;
  for (const auto& [key, lemmas] : seen) {
    const auto& [form, xpos] = key;
    const auto best = std::max_element(lemmas.begin(), lemmas.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (best->first != rule_lemma(form, xpos)) lemmatizer.add_exception(form, xpos, best->first);
  }
  return lemmatizer;
}

}  // namespace relata::extract
