#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/extract/relate/extract_testing.h"

namespace relata::extract::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

TEST(NameBorders, PartANameFromAnAcronymBehindAnd) {
  EXPECT_THAT(names_of(extract_conllu(R"(
1 Brenzo Brenzo PROPN NNP _ 4 nsubj _ Name=ORG
2 and and CCONJ CC _ 3 cc _ Name=I
3 ASLEF ASLEF PROPN NNP _ 1 conj _ Name=I
4 slept sleep VERB VBD _ 0 root _ _
)")),
              UnorderedElementsAre("Brenzo", "ASLEF"));
}

TEST(NameBorders, PartAPersonFromWhoseHeIs) {
  EXPECT_THAT(names_of(extract_conllu(R"(
1 Kwok Kwok PROPN NNP _ 8 nsubj _ Name=ORG
2 Ka Ka PROPN NNP _ 1 flat _ Name=I|SpaceAfter=No
3 - - PUNCT HYPH _ 4 punct _ Name=I|SpaceAfter=No
4 ki ki PROPN NNP _ 1 flat _ Name=I
5 of of ADP IN _ 7 case _ Name=I
6 Civic Civic PROPN NNP _ 7 compound _ Name=I
7 Passion Passion PROPN NNP _ 1 nmod _ Name=I
8 slept sleep VERB VBD _ 0 root _ _
)")),
              UnorderedElementsAre("Kwok Ka-ki", "Civic Passion"));
}

TEST(NameBorders, KeepThePossessiveOfManyInside) {
  EXPECT_THAT(names_of(extract_conllu(R"(
1 Kitwe Kitwe PROPN NNP _ 2 compound _ Name=ORG
2 Mineworkers Mineworker PROPN NNPS _ 4 nmod:poss _ Name=I|SpaceAfter=No
3 ' 's PART POS _ 2 case _ Name=I
4 Congress Congress PROPN NNP _ 5 nsubj _ Name=I
5 met meet VERB VBD _ 0 root _ _
)")),
              ElementsAre("Kitwe Mineworkers' Congress"));
}

TEST(NameBorders, TakeInWhereAMissionWorks) {
  EXPECT_THAT(names_of(extract_conllu(R"(
1 Union Union PROPN NNP _ 3 compound _ Name=ORG
2 Aid Aid PROPN NNP _ 3 compound _ Name=I
3 Mission Mission PROPN NNP _ 6 nsubj _ Name=I
4 in in ADP IN _ 5 case _ _
5 Darfur Darfur PROPN NNP _ 3 nmod _ Name=LOC
6 slept sleep VERB VBD _ 0 root _ _
)")),
              ElementsAre("Union Aid Mission in Darfur"));
}

TEST(Names, AreNotMadeOfWhatIsPutForward) {
  const Extraction extraction = extract_conllu(R"(
1 Sanctions sanction PROPN NNPS _ 2 nsubj _ Name=ORG
2 hurt hurt VERB VBP _ 0 root _ _
3 Unilever Unilever PROPN NNP _ 2 obj _ Name=ORG
)");
  for (const ExtractedEntity& entity : extraction.entities) {
    EXPECT_EQ(entity.type == EntityType::kOrganization, entity.name == "Unilever") << entity.name;
  }
}

TEST(Names, AreFoundAgainWhereTheTaggerMissedThem) {
  const Extraction extraction = extract_conllu(R"(
1 Kalameh Kalameh PROPN NNP _ 3 nsubj _ Name=ORG
2 Sabz Sabz PROPN NNP _ 1 flat _ Name=I
3 closed close VERB VBD _ 0 root _ _

1 He he PRON PRP _ 2 nsubj _ _
2 read read VERB VBD _ 0 root _ _
3 Kalameh kalameh NOUN NN _ 4 compound _ _
4 Sabz sabz NOUN NN _ 2 obj _ _
)");
  ASSERT_THAT(names_of(extraction), ElementsAre("Kalameh Sabz"));
  EXPECT_EQ(extraction.entities[0].mentions.size(), 2U);
}

}  // namespace
}  // namespace relata::extract::testing
