#include "engine/extract/train/name_examples.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <map>

#include "engine/extract/train/training.h"

namespace relata::extract {
namespace {

constexpr std::uint32_t kLeastCount = 4;       // of a feature that gets a vector of its own
constexpr std::size_t kLongestSentence = 200;  // words; no prose has longer ones
constexpr std::size_t kShortestHeadlined = 4;  // letters of a word that headlines write with a capital

using Counts = absl::flat_hash_map<std::uint32_t, std::uint32_t>;

// A sentence before the features that are too rare are known.
struct RawExample {
  std::vector<std::uint32_t> words;                  // hashes in lower case
  std::vector<std::vector<std::uint32_t>> features;  // hashes
  std::vector<std::uint8_t> labels;
  float weight = 1;
};

std::uint8_t label_index(const std::string& label) {
  static const std::map<std::string, std::uint8_t> kIndex = [] {
    std::map<std::string, std::uint8_t> index;
    for (std::size_t i = 0; i < kNameLabels; ++i) index[kNameLabelNames[i]] = static_cast<std::uint8_t>(i);
    return index;
  }();
  return kIndex.at(label);
}

RawExample raw_example(const WordTable& table, const SyntaxNetwork& syntax, const NameSentence& sentence, float weight) {
  std::vector<std::string_view> forms;
  for (const TaggedWord& word : sentence) forms.push_back(word.form);
  const std::vector<WordFeatures> view = word_features(table, forms);
  const std::vector<std::uint32_t> xpos = tag_hashes(syntax, view);
  const Capitals capitals = capitals_of(view);
  RawExample example;
  example.weight = weight;
  FeatureList features;
  for (std::size_t i = 0; i < view.size(); ++i) {
    name_features(view, xpos, capitals, i, features);
    example.words.push_back(view[i].lower);
    example.features.push_back(features.items());
    example.labels.push_back(label_index(sentence[i].label));
  }
  return example;
}

NameExample example_of(const RawExample& raw, const WordVectors& vectors, const Counts& rows) {
  NameExample example;
  example.labels = raw.labels;
  example.weight = raw.weight;
  for (std::size_t i = 0; i < raw.words.size(); ++i) {
    NameExample::Word word;
    if (const auto vector = vectors.rows.find(raw.words[i]); vector != vectors.rows.end()) word.vector = vector->second;
    for (std::size_t f = 0; f < raw.features[i].size(); ++f) {
      const auto row = rows.find(raw.features[i][f]);
      if (row == rows.end()) continue;
      word.features.push_back(row->second);
      word.known = word.known || f == 0;
      word.spelling += f < kSpellingFeatures ? 1 : 0;
    }
    example.words.push_back(std::move(word));
  }
  return example;
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
  Counts counts;
  for (const RawExample& example : raw) {
    for (const auto& word : example.features) {
      for (const std::uint32_t feature : word) ++counts[feature];
    }
  }
  for (const auto& [feature, count] : counts) {
    if (count >= kLeastCount) features_.push_back(feature);
  }
  std::sort(features_.begin(), features_.end());
  Counts rows;
  for (std::uint32_t row = 0; row < features_.size(); ++row) rows[features_[row]] = row;
  for (RawExample& example : raw) {
    examples_.push_back(example_of(example, vectors, rows));
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
