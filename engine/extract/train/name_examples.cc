#include "engine/extract/train/name_examples.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/extract/train/input_rows.h"
#include "engine/extract/train/training.h"

namespace relata::extract {
namespace {

constexpr std::uint32_t kLeastCount = 5;       // of a feature that gets a vector of its own
constexpr std::size_t kLongestSentence = 200;  // words; no prose has longer ones
constexpr std::size_t kShortestHeadlined = 4;  // letters of a word that headlines write with a capital

// A sentence before the features that are too rare are known.
struct RawExample {
  std::vector<std::uint32_t> words;                  // hashes in lower case
  std::vector<std::vector<std::uint32_t>> features;  // hashes
  NameExample example;                               // all but its words
};

std::uint8_t label_index(const std::string& label) {
  static const std::map<std::string, std::uint8_t> kIndex = [] {
    std::map<std::string, std::uint8_t> index;
    for (std::size_t i = 0; i < kNameLabels; ++i) index[kNameLabelNames[i]] = static_cast<std::uint8_t>(i);
    return index;
  }();
  return kIndex.at(label);
}

std::vector<std::int16_t> steps_of(const Matrix& states) {
  std::vector<std::int16_t> steps;
  steps.reserve(states.values.size());
  for (const float value : states.values) {
    steps.push_back(static_cast<std::int16_t>(std::lround(std::clamp(value * NameExample::kStateSteps, -32767.0F, 32767.0F))));
  }
  return steps;
}

RawExample raw_example(const WordTable& table, const SyntaxNetwork& syntax, const NameSentence& sentence, float weight) {
  std::vector<std::string_view> forms;
  for (const TaggedWord& word : sentence) forms.push_back(word.form);
  const std::vector<WordFeatures> view = word_features(table, forms);
  const SyntaxClues clues = syntax_clues(syntax, view);
  const Capitals capitals = capitals_of(view);
  RawExample raw;
  raw.example.weight = weight;
  raw.example.states = steps_of(clues.states);
  FeatureList features;
  for (std::size_t i = 0; i < view.size(); ++i) {
    name_features(view, clues.xpos, capitals, i, features);
    raw.words.push_back(view[i].lower);
    raw.features.push_back(features.items());
    raw.example.labels.push_back(label_index(sentence[i].label));
  }
  return raw;
}

std::string upper_case(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

std::string recased(const std::string& form, Casing casing, bool first) {
  if (casing == Casing::kLower) return lower_case(form);
  if (casing == Casing::kUpper) return upper_case(form);
  if (!first && form.size() < kShortestHeadlined) return form;
  return upper_case(form.substr(0, 1)) + form.substr(1);
}

}  // namespace

NameExamples::NameExamples(const WordTable& words, const SyntaxNetwork& syntax, const std::vector<NameSource>& sources,
                           const WordVectors& vectors) {
  std::vector<RawExample> raw;
  for (const NameSource& source : sources) {
    for (const NameSentence& sentence : source.sentences) {
      if (sentence.empty() || sentence.size() > kLongestSentence) continue;
      raw.push_back(raw_example(words, syntax, sentence, source.weight));
      periods_.push_back(source.period);
    }
  }
  FeatureCounts counts;
  for (const RawExample& example : raw) {
    for (const auto& word : example.features) counts.add(word);
  }
  features_ = counts.frequent(kLeastCount);
  const InputRows rows(vectors, features_);
  for (RawExample& example : raw) {
    NameExample& finished = examples_.emplace_back(std::move(example.example));
    for (std::size_t i = 0; i < example.words.size(); ++i) {
      finished.words.push_back(rows.find(example.words[i], example.features[i], kSpellingFeatures));
    }
    example = {};
  }
}

std::vector<const NameExample*> NameExamples::pass(std::size_t number, std::uint64_t seed) const {
  std::vector<const NameExample*> chosen;
  for (std::size_t i = 0; i < examples_.size(); ++i) {
    if (i % periods_[i] == number % periods_[i]) chosen.push_back(&examples_[i]);
  }
  std::vector<const NameExample*> order;
  for (const std::size_t i : shuffled(chosen.size(), 2000 + 1000 * seed + number)) order.push_back(chosen[i]);
  return order;
}

NameSentence recased(const NameSentence& sentence, Casing casing) {
  NameSentence result;
  for (const TaggedWord& word : sentence) result.push_back({recased(word.form, casing, result.empty()), word.label});
  return result;
}

}  // namespace relata::extract
