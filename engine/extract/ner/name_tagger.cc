#include "engine/extract/ner/name_tagger.h"

#include <array>
#include <cassert>
#include <limits>

namespace relata::extract {
namespace {

constexpr float kImpossible = -std::numeric_limits<float>::infinity();

EntityType type_of(std::size_t label) {
  constexpr std::array<EntityType, 3> kTypes = {EntityType::kPerson, EntityType::kOrganization, EntityType::kPlace};
  return kTypes[(label - 1) / 4];
}

std::vector<std::size_t> best_labels(const NameEnsemble& ensemble, const Matrix& scores) {
  using Row = std::array<float, kNameLabels>;
  std::vector<std::array<std::uint8_t, kNameLabels>> from(scores.rows);
  Row best{};
  for (std::size_t label = 0; label < kNameLabels; ++label) best[label] = may_begin(label) ? scores.row(0)[label] : kImpossible;
  for (std::size_t i = 1; i < scores.rows; ++i) {
    Row next;
    next.fill(kImpossible);
    for (const LabelPair pair : pairs_that_may_follow()) {
      const float score = best[pair.previous] + ensemble.transition(pair.previous, pair.next);
      if (score > next[pair.next]) next[pair.next] = score, from[i][pair.next] = pair.previous;
    }
    for (std::size_t label = 0; label < kNameLabels; ++label) next[label] += scores.row(i)[label];
    best = next;
  }
  std::size_t last = 0;
  for (std::size_t label = 1; label < kNameLabels; ++label) {
    if (may_end(label) && best[label] > best[last]) last = label;
  }
  std::vector<std::size_t> labels(scores.rows);
  for (std::size_t i = scores.rows; i-- > 0; last = from[i][last]) labels[i] = last;
  return labels;
}

}  // namespace

std::vector<NameTagger::Name> NameTagger::tag(const std::vector<WordFeatures>& words, const SyntaxClues& syntax) const {
  if (words.empty()) return {};
  Matrix scores;
  ensemble_.score(words, syntax, scores);
  return names_of(scores);
}

std::vector<std::vector<NameTagger::Name>> NameTagger::tag(std::vector<ScoredSentence>& document) const {
  agree_on_names(ensemble_, document);
  std::vector<std::vector<Name>> names;
  for (const ScoredSentence& sentence : document) names.push_back(names_of(sentence.scores));
  return names;
}

std::vector<NameTagger::Name> NameTagger::names_of(const Matrix& scores) const {
  std::vector<Name> names;
  if (scores.rows == 0) return names;
  std::uint32_t begin = 0;
  const std::vector<std::size_t> labels = best_labels(ensemble_, scores);
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == 0) continue;
    const char position = kNameLabelNames[labels[i]][0];
    if (position == 'B' || position == 'U') begin = i;
    if (position == 'L' || position == 'U') names.push_back({begin, i + 1, type_of(labels[i])});
  }
  return names;
}

}  // namespace relata::extract
