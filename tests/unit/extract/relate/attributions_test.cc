#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/extract/relate/extract_testing.h"

namespace relata::extract::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

TEST(Attributions, ReadATitleBeforeAName) {
  const Extraction extraction = extract_conllu(R"(
1 U.S. U.S. PROPN NNP _ 4 compound _ Name=LOC
2 National National PROPN NNP _ 4 compound _ _
3 Security Security PROPN NNP _ 4 compound _ _
4 Adviser Adviser PROPN NNP _ 5 nmod:desc _ _
5 Ann Ann PROPN NNP _ 7 nsubj _ Name=PER
6 Miller Miller PROPN NNP _ 5 flat _ Name=I
7 resigned resign VERB VBD _ 0 root _ _
)");
  const ExtractedRelation role = only_relation(extraction, "HOLDS_ROLE");
  EXPECT_EQ(extraction.entities[role.head].name, "Ann Miller");
  EXPECT_EQ(extraction.entities[role.tail].name, "United States");
  EXPECT_THAT(role.attributes, Contains(std::pair<std::string, std::string>("title", "National Security Adviser")));
  EXPECT_THAT(extraction.entities[role.head].titles, ElementsAre("U.S. National Security Adviser"));
}

TEST(Attributions, ReadAnAppositionAfterAName) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 Ann Ann PROPN NNP _ 9 nsubj _ Name=PER
2 Miller Miller PROPN NNP _ 1 flat _ Name=I
3 , , PUNCT , _ 4 punct _ _
4 head head NOUN NN _ 1 appos _ _
5 of of ADP IN _ 7 case _ _
6 the the DET DT _ 7 det _ _
7 Interpol Interpol PROPN NNP _ 4 nmod _ Name=ORG
8 , , PUNCT , _ 4 punct _ _
9 resigned resign VERB VBD _ 0 root _ _
)")),
              Contains("Ann Miller -[HOLDS_ROLE]-> Interpol"));
}

TEST(Attributions, ReadANameAfterAPossessiveDescription) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 Norway Norway PROPN NNP _ 4 nmod:poss _ Name=LOC|SpaceAfter=No
2 's 's PART POS _ 1 case _ _
3 foreign foreign ADJ JJ _ 4 amod _ _
4 minister minister NOUN NN _ 9 nsubj _ SpaceAfter=No
5 , , PUNCT , _ 6 punct _ _
6 Ann Ann PROPN NNP _ 4 appos _ Name=PER
7 Miller Miller PROPN NNP _ 6 flat _ Name=I|SpaceAfter=No
8 , , PUNCT , _ 6 punct _ _
9 resigned resign VERB VBD _ 0 root _ _
)")),
              Contains("Ann Miller -[HOLDS_ROLE]-> Norway"));
}

TEST(Attributions, LetAnEnvoyOfAPersonRepresentHim) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 Ivanov Ivanov PROPN NNP _ 3 nmod:poss _ Name=PER|SpaceAfter=No
2 's 's PART POS _ 1 case _ _
3 envoy envoy NOUN NN _ 0 root _ SpaceAfter=No
4 , , PUNCT , _ 5 punct _ _
5 Ann Ann PROPN NNP _ 3 appos _ Name=PER
6 Miller Miller PROPN NNP _ 5 flat _ Name=I
)")),
              Contains("Ann Miller -[REPRESENTS]-> Ivanov"));
}

TEST(Attributions, PutAPlaceIntoThePossessorBeforeIt) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 Oslo Oslo PROPN NNP _ 4 nmod:poss _ Name=LOC|SpaceAfter=No
2 's 's PART POS _ 1 case _ _
3 Fornebu Fornebu PROPN NNP _ 4 compound _ Name=LOC
4 Airport Airport PROPN NNP _ 0 root _ Name=I
)")),
              Contains("Fornebu Airport -[LOCATED_IN]-> Oslo"));
}

