#include "engine/extract/train/syntax_examples.h"

#include <algorithm>
#include <map>

#include "engine/extract/train/input_rows.h"
#include "engine/extract/train/training.h"

namespace relata::extract {
namespace {

constexpr std::uint32_t kLeastFeatures = 3;  // of a kind, for it to get a vector
constexpr int kLeastTags = 5;                // labels seen less often are noise of annotation
constexpr int kLeastRelations = 10;
constexpr std::size_t kLongestSentence = 160;  // words: time goes with the square

using LabelIndex = std::map<std::string, int>;

std::string tag_of(const TreeWord& word) { return word.xpos + "|" + word.upos; }

std::vector<std::string> frequent(const std::map<std::string, int>& counts, int least) {
  std::vector<std::string> labels;
  for (const auto& [label, count] : counts) {
    if (count >= least) labels.push_back(label);
  }
  return labels;
}

SyntaxLabels labels_of(const std::vector<TreeSentence>& trees) {
  std::map<std::string, int> tags;
  std::map<std::string, int> relations;
  for (const TreeSentence& tree : trees) {
    for (const TreeWord& word : tree) {
      ++tags[tag_of(word)];
      if (word.head != static_cast<int>(tree.size())) ++relations[word.relation];
    }
  }
  return {frequent(tags, kLeastTags), frequent(relations, kLeastRelations)};
}

LabelIndex index_of(const std::vector<std::string>& labels) {
  LabelIndex index;
  for (std::size_t i = 0; i < labels.size(); ++i) index[labels[i]] = static_cast<int>(i);
  return index;
}

int find(const LabelIndex& index, const std::string& label) {
  const auto found = index.find(label);
  return found == index.end() ? SyntaxExample::kUnknown : found->second;
}

std::vector<std::uint32_t> frequent_features(const WordTable& words, const std::vector<TreeSentence>& trees) {
  FeatureCounts counts;
  FeatureList list;
  for (const TreeSentence& tree : trees) {
    const std::vector<WordFeatures> view = features_of(words, tree);
    for (std::size_t i = 0; i < view.size(); ++i) {
      syntax_features(view, i, list);
      counts.add(list.items());
    }
  }
  return counts.frequent(kLeastFeatures);
}

class ExampleMaker {
 public:
  ExampleMaker(const WordTable& words, const WordVectors& vectors, const SyntaxLabels& labels, const std::vector<std::uint32_t>& features)
      : words_(words), rows_(vectors, features), tags_(index_of(labels.tags)), relations_(index_of(labels.relations)) {}

  // Unless the tree is too long or none.
  void add(const TreeSentence& tree, std::vector<SyntaxExample>& examples) const {
    const auto root = static_cast<int>(tree.size());
    const auto roots = std::count_if(tree.begin(), tree.end(), [&](const TreeWord& word) { return word.head == root; });
    if (roots != 1 || tree.size() > kLongestSentence) return;
    const std::vector<WordFeatures> view = features_of(words_, tree);
    SyntaxExample& example = examples.emplace_back();
    FeatureList list;
    for (std::size_t i = 0; i < tree.size(); ++i) {
      syntax_features(view, i, list);
      example.words.push_back(rows_.find(view[i].lower, list.items(), kSyntaxSpellingFeatures));
      example.tags.push_back(find(tags_, tag_of(tree[i])));
      example.heads.push_back(tree[i].head);
      example.relations.push_back(tree[i].head == root ? SyntaxExample::kUnknown : find(relations_, tree[i].relation));
    }
  }

 private:
  const WordTable& words_;
  InputRows rows_;
  LabelIndex tags_;
  LabelIndex relations_;
};

}  // namespace

std::vector<WordFeatures> features_of(const WordTable& words, const TreeSentence& sentence) {
  std::vector<std::string_view> forms;
  for (const TreeWord& word : sentence) forms.push_back(word.form);
  return word_features(words, forms);
}

SyntaxExamples::SyntaxExamples(const WordTable& words, const WordVectors& vectors, const std::vector<TreeSentence>& gold,
                               const std::vector<TreeSentence>& silver)
    : labels_(labels_of(gold)), features_(frequent_features(words, gold)) {
  const ExampleMaker maker(words, vectors, labels_, features_);
  for (const TreeSentence& tree : gold) maker.add(tree, gold_);
  for (const TreeSentence& tree : silver) maker.add(tree, silver_);
}

SyntaxExamples::Batches SyntaxExamples::batches(const std::vector<SyntaxExample>& examples, std::size_t number, std::size_t batch_words) {
  Batches batches;
  std::size_t size = batch_words;
  for (const std::size_t i : shuffled(examples.size(), 1000 + number)) {
    if (size >= batch_words) batches.emplace_back(), size = 0;
    batches.back().push_back(&examples[i]);
    size += examples[i].words.size();
  }
  return batches;
}

}  // namespace relata::extract
