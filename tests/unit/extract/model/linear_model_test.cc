#include "engine/extract/model/linear_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/extract/model/temporary_directory.h"

namespace relata::extract::testing {
namespace {

using ::testing::ElementsAre;

std::vector<std::int32_t> scores_of(const LinearModel& model, const std::vector<std::uint32_t>& features) {
  std::vector<std::int32_t> scores(model.labels().size(), 0);
  model.score(features, scores.data());
  return scores;
}

LinearModel sample() {
  return LinearModel({"a", "b", "c"}, {{5, {{0, 10}, {2, -3}}}, {0xfffffff0U, {{1, 127}}}, {6, {{0, -127}}}, {9, {}}});
}

Result<ModelReader> saved(const TemporaryDirectory& directory, const ModelWriter& writer) {
  EXPECT_TRUE(writer.save(directory / "x.model", "x").is_ok());
  return ModelReader::open(directory / "x.model", "x");
}

TEST(LinearModel, AddsTheWeightsOfKnownFeatures) {
  EXPECT_THAT(scores_of(sample(), {5, 6, 12345}), ElementsAre(-117, 0, -3));
  EXPECT_THAT(scores_of(sample(), {5, 5}), ElementsAre(20, 0, -6));
  EXPECT_THAT(scores_of(sample(), {}), ElementsAre(0, 0, 0));
}

TEST(LinearModel, FindsFeaturesThatCollide) {
  std::vector<LinearModel::Row> rows;
  for (std::uint32_t i = 0; i < 50; ++i) rows.push_back({i << 20, {{0, static_cast<std::int8_t>(i + 1)}}});
  const LinearModel model({"a"}, rows);
  for (std::uint32_t i = 0; i < 50; ++i) EXPECT_THAT(scores_of(model, {i << 20}), ElementsAre(static_cast<int>(i) + 1));
}

TEST(LinearModel, KnowsNothingWhenEmpty) {
  EXPECT_THAT(scores_of(LinearModel({"a", "b"}, {}), {1, 2, 3}), ElementsAre(0, 0));
  LinearModel().score({1, 2}, nullptr);
}

TEST(LinearModel, IsTheSameAfterSavingAndLoading) {
  const TemporaryDirectory directory;
  ModelWriter writer;
  sample().write(writer);
  Result<ModelReader> reader = saved(directory, writer);
  ASSERT_TRUE(reader.is_ok());
  const LinearModel loaded = LinearModel::read(*reader);
  EXPECT_TRUE(reader->ok());
  EXPECT_EQ(loaded.labels(), sample().labels());
  EXPECT_EQ(loaded.feature_count(), 3U);  // a row without weights is none
  EXPECT_THAT(scores_of(loaded, {5, 6, 0xfffffff0U}), ElementsAre(-117, 127, -3));
}

TEST(LinearModel, RefusesWeightsOfLabelsThatDoNotExist) {
  const TemporaryDirectory directory;
  ModelWriter writer;
  writer.u8(1);
  writer.string("only");
  writer.u32(1);
  writer.varint(5);
  writer.u8(1);
  writer.u8(3);  // the fourth label
  writer.u8(1);
  Result<ModelReader> reader = saved(directory, writer);
  ASSERT_TRUE(reader.is_ok());
  LinearModel::read(*reader);
  EXPECT_FALSE(reader->ok());
}

}  // namespace
}  // namespace relata::extract::testing
