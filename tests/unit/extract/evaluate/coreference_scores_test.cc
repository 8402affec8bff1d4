#include "engine/extract/evaluate/coreference_scores.h"

#include <gtest/gtest.h>

#include "engine/extract/evaluate/gum_coreference.h"
#include "tests/support/temporary_directory.h"

namespace relata::extract::testing {
namespace {

TEST(ScoreCoreference, OfTheSameChainsIsOne) {
  const Chains chains = {{1, 2, 3}, {4, 5}, {6}};
  const CoreferenceScores scores = score_coreference(chains, chains);
  EXPECT_DOUBLE_EQ(scores.muc.f1(), 1);
  EXPECT_DOUBLE_EQ(scores.b3.f1(), 1);
  EXPECT_DOUBLE_EQ(scores.ceaf.f1(), 1);
}

TEST(ScoreCoreference, AgreesWithTheExampleOfLuo) {
  // Truth {1..5} {6,7} {8,9,A,B,C}; answer {1..5} {6,7,8,9,A,B,C}.
  const Chains gold = {{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}};
  const Chains read = {{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}};
  const CoreferenceScores scores = score_coreference(gold, read);
  // MUC: 4 + 1 + 4 of 9 links found, 4 + 5 of 10 right.
  EXPECT_DOUBLE_EQ(scores.muc.recall(), 1);
  EXPECT_DOUBLE_EQ(scores.muc.precision(), 0.9);
  // B3: everything found; of the seven, (4 + 25) / 7 are right.
  EXPECT_DOUBLE_EQ(scores.b3.recall(), 1);
  EXPECT_NEAR(scores.b3.precision(), (5 + 29.0 / 7) / 12, 1e-12);
  // CEAF: 1 for the first, 2 * 5 / 12 for the best partner of the second.
  EXPECT_NEAR(scores.ceaf.recall(), (1 + 10.0 / 12) / 3, 1e-12);
  EXPECT_NEAR(scores.ceaf.precision(), (1 + 10.0 / 12) / 2, 1e-12);
}

TEST(ScoreCoreference, OfNothingIsNothing) { EXPECT_DOUBLE_EQ(score_coreference({}, {}).ceaf.f1(), 0); }

TEST(GumCoreference, ReadsNestedMentionsAndAlignsWhatWasRead) {
  const TemporaryDirectory directory;
  directory.write("GUM_a.conllu",
                  "1\tMayor\t_\tNOUN\tNN\t_\t0\troot\t_\tEntity=(1-person-new-cf1-2,3-coref\n"
                  "2\tAnn\t_\tPROPN\tNNP\t_\t1\tflat\t_\t_\n"
                  "3\tLee\t_\tPROPN\tNNP\t_\t1\tflat\t_\t_\n"
                  "4\tof\t_\tADP\tIN\t_\t5\tcase\t_\t_\n"
                  "5\tRome\t_\tPROPN\tNNP\t_\t1\tnmod\t_\tEntity=(2-place-new-cf2-1-coref)1)|SpaceAfter=No\n"
                  "6\t.\t_\tPUNCT\t.\t_\t1\tpunct\t_\t_\n\n"
                  "1\tShe\t_\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-person-giv-cf1-1-ana)\n"
                  "2\tleft\t_\tVERB\tVBD\t_\t0\troot\t_\t_\n\n");
  const auto document = read_gum_coreference(directory / "GUM_a.conllu");
  ASSERT_TRUE(document.is_ok()) << document.status().to_string();
  EXPECT_EQ(document->document.text, "Mayor Ann Lee of Rome. She left ");
  ASSERT_EQ(document->mentions.size(), 3U);
  EXPECT_EQ(document->document.at(document->mentions[0].core), "Rome");
  EXPECT_EQ(document->document.at(document->mentions[1].core), "Ann Lee");
  // "Ann Lee" and "She" were read as one; "left" is no mention at all.
  const AlignedChains chains = align_chains(*document, {{{6, 13}, {23, 26}}, {{27, 31}}});
  EXPECT_EQ(chains.read[0], (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(chains.read[1], (std::vector<std::uint32_t>{3}));
  EXPECT_DOUBLE_EQ(score_coreference(chains.gold, chains.read).muc.f1(), 1);
}

}  // namespace
}  // namespace relata::extract::testing
