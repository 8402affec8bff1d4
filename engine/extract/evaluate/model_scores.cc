#include "engine/extract/evaluate/model_scores.h"

#include <fmt/format.h>

#include "engine/extract/train/held_out.h"
#include "engine/extract/train/training.h"

namespace relata::extract {
namespace {

bool is_there(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

}  // namespace

Result<std::vector<TrainingScore>> score_on_ewt(const TrainedModels& models, const std::filesystem::path& data) {
  std::vector<TrainingScore> scores;
  if (!is_there(data / "ewt")) return scores;
  for (const char* part : {"dev", "test"}) {
    RELATA_ASSIGN_OR_RETURN(const auto sentences, read_conllu(data / fmt::format("ewt/{}.conllu", part)));
    score_trees(models, sentences, fmt::format("EWT {}", part), scores);
  }
  return scores;
}

Result<std::vector<TrainingScore>> score_on_uner(const TrainedModels& models, const std::filesystem::path& data) {
  std::vector<TrainingScore> scores;
  if (!is_there(data / "ner/uner-ewt")) return scores;
  const auto label = [](const std::vector<std::string_view>& columns) { return std::string(columns[2]); };
  RELATA_ASSIGN_OR_RETURN(auto documents, read_documents(data / "ner/uner-ewt/en_ewt-ud-test.iob2", {'\t', 1, true}, label));
  for (NameDocument& document : documents) {
    for (NameSentence& sentence : document) to_bilou(sentence);
  }
  score_names(models, documents, "UNER EWT test", scores);
  return scores;
}

Result<std::vector<TrainingScore>> score_on_held_out_news(const TrainedModels& models, const std::filesystem::path& data) {
  std::vector<TrainingScore> scores;
  if (!is_there(data / "gum")) return scores;
  std::vector<TreeSentence> trees;
  for (const std::string& name : held_out_documents()) {
    RELATA_ASSIGN_OR_RETURN(const auto sentences, read_conllu(data / "gum" / (name + ".conllu")));
    trees.insert(trees.end(), sentences.begin(), sentences.end());
  }
  score_trees(models, trees, "GUM news, held out", scores);
  return scores;
}

}  // namespace relata::extract
