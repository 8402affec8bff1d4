#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/extract/relate/extract_testing.h"

namespace relata::extract::testing {
namespace {

using ::testing::Contains;
using ::testing::UnorderedElementsAre;

TEST(EventsByOrder, ReadAListOfNamesInTheOrderOfWords) {
  const auto facts = facts_of(extract_conllu(R"(
1 Miller Miller PROPN NNP _ 2 nsubj _ Name=PER
2 visited visit VERB VBD _ 0 root _ _
3 Oslo Oslo PROPN NNP _ 2 obj _ Name=LOC|SpaceAfter=No
4 , , PUNCT , _ 5 punct _ _
5 Lyon Lyon PROPN NNP _ 2 parataxis _ Name=LOC
6 and and CCONJ CC _ 7 cc _ _
7 Berlin Berlin PROPN NNP _ 5 conj _ Name=LOC
8 . . PUNCT . _ 2 punct _ _
)"));
  EXPECT_THAT(facts, Contains("Miller -[VISITED]-> Lyon"));
  EXPECT_THAT(facts, Contains("Miller -[VISITED]-> Berlin"));
}

TEST(EventsByOrder, DoNotListANameThatBeginsAClause) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 Miller Miller PROPN NNP _ 2 nsubj _ Name=PER
2 met meet VERB VBD _ 0 root _ _
3 Ivanov Ivanov PROPN NNP _ 2 obj _ Name=PER
4 and and CCONJ CC _ 6 cc _ _
5 Larsen Larsen PROPN NNP _ 6 nsubj _ Name=PER
6 slept sleep VERB VBD _ 2 conj _ _
)")),
              ::testing::UnorderedElementsAre("Miller -[MET_WITH]-> Ivanov"));
}

TEST(EventsByOrder, FindTheAgentBehindByWhereTheParserDoesNot) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 The the DET DT _ 2 det _ _
2 ceasefire ceasefire NOUN NN _ 4 nsubj:pass _ _
3 was be AUX VBD _ 4 aux:pass _ _
4 proposed propose VERB VBN _ 0 root _ _
5 in in ADP IN _ 6 case _ _
6 July July PROPN NNP _ 4 obl _ _
7 by by ADP IN _ 8 case _ _
8 France France PROPN NNP _ 6 nmod _ Name=LOC
)")),
              Contains("France -[PROPOSED]-> ceasefire"));
}

TEST(EventsByOrder, TakeASpeakerBehindHisVerbForNoObject) {
  const Extraction extraction = extract_conllu(R"(
1 France France PROPN NNP _ 2 nsubj _ Name=LOC
2 attacked attack VERB VBD _ 5 ccomp _ _
3 Russia Russia PROPN NNP _ 2 obj _ Name=LOC
4 , , PUNCT , _ 2 punct _ _
5 said say VERB VBD _ 0 root _ _
6 Ivanov Ivanov PROPN NNP _ 5 obj _ Name=PER
)");
  EXPECT_EQ(only_relation(extraction, "ATTACKED").said_by, "Ivanov");
}

TEST(EventsByOrder, FollowARelativeWhereToThePlace) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 Oslo Oslo PROPN NNP _ 0 root _ Name=LOC
2 , , PUNCT , _ 5 punct _ _
3 where where ADV WRB _ 5 advmod _ _
4 Miller Miller PROPN NNP _ 5 nsubj _ Name=PER
5 met meet VERB VBD _ 1 acl:relcl _ _
6 Ivanov Ivanov PROPN NNP _ 5 obj _ Name=PER
)")),
              Contains("Miller -[VISITED]-> Oslo"));
}

TEST(EventsByOrder, CountTheExamplesOfAnUnnamedGroup) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 Interpol Interpol PROPN NNP _ 2 nsubj _ Name=ORG
2 arrested arrest VERB VBD _ 0 root _ _
3 suspects suspect NOUN NNS _ 2 obj _ _
4 , , PUNCT , _ 6 punct _ _
5 among among ADP IN _ 6 case _ _
6 them they PRON PRP _ 3 nmod _ _
7 Ivanov Ivanov PROPN NNP _ 6 appos _ Name=PER
)")),
              Contains("Interpol -[DETAINED]-> Ivanov"));
}

TEST(EventsByOrder, GiveTalksToWhoeverTravelsToThem) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 Miller Miller PROPN NNP _ 2 nsubj _ Name=PER
2 flew fly VERB VBD _ 0 root _ _
3 to to ADP IN _ 4 case _ _
4 Oslo Oslo PROPN NNP _ 2 obl _ Name=LOC
5 for for ADP IN _ 6 case _ _
6 talks talk NOUN NNS _ 2 obl _ _
7 with with ADP IN _ 8 case _ _
8 Ivanov Ivanov PROPN NNP _ 6 nmod _ Name=PER
)")),
              Contains("Miller -[NEGOTIATED_WITH]-> Ivanov"));
}

// The parser took the second side for the subject of the next verb.

TEST(EventsByOrder, ReadBothSidesOfAMeetingByTheOrderOfWords) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 a a DET DT _ 2 det _ _
2 meeting meeting NOUN NN _ 0 root _ _
3 between between ADP IN _ 10 mark _ _
4 Ann Ann PROPN NNP _ 10 obl _ Name=PER
5 Ivanov Ivanov PROPN NNP _ 4 flat _ Name=I
6 of of ADP IN _ 7 case _ _
7 Norway Norway PROPN NNP _ 4 nmod _ Name=LOC
8 and and CCONJ CC _ 9 cc _ _
9 Miller Miller PROPN NNP _ 10 nsubj _ Name=PER
10 ended end VERB VBD _ 2 acl _ _
)")),
              Contains("Ann Ivanov -[MET_WITH]-> Miller"));
}

TEST(EventsByOrder, FindWhoWasReceivedBehindADay) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 On on ADP IN _ 3 case _ _
2 Monday Monday PROPN NNP _ 3 compound _ _
3 Ivanov Ivanov PROPN NNP _ 5 obl _ Name=PER
4 was be AUX VBD _ 5 aux:pass _ _
5 received receive VERB VBN _ 0 root _ _
6 by by ADP IN _ 7 case _ _
7 Miller Miller PROPN NNP _ 5 obl:agent _ Name=PER
)")),
              Contains("Miller -[MET_WITH]-> Ivanov"));
}

TEST(EventsByOrder, FindTheNameAfterATitleThatTheTreeTakesForTheSubject) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 Labour Labour PROPN NNP _ 5 nsubj _ _
2 Minister Minister PROPN NNP _ 3 nmod:desc _ _
3 Ann Ann PROPN NNP _ 1 nmod _ Name=PER
4 Miller Miller PROPN NNP _ 3 flat _ Name=I
5 met meet VERB VBD _ 0 root _ _
6 Ivanov Ivanov PROPN NNP _ 5 obj _ Name=PER
)")),
              Contains("Ann Miller -[MET_WITH]-> Ivanov"));
}

}  // namespace
}  // namespace relata::extract::testing
