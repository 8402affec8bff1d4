#include <algorithm>
#include <map>

#include "engine/extract/train/training.h"

namespace relata::extract {
namespace {

// Times that other programs must have given a word a lemma.
constexpr int kLeastSilver = 2;

}  // namespace

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
