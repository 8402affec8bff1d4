#include <set>
#include <tuple>

#include "engine/extract/train/training.h"

namespace relata::extract {
namespace {

std::string without_subtype(const std::string& relation) { return relation.substr(0, relation.find(':')); }

using FoundNames = std::set<std::tuple<std::size_t, std::size_t, EntityType>>;

FoundNames gold_names(const NameSentence& sentence) {
  FoundNames names;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const std::string& label = sentence[i].label;
    if (label[0] == 'B' || label[0] == 'U') begin = i;
    if (label[0] != 'L' && label[0] != 'U') continue;
    const EntityType type = label.ends_with("PER")   ? EntityType::kPerson
                            : label.ends_with("ORG") ? EntityType::kOrganization
                                                     : EntityType::kPlace;
    names.emplace(begin, i + 1, type);
  }
  return names;
}

}  // namespace

void score_trees(const TrainedModels& models, const std::vector<TreeSentence>& sentences, const std::string& on,
                 std::vector<TrainingScore>& scores) {
  double words = 0, xpos = 0, upos = 0, heads = 0, arcs = 0, lemmas = 0;
  for (const TreeSentence& sentence : sentences) {
    const std::vector<WordFeatures> view = features_of(models.words, sentence);
    const std::vector<WordSyntax> read = models.syntax.analyse(view);
    for (std::size_t i = 0; i < read.size(); ++i) {
      const std::string tag = models.syntax.xpos(read[i].tag);
      xpos += tag == sentence[i].xpos;
      upos += models.syntax.upos(read[i].tag) == sentence[i].upos;
      lemmas += models.lemmatizer.lemma(sentence[i].form, tag) == sentence[i].lemma;
      const bool right = read[i].head == sentence[i].head;
      const bool root = read[i].head == static_cast<int>(read.size());
      heads += right;
      arcs += right && (root || without_subtype(models.syntax.relation(read[i].relation)) == without_subtype(sentence[i].relation));
    }
    words += static_cast<double>(sentence.size());
  }
  if (words == 0) return;
  scores.push_back({"syntax", "XPOS accuracy", on, xpos / words});
  scores.push_back({"syntax", "UPOS accuracy", on, upos / words});
  scores.push_back({"lemmas", "lemma accuracy", on, lemmas / words});
  scores.push_back({"syntax", "UAS", on, heads / words});
  scores.push_back({"syntax", "LAS", on, arcs / words});
}

void score_names(const TrainedModels& models, const std::vector<NameDocument>& documents, const std::string& on,
                 std::vector<TrainingScore>& scores) {
  double hits = 0, predicted = 0, expected = 0;
  for (const NameDocument& document : documents) {
    std::vector<ScoredSentence> read;
    for (const NameSentence& sentence : document) {
      std::vector<std::string_view> forms;
      for (const TaggedWord& word : sentence) forms.push_back(word.form);
      ScoredSentence& scored = read.emplace_back(ScoredSentence{word_features(models.words, forms), {}});
      models.names.ensemble().score(scored.words, syntax_clues(models.syntax, scored.words), scored.scores);
    }
    const std::vector<std::vector<NameTagger::Name>> names = models.names.tag(read);
    for (std::size_t s = 0; s < document.size(); ++s) {
      const FoundNames gold = gold_names(document[s]);
      for (const NameTagger::Name& name : names[s]) hits += gold.contains({name.begin, name.end, name.type});
      predicted += static_cast<double>(names[s].size());
      expected += static_cast<double>(gold.size());
    }
  }
  const double precision = predicted == 0 ? 0 : hits / predicted;
  const double recall = expected == 0 ? 0 : hits / expected;
  scores.push_back({"names", "precision", on, precision});
  scores.push_back({"names", "recall", on, recall});
  scores.push_back({"names", "span F1", on, hits == 0 ? 0 : 2 * precision * recall / (precision + recall)});
}

}  // namespace relata::extract
