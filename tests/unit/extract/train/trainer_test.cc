#include "engine/extract/train/trainer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "engine/extract/model/models.h"
#include "engine/extract/train/training.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/extract/train/tiny_corpus.h"

namespace relata::extract::testing {
namespace {

using ::testing::HasSubstr;

TrainingOptions few_passes() {
  TrainingOptions options;
  options.syntax_epochs = 3;
  return options;
}

TEST(TrainModels, MakesTheSameBytesTwice) {
  const TemporaryDirectory directory;
  write_tiny_data(directory / "data");
  for (const char* models : {"first", "second"}) {
    const auto scores = train_models(directory / "data", directory / models, few_passes());
    ASSERT_TRUE(scores.is_ok()) << scores.status().to_string();
    EXPECT_FALSE(scores->empty());
  }
  for (const char* file : {"words.model", "syntax.model", "lemmas.model", "names.model"}) {
    const std::string bytes = bytes_of(directory / "first" / file);
    EXPECT_GT(bytes.size(), 30U) << file;
    EXPECT_EQ(bytes, bytes_of(directory / "second" / file)) << file;
  }
}

TEST(TrainModels, NamesWhatIsMissingAndLeavesTheOldModels) {
  const TemporaryDirectory directory;
  write_tiny_data(directory / "data");
  directory.write("models/syntax.model", "old");
  std::filesystem::remove(directory / "data/silver/gmb-silver.tsv.xz");
  const auto scores = train_models(directory / "data", directory / "models", few_passes());
  ASSERT_FALSE(scores.is_ok());
  EXPECT_EQ(scores.status().code(), StatusCode::kNotFound);
  EXPECT_THAT(scores.status().to_string(), HasSubstr("gmb-silver.tsv.xz"));
  EXPECT_EQ(bytes_of(directory / "models/syntax.model"), "old");
}

TEST(TrainModels, NamesTheLineThatIsNoTree) {
  const TemporaryDirectory directory;
  write_tiny_data(directory / "data");
  directory.write("data/ewt/train.conllu", "1\tA\tb\n");
  const auto scores = train_models(directory / "data", directory / "models", few_passes());
  ASSERT_FALSE(scores.is_ok());
  EXPECT_EQ(scores.status().code(), StatusCode::kCorruption);
  EXPECT_THAT(scores.status().to_string(), HasSubstr("train.conllu:1"));
}

TEST(LoadModels, SaysWhichModelIsDamagedOrMissing) {
  const TemporaryDirectory directory;
  write_tiny_data(directory / "data");
  ASSERT_TRUE(train_models(directory / "data", directory / "models", few_passes()).is_ok());
  EXPECT_TRUE(load_models(directory / "models").is_ok());
  const std::filesystem::path syntax = directory / "models/syntax.model";
  const std::string whole = bytes_of(syntax);
  write_bytes(syntax, whole.substr(0, whole.size() / 2));
  EXPECT_EQ(load_models(directory / "models").status().code(), StatusCode::kCorruption);
  EXPECT_THAT(load_models(directory / "models").status().to_string(), HasSubstr(syntax.string()));
  std::filesystem::remove(syntax);
  EXPECT_EQ(load_models(directory / "models").status().code(), StatusCode::kNotFound);
}

TEST(LoadModels, RefusesNamesThatWereTrainedWithAnotherSyntax) {
  const TemporaryDirectory directory;
  write_tiny_data(directory / "data");
  TrainingOptions fewer_passes;
  fewer_passes.syntax_epochs = 2;
  ASSERT_TRUE(train_models(directory / "data", directory / "models", few_passes()).is_ok());
  ASSERT_TRUE(train_models(directory / "data", directory / "others", fewer_passes).is_ok());
  write_bytes(directory / "models/syntax.model", bytes_of(directory / "others/syntax.model"));
  const auto loaded = load_models(directory / "models");
  ASSERT_FALSE(loaded.is_ok());
  EXPECT_EQ(loaded.status().code(), StatusCode::kCorruption);
  EXPECT_THAT(loaded.status().to_string(), HasSubstr("trained with another words.model or syntax.model"));
  TrainingOptions names_anew = few_passes();
  names_anew.keep_trees = true;
  ASSERT_TRUE(train_models(directory / "data", directory / "models", names_anew).is_ok());
  EXPECT_TRUE(load_models(directory / "models").is_ok());
}

TEST(LoadModels, RefusesNamesThatNeedStatesOfAnotherWidth) {
  const TemporaryDirectory directory;
  write_tiny_data(directory / "data");
  ASSERT_TRUE(train_models(directory / "data", directory / "models", few_passes()).is_ok());
  auto models = load_models(directory / "models");
  ASSERT_TRUE(models.is_ok());
  NameNetwork::Parts parts;
  Matrix states;
  states.resize(2, 2);  // where those of the syntax network have 288 columns
  parts.states = DenseLayer(states, std::vector<float>(2));
  Matrix first, second, output;
  first.resize(2, 16);
  second.resize(4, 12);
  output.resize(4, kNameLabels);
  parts.first = RecurrentLayer(DenseLayer(first, std::vector<float>(16)), true);
  parts.second = RecurrentLayer(DenseLayer(second, std::vector<float>(12)), false);
  parts.output = DenseLayer(output, std::vector<float>(kNameLabels));
  models->names = NameTagger(NameEnsemble({NameNetwork(std::move(parts))}));
  ASSERT_TRUE(save_models(*models, directory / "models").is_ok());
  const auto loaded = load_models(directory / "models");
  ASSERT_FALSE(loaded.is_ok());
  EXPECT_EQ(loaded.status().code(), StatusCode::kCorruption);
  EXPECT_THAT(loaded.status().to_string(), HasSubstr("do not fit together"));
}

// What the shipped models reached when they were made, less a little: a change of features or tokens that they were not trained with
// shows here.
TEST(ShippedModels, KeepTheirScores) {
  const char* shared = std::getenv("RELATA_SHARED");
  if (shared == nullptr) GTEST_SKIP() << "RELATA_SHARED does not name the folder of the data sets";
  const auto models = load_models(std::filesystem::path(RELATA_SOURCE_DIR) / "engine/extract/data/models");
  ASSERT_TRUE(models.is_ok()) << models.status().to_string();
  const auto trees = read_conllu(std::filesystem::path(shared) / "data/ewt/dev.conllu");
  ASSERT_TRUE(trees.is_ok()) << trees.status().to_string();
  std::vector<TrainingScore> scores;
  score_trees(*models, *trees, "EWT dev", scores);
  ASSERT_EQ(scores.size(), 5U);
  const double floors[] = {0.949, 0.956, 0.967, 0.887, 0.860};  // XPOS, UPOS, lemmas, UAS, LAS
  for (std::size_t i = 0; i < 5; ++i) EXPECT_GE(scores[i].value, floors[i]) << scores[i].model << " " << scores[i].measure;
}

TEST(ShippedModels, KeepTheirScoreOfNames) {
  const char* shared = std::getenv("RELATA_SHARED");
  if (shared == nullptr) GTEST_SKIP() << "RELATA_SHARED does not name the folder of the data sets";
  const auto models = load_models(std::filesystem::path(RELATA_SOURCE_DIR) / "engine/extract/data/models");
  ASSERT_TRUE(models.is_ok()) << models.status().to_string();
  auto documents = read_documents(std::filesystem::path(shared) / "data/ner/uner-ewt/en_ewt-ud-test.iob2", {'\t', 1, true},
                                  [](const std::vector<std::string_view>& columns) { return std::string(columns[2]); });
  ASSERT_TRUE(documents.is_ok()) << documents.status().to_string();
  for (NameDocument& document : *documents) {
    for (NameSentence& sentence : document) to_bilou(sentence);
  }
  std::vector<TrainingScore> scores;
  score_names(*models, *documents, "UNER EWT test", scores);
  ASSERT_EQ(scores.size(), 3U);
  EXPECT_GE(scores[2].value, 0.815);  // span F1
}

}  // namespace
}  // namespace relata::extract::testing
