#include <gtest/gtest.h>

#include <map>

#include "engine/extract/evaluate/evaluation.h"

namespace relata::extract::testing {
namespace {

// Two articles of our own, read by the shipped models and rules: what they reached when this was written, less an error or two.
TEST(Evaluate, KeepsTheScoresOnOurOwnArticles) {
  std::map<std::pair<std::string, std::string>, double> values;
  EvaluationOptions options;
  options.data_directory = RELATA_SOURCE_DIR "/engine/extract/data";
  options.report = [&](const Measurement& m) { values[{m.what, m.measure}] = m.value; };
  const Status status = evaluate(RELATA_SOURCE_DIR "/tests/unit/extract/evaluate/articles", options);
  ASSERT_TRUE(status.is_ok()) << status.to_string();
  EXPECT_GE((values[{"entities", "F1"}]), 0.91);
  EXPECT_GE((values[{"Organization", "F1"}]), 0.85);
  EXPECT_GE((values[{"relations", "F1"}]), 0.79);
  EXPECT_GE((values[{"pairs", "F1"}]), 0.79);
  EXPECT_GT((values[{"text into facts", "words/s"}]), 0);
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
