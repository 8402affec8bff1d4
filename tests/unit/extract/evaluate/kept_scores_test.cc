#include <gtest/gtest.h>

#include <map>

#include "engine/extract/evaluate/evaluation.h"

namespace relata::extract::testing {
namespace {

using Values = std::map<std::pair<std::string, std::string>, double>;

Values scores_of(const std::string& folder) {
  Values values;
  EvaluationOptions options;
  options.data_directory = RELATA_SOURCE_DIR "/engine/extract/data";
  options.report = [&](const Measurement& m) { values[{m.what, m.measure}] = m.value; };
  const Status status = evaluate(RELATA_SOURCE_DIR "/tests/articles/" + folder, options);
  EXPECT_TRUE(status.is_ok()) << status.to_string();
  return values;
}

// What the shipped models and rules reached on our own articles when this was written, less what another training may cost.
TEST(Evaluate, KeepsTheScoresOnArticlesThatRulesWereWrittenWith) {
  Values values = scores_of("development");
  EXPECT_GE((values[{"entities", "F1"}]), 0.92);
  EXPECT_GE((values[{"relations", "F1"}]), 0.66);
  EXPECT_GE((values[{"pairs", "F1"}]), 0.70);
  EXPECT_GT((values[{"text into facts", "words/s"}]), 0);
}

TEST(Evaluate, KeepsTheScoresOnHeldOutArticles) {
  Values values = scores_of("held_out");
  EXPECT_GE((values[{"entities", "F1"}]), 0.925);
  EXPECT_GE((values[{"relations", "F1"}]), 0.635);
  EXPECT_GE((values[{"pairs", "F1"}]), 0.665);
}

TEST(Evaluate, SaysWhatAFolderShouldHold) {
  EvaluationOptions options;
  options.report = [](const Measurement&) {};
  const Status status = evaluate(RELATA_SOURCE_DIR "/tests/unit", options);
  EXPECT_EQ(status.code(), StatusCode::kNotFound);
  EXPECT_NE(status.to_string().find("gold.json"), std::string::npos);
}

}  // namespace
}  // namespace relata::extract::testing
