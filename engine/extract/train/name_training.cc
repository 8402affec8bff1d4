#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/extract/train/name_network_training.h"
#include "engine/extract/train/training.h"

namespace relata::extract {
namespace {

constexpr std::uint32_t kLeastCount = 4;  // of a feature that gets a vector of its own
constexpr std::size_t kBatchWords = 400;
constexpr float kRate = 0.002F;
constexpr float kSilverWeight = 0.5F;
constexpr int kGoldPerPass = 1;                // times that a pass goes over the gold sentences
constexpr std::size_t kSilverPasses = 2;       // passes that go over the silver sentences once
constexpr std::size_t kLongestSentence = 200;  // words; no prose has longer ones

using Counts = absl::flat_hash_map<std::uint32_t, std::uint32_t>;

// A sentence before the features that are too rare are known.
struct RawExample {
  std::vector<std::uint32_t> words;                  // hashes in lower case
  std::vector<std::vector<std::uint32_t>> features;  // hashes
  std::vector<std::uint8_t> labels;
};

RawExample raw_example(const WordTable& table, const SyntaxNetwork& syntax, const NameSentence& sentence) {
  static const std::map<std::string, std::uint8_t> kIndex = [] {
    std::map<std::string, std::uint8_t> index;
    for (std::size_t i = 0; i < kNameLabels; ++i) index[kNameLabelNames[i]] = static_cast<std::uint8_t>(i);
    return index;
  }();
  std::vector<std::string_view> forms;
  for (const TaggedWord& word : sentence) forms.push_back(word.form);
  const std::vector<WordFeatures> view = word_features(table, forms);
  const std::vector<std::uint32_t> xpos = tag_hashes(syntax, view);
  RawExample example;
  FeatureList features;
  for (std::size_t i = 0; i < view.size(); ++i) {
    name_features(view, xpos, i, features);
    example.words.push_back(view[i].lower);
    example.features.push_back(features.items());
    example.labels.push_back(kIndex.at(sentence[i].label));
  }
  return example;
}

NameExample example_of(const RawExample& raw, float weight, const WordVectors& vectors, const Counts& rows) {
  NameExample example;
  example.labels = raw.labels;
  example.weight = weight;
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

class NameExamples {
 public:
  NameExamples(const WordTable& table, const SyntaxNetwork& syntax, const NameCorpora& corpora, const WordVectors& vectors) {
    std::vector<RawExample> raw;
    for (const std::vector<NameSentence>* part : {&corpora.gold, &corpora.silver}) {
      for (const NameSentence& sentence : *part) {
        if (sentence.size() <= kLongestSentence) raw.push_back(raw_example(table, syntax, sentence));
      }
      if (part == &corpora.gold) gold_count_ = raw.size();
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
    for (std::size_t i = 0; i < raw.size(); ++i) {
      examples_.push_back(example_of(raw[i], i < gold_count_ ? 1.0F : kSilverWeight, vectors, rows));
      raw[i] = {};
    }
  }

  const std::vector<std::uint32_t>& features() const { return features_; }

  // The sentences of a pass in the order in which it takes them.
  std::vector<const NameExample*> pass(std::size_t number) const {
    std::vector<const NameExample*> chosen;
    for (std::size_t i = 0; i < examples_.size(); ++i) {
      const bool gold = i < gold_count_;
      const int times = gold ? kGoldPerPass : (i % kSilverPasses == number % kSilverPasses ? 1 : 0);
      chosen.insert(chosen.end(), static_cast<std::size_t>(times), &examples_[i]);
    }
    std::vector<const NameExample*> order;
    for (const std::size_t i : shuffled(chosen.size(), 2000 + number)) order.push_back(chosen[i]);
    return order;
  }

 private:
  std::size_t gold_count_ = 0;
  std::vector<std::uint32_t> features_;
  std::vector<NameExample> examples_;
};

}  // namespace

std::vector<std::uint32_t> tag_hashes(const SyntaxNetwork& syntax, const std::vector<WordFeatures>& words) {
  std::vector<std::uint32_t> hashes;
  for (const WordSyntax& word : syntax.analyse(words)) hashes.push_back(hash_text(syntax.xpos(word.tag)));
  return hashes;
}

NameNetwork train_names(const WordTable& words, const SyntaxNetwork& syntax, const WordVectors& vectors, const NameCorpora& corpora,
                        int epochs, const Progress& progress) {
  const NameExamples examples(words, syntax, corpora, vectors);
  NameNetworkTraining training(vectors, examples.features(), {});
  for (int epoch = 0; epoch < epochs; ++epoch) {
    const std::vector<const NameExample*> order = examples.pass(static_cast<std::size_t>(epoch));
    double loss = 0;
    std::size_t batches = 0;
    for (std::size_t begin = 0; begin < order.size();) {
      std::vector<const NameExample*> batch;
      std::size_t size = 0;
      std::size_t end = begin;
      for (; end < order.size() && size < kBatchWords; ++end) {
        batch.push_back(order[end]);
        size += order[end]->words.size();
      }
      // Down to nothing along a straight line.
      const double done = (epoch + static_cast<double>(begin) / static_cast<double>(order.size())) / epochs;
      loss += training.learn(batch, kRate * static_cast<float>(1 - done));
      ++batches;
      begin = end;
    }
    progress(fmt::format("names: pass {} of {}, loss {:.4f} a word", epoch + 1, epochs,
                         loss / static_cast<double>(std::max<std::size_t>(batches, 1))));
  }
  return training.quantised();
}

}  // namespace relata::extract
