#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/extract/relate/extract_testing.h"

namespace relata::extract::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST(Coreference, MergesASurnameWithTheFullName) {
  const Extraction extraction = extract_conllu(R"(
1 Miller Miller PROPN NNP _ 2 nsubj _ Name=PER
2 slept sleep VERB VBD _ 0 root _ _

1 Ann Ann PROPN NNP _ 3 nsubj _ Name=PER
2 Miller Miller PROPN NNP _ 1 flat _ Name=I
3 woke wake VERB VBD _ 0 root _ _
)");
  EXPECT_THAT(names_of(extraction), ElementsAre("Ann Miller"));
  EXPECT_THAT(extraction.entities[0].aliases, ElementsAre("Miller"));
}

TEST(Coreference, KeepsTwoPeopleOfOneSurnameApart) {
  const Extraction extraction = extract_conllu(R"(
1 Ann Ann PROPN NNP _ 3 nsubj _ Name=PER
2 Miller Miller PROPN NNP _ 1 flat _ Name=I
3 met meet VERB VBD _ 0 root _ _
4 Bob Bob PROPN NNP _ 3 obj _ Name=PER
5 Miller Miller PROPN NNP _ 4 flat _ Name=I
)");
  EXPECT_THAT(names_of(extraction), ElementsAre("Ann Miller", "Bob Miller"));
}

TEST(Coreference, ReadsAnAcronymInBrackets) {
  const Extraction extraction = extract_conllu(R"(
1 Blue Blue PROPN NNP _ 3 compound _ Name=ORG
2 Harbor Harbor PROPN NNP _ 3 compound _ Name=I
3 Trust Trust PROPN NNP _ 7 nsubj _ Name=I
4 ( ( PUNCT -LRB- _ 5 punct _ _
5 BHT BHT PROPN NNP _ 3 appos _ Name=ORG
6 ) ) PUNCT -RRB- _ 5 punct _ _
7 closed close VERB VBD _ 0 root _ _
)");
  EXPECT_THAT(names_of(extraction), ElementsAre("Blue Harbor Trust"));
  EXPECT_THAT(extraction.entities[0].aliases, ElementsAre("BHT"));
}

TEST(Coreference, TakesAnAdjectiveForItsCountry) {
  const Extraction extraction = extract_conllu(R"(
1 Norwegian Norwegian ADJ JJ _ 2 amod _ Name=NAT
2 troops troop NOUN NNS _ 3 nsubj _ _
3 left leave VERB VBD _ 0 root _ _
4 Norway Norway PROPN NNP _ 3 obj _ Name=LOC
)");
  EXPECT_THAT(names_of(extraction), ElementsAre("Norway"));
  EXPECT_EQ(extraction.entities[0].type, EntityType::kPlace);
  EXPECT_EQ(extraction.entities[0].kind, "country");
}

TEST(Coreference, FindsThePersonOfAPronounByGender) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 Ann Ann PROPN NNP _ 3 nsubj _ Name=PER
2 Miller Miller PROPN NNP _ 1 flat _ Name=I
3 met meet VERB VBD _ 0 root _ _
4 Bob Bob PROPN NNP _ 3 obj _ Name=PER
5 Ivanov Ivanov PROPN NNP _ 4 flat _ Name=I

1 He he PRON PRP _ 2 nsubj _ _
2 visited visit VERB VBD _ 0 root _ _
3 Oslo Oslo PROPN NNP _ 2 obj _ Name=LOC
)")),
              Contains("Bob Ivanov -[VISITED]-> Oslo"));
}

// The mother is not Lotfi, whose name begins the clause behind her.
TEST(Coreference, TakesKinForTheGenderOfApposedNamesAlone) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 With with ADP IN _ 3 case _ _
2 his his PRON PRP$ _ 3 nmod:poss _ _
3 mother mother NOUN NN _ 6 obl _ SpaceAfter=No
4 , , PUNCT , _ 6 punct _ _
5 Lotfi Lotfi PROPN NNP _ 6 nsubj _ Name=PER
6 slept sleep VERB VBD _ 0 root _ SpaceAfter=No
7 . . PUNCT . _ 6 punct _ _

1 He he PRON PRP _ 2 nsubj _ _
2 phoned phone VERB VBD _ 0 root _ _
3 Moxon Moxon PROPN NNP _ 2 obj _ Name=PER
)")),
              Contains("Lotfi -[SPOKE_WITH]-> Moxon"));
}

TEST(Coreference, FindsThePersonOfATitle) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 Bob Bob PROPN NNP _ 6 nsubj _ Name=PER
2 Ivanov Ivanov PROPN NNP _ 1 flat _ Name=I
3 , , PUNCT , _ 4 punct _ _
4 mayor mayor NOUN NN _ 1 appos _ _
5 , , PUNCT , _ 4 punct _ _
6 slept sleep VERB VBD _ 0 root _ _

