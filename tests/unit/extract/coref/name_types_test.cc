#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/extract/relate/extract_testing.h"

namespace relata::extract::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

TEST(NameTypes, FollowTheAcronymInBrackets) {
  const Extraction extraction = extract_conllu(R"(
1 Marine Marine PROPN NNP _ 3 compound _ Name=PER
2 Trade Trade PROPN NNP _ 3 compound _ Name=I
3 Overseers Overseers PROPN NNP _ 7 nsubj _ Name=I
4 ( ( PUNCT -LRB- _ 5 punct _ _
5 MTO MTO PROPN NNP _ 3 appos _ Name=ORG
6 ) ) PUNCT -RRB- _ 5 punct _ _
7 slept sleep VERB VBD _ 0 root _ _
)");
  ASSERT_THAT(names_of(extraction), ElementsAre("Marine Trade Overseers"));
  EXPECT_EQ(extraction.entities[0].type, EntityType::kOrganization);
}

TEST(NameTypes, FollowTheNounOfAnApposition) {
  const Extraction extraction = extract_conllu(R"(
1 Interpol Interpol PROPN NNP _ 2 nsubj _ Name=ORG
2 bought buy VERB VBD _ 0 root _ _
3 a a DET DT _ 4 det _ _
4 charity charity NOUN NN _ 2 obj _ _
5 , , PUNCT , _ 6 punct _ _
6 Brenzo Brenzo PROPN NNP _ 4 appos _ Name=PER
7 Controls Controls PROPN NNP _ 6 flat _ Name=I
)");
  EXPECT_THAT(names_of(extraction), UnorderedElementsAre("Interpol", "Brenzo Controls"));
  for (const ExtractedEntity& entity : extraction.entities) EXPECT_EQ(entity.type, EntityType::kOrganization) << entity.name;
}

TEST(NameTypes, FollowTheNounThatANameBeginsWith) {
  const Extraction extraction = extract_conllu(R"(
1 Bay Bay PROPN NNP _ 4 nsubj _ Name=PER
2 of of ADP IN _ 3 case _ Name=I
3 Morzan Morzan PROPN NNP _ 1 nmod _ Name=I
4 froze freeze VERB VBD _ 0 root _ _
)");
  ASSERT_THAT(names_of(extraction), ElementsAre("Bay of Morzan"));
  EXPECT_EQ(extraction.entities[0].type, EntityType::kPlace);
}

TEST(NameTypes, FollowTheNounBeforeAPreposition) {
  const Extraction extraction = extract_conllu(R"(
1 Nordic Nordic PROPN NNP _ 2 amod _ Name=LOC
2 Council Council PROPN NNP _ 5 nsubj _ Name=I
3 of of ADP IN _ 4 case _ Name=I
4 Rivers River PROPN NNPS _ 2 nmod _ Name=I
5 slept sleep VERB VBD _ 0 root _ _
)");
  ASSERT_THAT(names_of(extraction), ElementsAre("Nordic Council of Rivers"));
  EXPECT_EQ(extraction.entities[0].type, EntityType::kOrganization);
}

}  // namespace
}  // namespace relata::extract::testing
