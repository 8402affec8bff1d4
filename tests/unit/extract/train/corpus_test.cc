#include "engine/extract/train/corpus.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace relata::extract::testing {
namespace {

using ::testing::HasSubstr;

TEST(ReadSilverTrees, TakesHeadsFromOneOnAndZeroForTheRoot) {
  const TemporaryDirectory directory;
  directory.write("silver.tsv", "Obama\tB-PER\tObama\tNNP\tPERSON\t2\tnsubj\nleft\tO\tleave\tVBD\tO\t0\tROOT\n\nKyiv\tO\tKyiv\tNNP\n");
  const auto trees = read_silver_trees(directory / "silver.tsv");
  ASSERT_TRUE(trees.is_ok()) << trees.status().to_string();
  ASSERT_GE(trees->size(), 2U);
  const TreeSentence& first = trees->front();
  ASSERT_EQ(first.size(), 2U);
  EXPECT_EQ(first[0].form, "Obama");
  EXPECT_EQ(first[0].xpos, "NNP");
  EXPECT_EQ(first[0].head, 1);
  EXPECT_EQ(first[0].relation, "nsubj");
  EXPECT_EQ(first[1].lemma, "leave");
  EXPECT_EQ(first[1].head, 2);
  EXPECT_EQ((*trees)[1][0].lemma, "Kyiv");
}

TEST(ReadSilverTrees, NamesTheLineOfAHeadOutsideItsSentence) {
  const TemporaryDirectory directory;
  directory.write("silver.tsv", "Obama\tO\tObama\tNNP\tO\t3\tnsubj\nleft\tO\tleave\tVBD\tO\t0\tROOT\n\n");
  const auto trees = read_silver_trees(directory / "silver.tsv");
  ASSERT_FALSE(trees.is_ok());
  EXPECT_EQ(trees.status().code(), StatusCode::kCorruption);
  EXPECT_THAT(trees.status().to_string(), HasSubstr("silver.tsv:3"));
}

TEST(ReadDocuments, BeginsOneAtEachMark) {
  const TemporaryDirectory directory;
  directory.write("names.tsv", "1\tHi\tO\n\n# newdoc id = a\n# text = x\n1\tKyiv\tB-LOC\n\n1\tIt\tO\n\n# newdoc id = b\n1\tObama\tB-PER\n");
  const auto documents =
      read_documents(directory / "names.tsv", {'\t', 1, true}, [](const auto& columns) { return std::string(columns[2]); });
  ASSERT_TRUE(documents.is_ok()) << documents.status().to_string();
  ASSERT_EQ(documents->size(), 3U);
  EXPECT_EQ((*documents)[0].size(), 1U);
  ASSERT_EQ((*documents)[1].size(), 2U);
  EXPECT_EQ((*documents)[1][0][0].form, "Kyiv");
  EXPECT_EQ((*documents)[2][0][0].label, "B-PER");
}

}  // namespace
}  // namespace relata::extract::testing
