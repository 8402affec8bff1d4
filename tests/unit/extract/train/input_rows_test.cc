#include "engine/extract/train/input_rows.h"

#include <gtest/gtest.h>

namespace relata::extract::testing {
namespace {

TEST(FeatureCounts, KeepWhatIsFrequentInAscendingOrder) {
  FeatureCounts counts;
  counts.add({9, 5, 7});
  counts.add({5, 9});
  counts.add({9});
  EXPECT_EQ(counts.frequent(2), (std::vector<std::uint32_t>{5, 9}));
  EXPECT_TRUE(counts.frequent(4).empty());
}

TEST(InputRows, TellWhichCluesOfAWordHaveRows) {
  WordVectors vectors;
  vectors.rows[30] = 4;
  const InputRows rows(vectors, {30, 40, 50});
  const InputWord known = rows.find(30, {30, 31, 40, 50}, 3);  // 31 has no row; 50 is not of the spelling
  EXPECT_EQ(known.vector, 4U);
  EXPECT_EQ(known.features, (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_EQ(known.spelling, 2U);
  EXPECT_TRUE(known.known);
  const InputWord unknown = rows.find(99, {99, 40}, 2);
  EXPECT_EQ(unknown.vector, InputWord::kNoVector);
  EXPECT_EQ(unknown.features, (std::vector<std::uint32_t>{1}));
  EXPECT_FALSE(unknown.known);
}

}  // namespace
}  // namespace relata::extract::testing