TEST(Attributions, PutACityIntoTheCountryBehindTheComma) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 Lyon Lyon PROPN NNP _ 0 root _ Name=LOC|SpaceAfter=No
2 , , PUNCT , _ 3 punct _ _
3 France France PROPN NNP _ 1 appos _ Name=LOC
)")),
              ElementsAre("Lyon -[LOCATED_IN]-> France"));
}

TEST(Attributions, SeeWhereAnOfficeIsBehindIn) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 Ann Ann PROPN NNP _ 0 root _ Name=PER
2 Miller Miller PROPN NNP _ 1 flat _ Name=I|SpaceAfter=No
3 , , PUNCT , _ 4 punct _ _
4 secretary secretary NOUN NN _ 1 appos _ _
5 in in ADP IN _ 8 case _ _
6 Kenya Kenya PROPN NNP _ 8 nmod:poss _ Name=LOC|SpaceAfter=No
7 's 's PART POS _ 6 case _ _
8 ministry ministry NOUN NN _ 4 nmod _ SpaceAfter=No
9 . . PUNCT . _ 1 punct _ _
)")),
              Contains("Ann Miller -[HOLDS_ROLE]-> Kenya"));
}

// He may only be there.
TEST(Attributions, TakeNoPlaceBehindInForAnOffice) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 Ann Ann PROPN NNP _ 0 root _ Name=PER
2 Miller Miller PROPN NNP _ 1 flat _ Name=I|SpaceAfter=No
3 , , PUNCT , _ 4 punct _ _
4 spokeswoman spokeswoman NOUN NN _ 1 appos _ _
5 in in ADP IN _ 6 case _ _
6 Oslo Oslo PROPN NNP _ 4 nmod _ Name=LOC|SpaceAfter=No
7 . . PUNCT . _ 1 punct _ _
)")),
              ElementsAre());
}

TEST(Attributions, KeepTheEndingOfARoleThatIsNoPlural) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 the the DET DT _ 4 det _ _
2 Iranian iranian ADJ JJ _ 4 amod _ Name=NAT
3 charge charge NOUN NN _ 4 compound _ _
4 d'affaires d'affaire NOUN NNS _ 0 root _ SpaceAfter=No
5 , , PUNCT , _ 6 punct _ _
6 Ann Ann PROPN NNP _ 4 appos _ Name=PER
7 Miller Miller PROPN NNP _ 6 flat _ Name=I
)")),
              Contains("Ann Miller -[HOLDS_ROLE]-> Iran"));
}

TEST(Attributions, ReadAPartyInBrackets) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 Ann Ann PROPN NNP _ 6 nsubj _ Name=PER
2 Miller Miller PROPN NNP _ 1 flat _ Name=I
3 ( ( PUNCT -LRB- _ 4 punct _ _
4 Unilever Unilever PROPN NNP _ 1 appos _ Name=ORG
5 ) ) PUNCT -RRB- _ 4 punct _ _
6 slept sleep VERB VBD _ 0 root _ _
)")),
              ElementsAre("Ann Miller -[MEMBER_OF]-> Unilever"));
}

// Not a "general" of Oxfam.
TEST(Attributions, ReadAPostWithAHyphenWhole) {
  const ExtractedRelation role = only_relation(extract_conllu(R"(
1 Miller Miller PROPN NNP _ 10 nsubj _ Name=PER|SpaceAfter=No
2 , , PUNCT , _ 4 punct _ _
3 the the DET DT _ 4 det _ _
4 director director NOUN NN _ 1 appos _ SpaceAfter=No
5 - - PUNCT HYPH _ 6 punct _ SpaceAfter=No
6 general general NOUN NN _ 4 compound _ _
7 of of ADP IN _ 8 case _ _
8 Oxfam Oxfam PROPN NNP _ 4 nmod _ Name=ORG|SpaceAfter=No
9 , , PUNCT , _ 10 punct _ _
10 left leave VERB VBD _ 0 root _ _
)"),
                                               "HOLDS_ROLE");
  EXPECT_EQ(role.predicate, "director-general");
}

}  // namespace
}  // namespace relata::extract::testing
