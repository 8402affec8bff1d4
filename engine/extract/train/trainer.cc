#include "engine/extract/train/trainer.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "engine/extract/train/held_out.h"
#include "engine/extract/train/training.h"

namespace relata::extract {
namespace {

struct TreeCorpora {
  std::vector<TreeSentence> training;
  std::vector<TreeSentence> ewt_dev;
  std::vector<TreeSentence> ewt_test;
  std::vector<TreeSentence> news_dev;
};

void append(std::vector<TreeSentence>& to, std::vector<TreeSentence> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

Result<TreeCorpora> read_trees(const std::filesystem::path& data) {
  TreeCorpora corpora;
  RELATA_ASSIGN_OR_RETURN(corpora.training, read_conllu(data / "ewt/train.conllu"));
  RELATA_ASSIGN_OR_RETURN(corpora.ewt_dev, read_conllu(data / "ewt/dev.conllu"));
  RELATA_ASSIGN_OR_RETURN(corpora.ewt_test, read_conllu(data / "ewt/test.conllu"));
  std::error_code error;
  std::vector<std::filesystem::path> documents;
  for (const auto& entry : std::filesystem::directory_iterator(data / "gum", error)) {
    if (entry.path().extension() == ".conllu") documents.push_back(entry.path());
  }
  if (documents.empty()) return Status::not_found(fmt::format("no .conllu files in {}", (data / "gum").string()));
  std::sort(documents.begin(), documents.end());
  for (const std::filesystem::path& document : documents) {
    RELATA_ASSIGN_OR_RETURN(std::vector<TreeSentence> sentences, read_conllu(document));
    append(held_out_documents().contains(document.stem().string()) ? corpora.news_dev : corpora.training, std::move(sentences));
  }
  return corpora;
}

std::string crossner_label(std::string_view label) {
  static const std::map<std::string_view, const char*> kTypes = {{"politician", "PER"},   {"person", "PER"},  {"politicalparty", "ORG"},
                                                                 {"organisation", "ORG"}, {"country", "LOC"}, {"location", "LOC"}};
  if (label.size() < 3) return "O";
  const auto type = kTypes.find(label.substr(2));
  return type == kTypes.end() ? "O" : fmt::format("{}-{}", label[0], type->second);
}

struct NameCorpora {
  std::vector<NameSentence> training;
  std::vector<NameSentence> uner_dev;
  std::vector<NameSentence> uner_test;
};

Result<NameCorpora> read_names(const std::filesystem::path& data) {
  // Few and true, many and noisy: the gold sets count three times.
  constexpr int kGoldWeight = 3;
  const auto last = [](const std::vector<std::string_view>& columns) { return std::string(columns.back()); };
  const auto second = [](const std::vector<std::string_view>& columns) { return std::string(columns[1]); };
  const auto third = [](const std::vector<std::string_view>& columns) { return std::string(columns[2]); };
  std::vector<NameSentence> gold;
  const auto add = [&](std::vector<NameSentence> sentences) { gold.insert(gold.end(), sentences.begin(), sentences.end()); };
  RELATA_ASSIGN_OR_RETURN(auto wikigold, read_columns(data / "ner/wikigold/wikigold.conll.txt", {' ', 0, false}, last));
  add(std::move(wikigold));
  for (const char* part : {"train", "dev", "test"}) {
    RELATA_ASSIGN_OR_RETURN(auto crossner, read_columns(data / fmt::format("ner/crossner-politics/{}.txt", part), {'\t', 0, false},
                                                        [](const auto& columns) { return crossner_label(columns.back()); }));
    add(std::move(crossner));
  }
  NameCorpora corpora;
  RELATA_ASSIGN_OR_RETURN(corpora.training, read_columns(data / "silver/gmb-silver.tsv.xz", {'\t', 0, false}, second));
  for (int i = 0; i < kGoldWeight; ++i) corpora.training.insert(corpora.training.end(), gold.begin(), gold.end());
  for (NameSentence& sentence : corpora.training) {
    sentence = retokenized(sentence);
    to_bilou(sentence);
  }
  RELATA_ASSIGN_OR_RETURN(corpora.uner_dev, read_columns(data / "ner/uner-ewt/en_ewt-ud-dev.iob2", {'\t', 1, true}, third));
  RELATA_ASSIGN_OR_RETURN(corpora.uner_test, read_columns(data / "ner/uner-ewt/en_ewt-ud-test.iob2", {'\t', 1, true}, third));
  for (NameSentence& sentence : corpora.uner_dev) to_bilou(sentence);
  for (NameSentence& sentence : corpora.uner_test) to_bilou(sentence);
  return corpora;
}

}  // namespace

Result<std::vector<TrainingScore>> train_models(const std::filesystem::path& data, const std::filesystem::path& models,
                                                const TrainingOptions& options) {
  const Progress progress = options.progress ? options.progress : [](const std::string&) {};
  progress("reading the corpora");
  RELATA_ASSIGN_OR_RETURN(const WordTable words, build_word_table(data));
  RELATA_ASSIGN_OR_RETURN(const TreeCorpora trees, read_trees(data));
  RELATA_ASSIGN_OR_RETURN(const NameCorpora names, read_names(data));

  PartOfSpeechTagger tagger(train_tagger(words, trees.training, options.tagger_epochs, progress));
  Lemmatizer lemmatizer = train_lemmatizer(trees.training);
  NameTagger name_tagger(train_names(words, tagger, names.training, options.name_epochs, progress));
  progress("tagging the trees as an unseen text would be");
  const std::vector<TreeSentence> retagged = jackknife_tags(words, trees.training, options.tagger_epochs, [](const std::string&) {});
  DependencyParser parser(train_parser(words, retagged, options.parser_epochs, progress));

  const TrainedModels trained{words, std::move(tagger), std::move(lemmatizer), std::move(parser), std::move(name_tagger)};
  std::vector<TrainingScore> scores;
  score_trees(trained, trees.ewt_dev, "EWT dev", scores);
  score_trees(trained, trees.ewt_test, "EWT test", scores);
  score_trees(trained, trees.news_dev, "GUM news, held out", scores);
  score_names(trained, names.uner_dev, "UNER EWT dev", scores);
  score_names(trained, names.uner_test, "UNER EWT test", scores);

  std::error_code error;
  std::filesystem::create_directories(models, error);
  RELATA_RETURN_IF_ERROR(save_models(trained, models));
  return scores;
}

}  // namespace relata::extract
