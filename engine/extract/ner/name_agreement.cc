#include "engine/extract/ner/name_agreement.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <array>

namespace relata::extract {
namespace {

constexpr float kWeight = 0.5F;  // of what a word is elsewhere
constexpr float kLowest = -3;    // what is less likely than this counts as this
constexpr float kImpossible = -1e30F;

enum Kind : std::size_t { kPerson, kOrganization, kPlace, kNoName, kKinds };
std::size_t kind_of(std::size_t label) { return label == 0 ? kNoName : (label - 1) / 4; }

// By how much the best sequence with a word of each kind lies below the best of all.
using Margins = std::array<float, kKinds>;
struct WordReading {
  Margins margins = {kLowest, kLowest, kLowest, kLowest};
  bool alone = true;  // no part of a longer name
};

// Scores of the best sequences up to each word, by its label.
Matrix best_before(const NameEnsemble& ensemble, const Matrix& scores) {
  Matrix best;
  best.resize(scores.rows, kNameLabels);
  for (std::size_t label = 0; label < kNameLabels; ++label) best.row(0)[label] = may_begin(label) ? scores.row(0)[label] : kImpossible;
  for (std::size_t i = 1; i < scores.rows; ++i) {
    std::fill_n(best.row(i), kNameLabels, kImpossible);
    for (const LabelPair pair : pairs_that_may_follow()) {
      float& reached = best.row(i)[pair.next];
      reached = std::max(reached, best.row(i - 1)[pair.previous] + ensemble.transition(pair.previous, pair.next));
    }
    for (std::size_t label = 0; label < kNameLabels; ++label) best.row(i)[label] += scores.row(i)[label];
  }
  return best;
}

// Of the best sequences after each word.
Matrix best_after(const NameEnsemble& ensemble, const Matrix& scores) {
  Matrix best;
  best.resize(scores.rows, kNameLabels);
  for (std::size_t label = 0; label < kNameLabels; ++label) best.row(scores.rows - 1)[label] = may_end(label) ? 0 : kImpossible;
  for (std::size_t i = scores.rows - 1; i-- > 0;) {
    std::fill_n(best.row(i), kNameLabels, kImpossible);
    for (const LabelPair pair : pairs_that_may_follow()) {
      float& reached = best.row(i)[pair.previous];
      const float onwards = scores.row(i + 1)[pair.next] + best.row(i + 1)[pair.next];
      reached = std::max(reached, ensemble.transition(pair.previous, pair.next) + onwards);
    }
  }
  return best;
}

std::vector<WordReading> read(const NameEnsemble& ensemble, const Matrix& scores) {
  std::vector<WordReading> readings(scores.rows);
  if (scores.rows == 0) return readings;
  Matrix through = best_before(ensemble, scores);
  const Matrix after = best_after(ensemble, scores);
  for (std::size_t i = 0; i < through.values.size(); ++i) through.values[i] += after.values[i];
  for (std::size_t i = 0; i < scores.rows; ++i) {
    const float* word = through.row(i);
    const auto likeliest = static_cast<std::size_t>(std::max_element(word, word + kNameLabels) - word);
    for (std::size_t label = 0; label < kNameLabels; ++label) {
      float& margin = readings[i].margins[kind_of(label)];
      margin = std::max(margin, word[label] - word[likeliest]);
    }
    readings[i].alone = likeliest == 0 || kNameLabelNames[likeliest][0] == 'U';
  }
  return readings;
}

// All readings of a word in the document.
struct Sum {
  Margins margins{};
  float count = 0;

  Margins without(const Margins& one) const {
    Margins mean;
    for (std::size_t kind = 0; kind < kKinds; ++kind) mean[kind] = (margins[kind] - one[kind]) / (count - 1);
    return mean;
  }
};

}  // namespace

void agree_on_names(const NameEnsemble& ensemble, std::vector<ScoredSentence>& document) {
  std::vector<std::vector<WordReading>> readings;
  absl::flat_hash_map<std::uint32_t, Sum> sums;  // by the word in lower case
  for (const ScoredSentence& sentence : document) {
    readings.push_back(read(ensemble, sentence.scores));
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
      if (!sentence.words[i].capitalised) continue;
      Sum& sum = sums[sentence.words[i].lower];
      for (std::size_t kind = 0; kind < kKinds; ++kind) sum.margins[kind] += readings.back()[i].margins[kind];
      ++sum.count;
    }
  }
  for (std::size_t s = 0; s < document.size(); ++s) {
    for (std::size_t i = 0; i < document[s].words.size(); ++i) {
      const WordReading& here = readings[s][i];
      if (!document[s].words[i].capitalised || !here.alone) continue;
      const Sum& sum = sums.at(document[s].words[i].lower);
      if (sum.count < 2) continue;
      const Margins elsewhere = sum.without(here.margins);
      if (*std::max_element(elsewhere.begin(), elsewhere.begin() + kNoName) < elsewhere[kNoName]) continue;
      float* score = document[s].scores.row(i);
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        score[label] += kWeight * (elsewhere[kind_of(label)] - here.margins[kind_of(label)]);
      }
    }
  }
}

}  // namespace relata::extract
