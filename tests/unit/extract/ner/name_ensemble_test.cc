#include "engine/extract/ner/name_ensemble.h"

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace relata::extract::testing {
namespace {

// A network that gives every word the scores `score` and every label after another `transition`, whatever the words are.
NameNetwork constant_network(float score, float transition, std::size_t state_columns = 2) {
  const auto zeros = [](std::size_t rows, std::size_t columns) {
    Matrix weights;
    weights.resize(rows, columns);
    return weights;
  };
  NameNetwork::Parts parts;
  parts.states = DenseLayer(zeros(state_columns, 2), std::vector<float>(2));
  parts.first = RecurrentLayer(DenseLayer(zeros(2, 16), std::vector<float>(16)), true);
  parts.second = RecurrentLayer(DenseLayer(zeros(4, 12), std::vector<float>(12)), false);
  parts.output = DenseLayer(zeros(4, kNameLabels), std::vector<float>(kNameLabels, score));
  parts.transitions.fill(transition);
  return NameNetwork(std::move(parts));
}

Matrix scores_of(const NameEnsemble& ensemble) {
  const std::vector<WordFeatures> words = word_features(WordTable(), std::vector<std::string_view>{"John", "left"});
  SyntaxClues syntax;
  syntax.xpos.assign(words.size(), 0);
  syntax.states.resize(words.size(), ensemble.state_columns());
  Matrix scores;
  ensemble.score(words, syntax, scores);
  return scores;
}

TEST(NameEnsemble, ScoresTheMeanOfItsMembers) {
  const NameEnsemble ensemble({constant_network(1, 0.5F), constant_network(-2, 1), constant_network(4, 3)});
  EXPECT_FLOAT_EQ(ensemble.transition(0, 1), 1.5F);
  const Matrix scores = scores_of(ensemble);
  ASSERT_EQ(scores.rows, 2U);
  for (const float score : scores.values) EXPECT_FLOAT_EQ(score, 1);
}

TEST(NameEnsemble, OfNoMembersIsEmpty) {
  EXPECT_TRUE(NameEnsemble().empty());
  EXPECT_EQ(NameEnsemble().state_columns(), 0U);
}

Result<ModelReader> reopened(const ModelWriter& writer, const TemporaryDirectory& directory) {
  const Status saved = writer.save(directory / "names.model", "x");
  return saved.is_ok() ? ModelReader::open(directory / "names.model", "x") : Result<ModelReader>(saved);
}

TEST(NameEnsemble, RefusesAFileOfNoMembersOrOfSuchAsDoNotFitTogether) {
  const TemporaryDirectory directory;
  ModelWriter none;
  none.u8(0);
  Result<ModelReader> reader = reopened(none, directory);
  ASSERT_TRUE(reader.is_ok());
  EXPECT_TRUE(NameEnsemble::read(*reader).empty());
  EXPECT_FALSE(reader->ok());

  ModelWriter different;
  different.u8(2);
  constant_network(1, 1, 2).write(different);
  constant_network(1, 1, 3).write(different);
  reader = reopened(different, directory);
  ASSERT_TRUE(reader.is_ok());
  EXPECT_TRUE(NameEnsemble::read(*reader).empty());
  EXPECT_FALSE(reader->ok());

  ModelWriter cut;
  cut.u8(2);
  constant_network(1, 1).write(cut);
  reader = reopened(cut, directory);
  ASSERT_TRUE(reader.is_ok());
  EXPECT_TRUE(NameEnsemble::read(*reader).empty());
  EXPECT_FALSE(reader->ok());
}

}  // namespace
}  // namespace relata::extract::testing