1 The the DET DT _ 2 det _ _
2 mayor mayor NOUN NN _ 3 nsubj _ _
3 visited visit VERB VBD _ 0 root _ _
4 Lyon Lyon PROPN NNP _ 3 obj _ Name=LOC
)")),
              Contains("Bob Ivanov -[VISITED]-> Lyon"));
}

TEST(Coreference, MergesAProposalWithItsSynonym) {
  const Extraction extraction = extract_conllu(R"(
1 France France PROPN NNP _ 2 nsubj _ Name=LOC
2 proposed propose VERB VBD _ 0 root _ _
3 a a DET DT _ 5 det _ _
4 brief brief ADJ JJ _ 5 amod _ _
5 ceasefire ceasefire NOUN NN _ 2 obj _ _

1 Russia Russia PROPN NNP _ 2 nsubj _ Name=LOC
2 rejected reject VERB VBD _ 0 root _ _
3 the the DET DT _ 4 det _ _
4 truce truce NOUN NN _ 2 obj _ _
)");
  EXPECT_THAT(names_of(extraction), ElementsAre("France", "Russia", "brief ceasefire"));
  EXPECT_THAT(facts_of(extraction), Contains("Russia -[REJECTED]-> brief ceasefire"));
}

TEST(Coreference, CallsABodyByTheNounThatHeadsItsName) {
  const auto facts = facts_of(extract_conllu(R"(
1 Aid Aid PROPN NNP _ 2 compound _ Name=ORG
2 Commission Commission PROPN NNP _ 3 nsubj _ Name=I
3 met meet VERB VBD _ 0 root _ _
4 Commission Commission PROPN NNP _ 5 compound _ Name=ORG
5 Radio Radio PROPN NNP _ 3 obj _ Name=I

1 The the DET DT _ 2 det _ _
2 commission commission NOUN NN _ 3 nsubj _ _
3 accused accuse VERB VBD _ 0 root _ _
4 Interpol Interpol PROPN NNP _ 3 obj _ Name=ORG
)"));
  EXPECT_THAT(facts, Contains("Aid Commission -[ACCUSED]-> Interpol"));
}

TEST(Coreference, TakesThePresidentForTheOneSpokenOfMost) {
  const auto facts = facts_of(extract_conllu(R"(
1 President President PROPN NNP _ 2 nmod:desc _ _
2 Miller Miller PROPN NNP _ 3 nsubj _ Name=PER
3 slept sleep VERB VBD _ 0 root _ _

1 Miller Miller PROPN NNP _ 2 nsubj _ Name=PER
2 woke wake VERB VBD _ 0 root _ _

1 Miller Miller PROPN NNP _ 2 nsubj _ Name=PER
2 met meet VERB VBD _ 0 root _ _
3 President President PROPN NNP _ 4 nmod:desc _ _
4 Ivanov Ivanov PROPN NNP _ 2 obj _ Name=PER

1 The the DET DT _ 2 det _ _
2 president president NOUN NN _ 3 nsubj _ _
3 accused accuse VERB VBD _ 0 root _ _
4 Interpol Interpol PROPN NNP _ 3 obj _ Name=ORG
)"));
  EXPECT_THAT(facts, Contains("Miller -[ACCUSED]-> Interpol"));
}

TEST(Proposals, AreKnownByTheirWholePhraseToo) {
  const Extraction extraction = extract_conllu(R"(
1 Miller Miller PROPN NNP _ 2 nsubj _ Name=PER
2 rejected reject VERB VBD _ 0 root _ _
3 a a DET DT _ 4 det _ _
4 plan plan NOUN NN _ 2 obj _ _
5 for for ADP IN _ 8 case _ _
6 a a DET DT _ 8 det _ _
7 carbon carbon NOUN NN _ 8 compound _ _
8 tax tax NOUN NN _ 4 nmod _ _
9 on on ADP IN _ 10 case _ _
10 Friday Friday PROPN NNP _ 4 nmod _ _
)");
  ASSERT_EQ(names_of(extraction), (std::vector<std::string>{"Miller", "plan"}));
  EXPECT_THAT(extraction.entities[1].aliases, ElementsAre("plan for a carbon tax"));
}

TEST(Coreference, PartsABodyFromThePersonBehindIt) {
  const Extraction extraction = extract_conllu(R"(
1 Refugee Refugee PROPN NNP _ 2 compound _ Name=ORG
2 Council Council PROPN NNP _ 3 compound _ Name=I
3 Anna Anna PROPN NNP _ 5 nsubj _ Name=I
4 Miller Miller PROPN NNP _ 3 flat _ Name=I
5 woke wake VERB VBD _ 0 root _ _
)");
  EXPECT_THAT(names_of(extraction), UnorderedElementsAre("Refugee Council", "Anna Miller"));
}

TEST(Coreference, TakesAPartOfAKnownPlaceForAPlace) {
  const Extraction extraction = extract_conllu(R"(
1 West West PROPN NNP _ 2 compound _ Name=PER
2 Africa Africa PROPN NNP _ 3 nsubj _ Name=I
3 woke wake VERB VBD _ 0 root _ _
)");
  ASSERT_EQ(extraction.entities.size(), 1U);
  EXPECT_EQ(extraction.entities[0].type, EntityType::kPlace);
}

TEST(Coreference, PartsAPersonFromTheBodyBehindOf) {
  const Extraction extraction = extract_conllu(R"(
1 Raymond Raymond PROPN NNP _ 6 nsubj _ Name=ORG
2 Chan Chan PROPN NNP _ 1 flat _ Name=I
3 of of ADP IN _ 5 case _ Name=I
4 People People PROPN NNP _ 5 compound _ Name=I
5 Power Power PROPN NNP _ 1 nmod _ Name=I
6 woke wake VERB VBD _ 0 root _ _
)");
  EXPECT_THAT(names_of(extraction), UnorderedElementsAre("Raymond Chan", "People Power"));
}

TEST(Coreference, PartsInitialsFromTheBodyBehindAnd) {
  const Extraction extraction = extract_conllu(R"(
1 USDAW USDAW PROPN NNP _ 4 nsubj _ Name=ORG
2 and and CCONJ CC _ 3 cc _ Name=I
3 Community Community PROPN NNP _ 1 conj _ Name=I
4 woke wake VERB VBD _ 0 root _ _
)");
  EXPECT_THAT(names_of(extraction), UnorderedElementsAre("USDAW", "Community"));
}

TEST(Coreference, TakesInWhatACommitteeIsOn) {
  const Extraction extraction = extract_conllu(R"(
1 the the DET DT _ 3 det _ _
2 Senate Senate PROPN NNP _ 3 compound _ Name=ORG
3 Committee Committee PROPN NNP _ 7 nsubj _ Name=I
4 on on ADP IN _ 6 case _ _
5 the the DET DT _ 6 det _ _
6 Judiciary Judiciary PROPN NNP _ 3 nmod _ _
7 met meet VERB VBD _ 0 root _ _
8 on on ADP IN _ 9 case _ _
9 Monday Monday PROPN NNP _ 7 obl _ _
)");
  EXPECT_THAT(names_of(extraction), ElementsAre("Senate Committee on the Judiciary"));
}

TEST(Coreference, TakesOffWhatKindOfThingANameIs) {
  const Extraction extraction = extract_conllu(R"(
1 British british ADJ JJ _ 3 amod _ Name=ORG
2 firm firm NOUN NN _ 3 compound _ Name=I
3 Serco Serco PROPN NNP _ 4 nsubj _ Name=I
4 grew grow VERB VBD _ 0 root _ _
)");
  EXPECT_THAT(names_of(extraction), Contains("Serco"));
}

TEST(Coreference, TakesATitleAfterAnArticleForNoName) {
  EXPECT_THAT(names_of(extract_conllu(R"(
1 The the DET DT _ 2 det _ _
2 Prince Prince PROPN NNP _ 3 nsubj _ Name=PER
3 slept sleep VERB VBD _ 0 root _ _
)")),
              ::testing::IsEmpty());
  EXPECT_THAT(names_of(extract_conllu(R"(
1 Prince Prince PROPN NNP _ 2 nsubj _ Name=PER
2 sang sing VERB VBD _ 0 root _ _
)")),
              ElementsAre("Prince"));
}

TEST(Coreference, GivesAnAcronymWithSmallLettersToItsName) {
  EXPECT_THAT(names_of(extract_conllu(R"(
1 Ministry Ministry PROPN NNP _ 4 nsubj _ Name=ORG
2 of of ADP IN _ 3 case _ Name=I
3 Transport Transport PROPN NNP _ 1 nmod _ Name=I
4 slept sleep VERB VBD _ 0 root _ _

1 MoT MoT PROPN NNP _ 2 nsubj _ Name=ORG
2 woke wake VERB VBD _ 0 root _ _
)")),
              ElementsAre("Ministry of Transport"));
}

TEST(Coreference, CallsABodyByTheNounOfItsName) {
  const Extraction extraction = extract_conllu(R"(
1 Alba Alba PROPN NNP _ 3 compound _ Name=ORG
2 Pelagic Pelagic PROPN NNP _ 3 compound _ Name=I
3 Guild Guild PROPN NNP _ 4 nsubj _ Name=I
4 won win VERB VBD _ 0 root _ _

1 The the DET DT _ 2 det _ _
2 guild guild NOUN NN _ 3 nsubj _ _
3 criticized criticize VERB VBD _ 0 root _ _
4 Unilever Unilever PROPN NNP _ 3 obj _ Name=ORG
)");
  EXPECT_THAT(facts_of(extraction), ElementsAre("Alba Pelagic Guild -[OPPOSES]-> Unilever"));
}

// Mineworkers own no congress: it is what their body is called.

}  // namespace
}  // namespace relata::extract::testing
