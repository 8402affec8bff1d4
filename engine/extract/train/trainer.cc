#include "engine/extract/train/trainer.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

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

}  // namespace

Result<std::vector<TrainingScore>> train_models(const std::filesystem::path& data, const std::filesystem::path& models,
                                                const TrainingOptions& options) {
  constexpr std::size_t kWordVectors = 100'000;
  const Progress progress = options.progress ? options.progress : [](const std::string&) {};
  progress("reading the corpora");
  RELATA_ASSIGN_OR_RETURN(const WordTable words, build_word_table(data));
  RELATA_ASSIGN_OR_RETURN(const TreeCorpora trees, read_trees(data));
  RELATA_ASSIGN_OR_RETURN(const NameCorpora names, read_name_corpora(data, options.articles, options.annotations));
  RELATA_ASSIGN_OR_RETURN(const std::vector<TreeSentence> silver, read_silver_trees(data / "silver/gmb-silver.tsv.xz"));
  RELATA_ASSIGN_OR_RETURN(const WordVectors vectors, read_word_vectors(data, kWordVectors));

  Result<TrainedModels> trained = TrainedModels{words, SyntaxNetwork(), Lemmatizer(), NameTagger(NameEnsemble())};
  if (options.keep_trees) trained = load_models_but_names(models);
  if (!trained.is_ok()) return trained.status();
  if (!options.keep_trees) trained->syntax = train_syntax(words, vectors, trees.training, silver, options.syntax_epochs, progress);
  trained->lemmatizer = train_lemmatizer(trees.training, silver);
  NameTrainingSettings settings;
  settings.passes = options.name_epochs;
  trained->names = NameTagger(train_names(trained->words, trained->syntax, vectors, names, settings, progress));

  std::vector<TrainingScore> scores;
  score_trees(*trained, trees.ewt_dev, "EWT dev", scores);
  score_trees(*trained, trees.ewt_test, "EWT test", scores);
  score_trees(*trained, trees.news_dev, "GUM news, held out", scores);
  score_names(*trained, names.uner_test, "UNER EWT test", scores);

  std::error_code error;
  std::filesystem::create_directories(models, error);
  RELATA_RETURN_IF_ERROR(save_models(*trained, models));
  return scores;
}

}  // namespace relata::extract
