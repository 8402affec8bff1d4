#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/extract/coref/tagged_words.h"
#include "tests/unit/extract/relate/extract_testing.h"

namespace relata::extract::testing {
namespace {

using ::testing::Contains;
using ::testing::Not;

// Who holds, owns or belongs to what by words alone, without trees.
struct PostCase {
  const char* words;
  const char* fact;
};

const PostCase kStated[] = {
    {"[LOC Ulvik/NNP] froze/VBD ./. || Its/PRP$ mayor/NN ,/, [PER Ann/NNP Miller/NNP] ,/, left/VBD ./.",
     "Ann Miller -[HOLDS_ROLE]-> Ulvik"},
    {"[ORG Ulvik/NNP Trust/NNP] closed/VBD in/IN [LOC Norway/NNP] ./. || Its/PRP$ chairman/NN ,/, the/DT former/JJ sprinter/NN "
     "[PER Ann/NNP Miller/NNP] ,/, left/VBD ./.",
     "Ann Miller -[HOLDS_ROLE]-> Ulvik Trust"},
    {"[ORG Ulvik/NNP Trust/NNP] closed/VBD ./. || A/DT spokeswoman/NN for/IN it/PRP ,/, [PER Ann/NNP Miller/NNP] ,/, left/VBD ./.",
     "Ann Miller -[HOLDS_ROLE]-> Ulvik Trust"},
    {"[PER Bo/NNP Holm/NNP] ,/, the/DT mayor/NN of/IN [LOC Ulvik/NNP] ,/, left/VBD ./. || His/PRP$ successor/NN ,/, "
     "[PER Ann/NNP Miller/NNP] ,/, came/VBD ./.",
     "Ann Miller -[HOLDS_ROLE]-> Ulvik"},
    {"[PER Bo/NNP Holm/NNP] ,/, the/DT president/NN of/IN [LOC Norway/NNP] ,/, met/VBD his/PRP$ [NAT Danish/JJ] colleague/NN ,/, "
     "[PER Ann/NNP Miller/NNP] ./.",
     "Ann Miller -[HOLDS_ROLE]-> Denmark"},
    {"[LOC Ulvik/NNP] froze/VBD ./. || In/IN [LOC Ulvik/NNP] ,/, Mayor/NNP [PER Ann/NNP Miller/NNP] left/VBD ./.",
     "Ann Miller -[HOLDS_ROLE]-> Ulvik"},
    {"[PER Bo/NNP Holm/NNP] ,/, who/WP left/VBD and/CC whose/WP$ wife/NN ,/, [PER Ann/NNP Miller/NNP] ,/, stayed/VBD ./.",
     "Ann Miller -[RELATED_TO]-> Bo Holm"},
    {"[PER Bo/NNP Holm/NNP] ,/, whose/WP$ [ORG Ulvik/NNP Party/NNP] is/VBZ large/JJ ,/, left/VBD ./.",
     "Bo Holm -[MEMBER_OF]-> Ulvik Party"},
    {"[PER Bo/NNP Holm/NNP] 's/POS trainer/NN ,/, [PER Ann/NNP Miller/NNP] ,/, left/VBD ./.", "Ann Miller -[REPRESENTS]-> Bo Holm"},
    {"[PER Ann/NNP Miller/NNP] ,/, founder/NN of/IN [ORG Ulvik/NNP Trust/NNP] ,/, left/VBD ./.", "Ann Miller -[OWNS]-> Ulvik Trust"},
    {"[ORG Ulvik/NNP Trust/NNP] 's/POS owner/NN ,/, the/DT [ORG Holm/NNP Foundation/NNP] ,/, left/VBD ./.",
     "Holm Foundation -[OWNS]-> Ulvik Trust"},
    {"[ORG Ulvik/NNP Trust/NNP] ,/, a/DT subsidiary/NN of/IN [ORG Holm/NNP Group/NNP] ,/, left/VBD ./.",
     "Holm Group -[OWNS]-> Ulvik Trust"},
    {"The/DT [ORG Nordic/NNP Commission/NNP] met/VBD ./. || The/DT fisheries/NNS commissioner/NN ,/, [PER Ann/NNP Miller/NNP] ,/, left/VBD "
     "./.",
     "Ann Miller -[HOLDS_ROLE]-> Nordic Commission"},
    {"The/DT [ORG Ulvik/NNP Shepherds/NNP Front/NNP] met/VBD ./. || [ORG Blue/NNP Bank/NNP] closed/VBD ./. || Its/PRP$ secretary/NN ,/, "
     "[PER Ann/NNP Miller/NNP] ,/, left/VBD ./.",
     "Ann Miller -[HOLDS_ROLE]-> Blue Bank"},
};

const PostCase kOfKindred[] = {
    {"[PER Bo/NNP Holm/NNP] of/IN the/DT [ORG Ulvik/NNP Party/NNP] ,/, whose/WP$ sister/NN [PER Ann/NNP Miller/NNP] left/VBD ./.",
     "Ann Miller -[RELATED_TO]-> Bo Holm"},
    {"[PER Bo/NNP Holm/NNP] and/CC his/PRP$ sister/NN ,/, [PER Kim/NNP Miller/NNP] ,/, left/VBD ./. || Her/PRP$ lawyer/NN ,/, "
     "[PER Jo/NNP Berg/NNP] ,/, stayed/VBD ./.",
     "Jo Berg -[REPRESENTS]-> Kim Miller"},
};

const PostCase kNotStated[] = {
    // Nobody says that he is of the government.
    {"[PER Bo/NNP Holm/NNP] met/VBD his/PRP$ [NAT Danish/JJ] colleague/NN ,/, [PER Ann/NNP Miller/NNP] ./.",
     "Ann Miller -[HOLDS_ROLE]-> Denmark"},
    {"[LOC Norway/NNP] froze/VBD ./. || Its/PRP$ mayor/NN ,/, [PER Ann/NNP Miller/NNP] ,/, left/VBD ./.",
     "Ann Miller -[HOLDS_ROLE]-> Norway"},
    {"[ORG Ulvik/NNP Trust/NNP] ,/, whose/WP$ owner/NN ,/, the/DT [ORG Holm/NNP Foundation/NNP] ,/, left/VBD ./.",
     "Ulvik Trust -[OWNS]-> Holm Foundation"},
    {"[PER Bo/NNP Holm/NNP] ,/, whose/WP$ [ORG Ulvik/NNP Tribunal/NNP] is/VBZ near/JJ ,/, left/VBD ./.",
     "Bo Holm -[MEMBER_OF]-> Ulvik Tribunal"},
};

std::set<std::string> facts_in(std::string_view words) {
  const AnnotatedText read = read_tagged(words);
  return facts_of(extract_facts(read.document, read.annotation, shipped_lexicon(), shipped_rules()));
}

TEST(Posts, BelongToWhoeverTheWordsName) {
  for (const PostCase& example : kStated) EXPECT_THAT(facts_in(example.words), Contains(example.fact)) << example.words;
  for (const PostCase& example : kOfKindred) EXPECT_THAT(facts_in(example.words), Contains(example.fact)) << example.words;
  for (const PostCase& example : kNotStated) EXPECT_THAT(facts_in(example.words), Not(Contains(example.fact))) << example.words;
}

TEST(Posts, AreOfTheBodyThatANounOfItsNameMeans) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 Coast Coast PROPN NNP _ 2 compound _ Name=ORG
2 Railways Railways PROPN NNPS _ 3 nsubj _ Name=I
3 closed close VERB VBD _ 0 root _ _

1 The the DET DT _ 2 det _ _
2 railway railway NOUN NN _ 4 nmod:poss _ SpaceAfter=No
3 's 's PART POS _ 2 case _ _
4 director director NOUN NN _ 9 nsubj _ SpaceAfter=No
5 , , PUNCT , _ 6 punct _ _
6 Ann Ann PROPN NNP _ 4 appos _ Name=PER
7 Miller Miller PROPN NNP _ 6 flat _ Name=I|SpaceAfter=No
8 , , PUNCT , _ 6 punct _ _
9 left leave VERB VBD _ 0 root _ _
)")),
              Contains("Ann Miller -[HOLDS_ROLE]-> Coast Railways"));
}

TEST(Posts, OfStateAreOfTheCountryThatActs) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 Norway Norway PROPN NNP _ 2 nsubj _ Name=LOC
2 agreed agree VERB VBD _ 8 ccomp _ SpaceAfter=No
3 , , PUNCT , _ 2 punct _ _
4 Defence Defence PROPN NNP _ 5 compound _ _
5 Minister Minister PROPN NNP _ 6 nmod:desc _ _
6 Ann Ann PROPN NNP _ 8 nsubj _ Name=PER
7 Miller Miller PROPN NNP _ 6 flat _ Name=I
8 said say VERB VBD _ 0 root _ _
)")),
              Contains("Ann Miller -[HOLDS_ROLE]-> Norway"));
}

TEST(Posts, OfJudgesAreOfTheCourtThatRules) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 The the DET DT _ 3 det _ _
2 Ulvik Ulvik PROPN NNP _ 3 compound _ Name=ORG
3 Court Court PROPN NNP _ 4 nsubj _ Name=I
4 ruled rule VERB VBD _ 0 root _ _

1 Judge Judge PROPN NNP _ 2 nmod:desc _ _
2 Ann Ann PROPN NNP _ 4 nsubj _ Name=PER
3 Miller Miller PROPN NNP _ 2 flat _ Name=I
4 left leave VERB VBD _ 0 root _ _
)")),
              Contains("Ann Miller -[HOLDS_ROLE]-> Ulvik Court"));
}

TEST(Posts, OfAMouthpieceAreOfTheBodyThatSpeaks) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 Interpol Interpol PROPN NNP _ 2 nsubj _ Name=ORG
2 said say VERB VBD _ 0 root _ _
3 through through ADP IN _ 5 case _ _
4 a a DET DT _ 5 det _ _
5 lawyer lawyer NOUN NN _ 2 obl _ SpaceAfter=No
6 , , PUNCT , _ 7 punct _ _
7 Ann Ann PROPN NNP _ 5 appos _ Name=PER
8 Miller Miller PROPN NNP _ 7 flat _ Name=I|SpaceAfter=No
9 . . PUNCT . _ 2 punct _ _
)")),
              Contains("Ann Miller -[REPRESENTS]-> Interpol"));
}

TEST(Posts, OnABoardMakeMembersOfItsBody) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 Interpol Interpol PROPN NNP _ 3 nmod:poss _ Name=ORG|SpaceAfter=No
2 's 's PART POS _ 1 case _ _
3 board board NOUN NN _ 4 nsubj _ _
4 includes include VERB VBZ _ 0 root _ _
5 Ann Ann PROPN NNP _ 4 obj _ Name=PER
6 Miller Miller PROPN NNP _ 5 flat _ Name=I|SpaceAfter=No
7 . . PUNCT . _ 4 punct _ _
)")),
              Contains("Ann Miller -[MEMBER_OF]-> Interpol"));
}

TEST(Posts, InTheTownAreOfTheTownNamedLast) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 Ulvik Ulvik PROPN NNP _ 2 nsubj _ Name=LOC
2 froze freeze VERB VBD _ 0 root _ _

1 The the DET DT _ 2 det _ _
2 town town NOUN NN _ 4 nmod:poss _ SpaceAfter=No
3 's 's PART POS _ 2 case _ _
4 mayor mayor NOUN NN _ 9 nsubj _ SpaceAfter=No
5 , , PUNCT , _ 6 punct _ _
6 Ann Ann PROPN NNP _ 4 appos _ Name=PER
7 Miller Miller PROPN NNP _ 6 flat _ Name=I|SpaceAfter=No
8 , , PUNCT , _ 6 punct _ _
9 left leave VERB VBD _ 0 root _ _
)")),
              Contains("Ann Miller -[HOLDS_ROLE]-> Ulvik"));
}

TEST(Posts, AreOfTheBodyOfTheNationalityNamed) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 Danish Danish PROPN NNP _ 3 compound _ Name=ORG
2 Sailing Sailing PROPN NNP _ 3 compound _ Name=I
3 Committee Committee PROPN NNP _ 4 nsubj _ Name=I
4 met meet VERB VBD _ 0 root _ _
5 Ulvik Ulvik PROPN NNP _ 6 compound _ Name=ORG
6 Committee Committee PROPN NNP _ 4 obj _ Name=I

1 The the DET DT _ 3 det _ _
2 Danish Danish ADJ JJ _ 3 amod _ Name=NAT
3 committee committee NOUN NN _ 5 nmod:poss _ SpaceAfter=No
4 's 's PART POS _ 3 case _ _
5 treasurer treasurer NOUN NN _ 10 nsubj _ SpaceAfter=No
6 , , PUNCT , _ 7 punct _ _
7 Ann Ann PROPN NNP _ 5 appos _ Name=PER
8 Miller Miller PROPN NNP _ 7 flat _ Name=I|SpaceAfter=No
9 , , PUNCT , _ 7 punct _ _
10 left leave VERB VBD _ 0 root _ _
)")),
              Contains("Ann Miller -[HOLDS_ROLE]-> Danish Sailing Committee"));
}

// A mission may be something put forward, but nobody heads that.
TEST(Posts, InAMissionAreOfItsBody) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 The the DET DT _ 2 det _ _
2 head head NOUN NN _ 10 nsubj _ _
3 of of ADP IN _ 6 case _ _
4 the the DET DT _ 6 det _ _
5 Interpol Interpol PROPN NNP _ 6 compound _ Name=ORG
6 mission mission NOUN NN _ 2 nmod _ SpaceAfter=No
7 , , PUNCT , _ 8 punct _ _
8 Ann Ann PROPN NNP _ 2 appos _ Name=PER
9 Miller Miller PROPN NNP _ 8 flat _ Name=I
10 left leave VERB VBD _ 0 root _ _
)")),
              Contains("Ann Miller -[HOLDS_ROLE]-> Interpol"));
}

TEST(Posts, DescribeWhoeverStandsBesideTheSubject) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 The the DET DT _ 2 det _ _
2 founder founder NOUN NN _ 10 nsubj _ SpaceAfter=No
3 , , PUNCT , _ 4 punct _ _
4 Ann Ann PROPN NNP _ 2 appos _ Name=PER
5 Miller Miller PROPN NNP _ 4 flat _ Name=I|SpaceAfter=No
6 , , PUNCT , _ 4 punct _ _
7 is be AUX VBZ _ 10 cop _ _
8 Ivanov Ivanov PROPN NNP _ 10 nmod:poss _ Name=PER|SpaceAfter=No
9 's 's PART POS _ 8 case _ _
10 niece niece NOUN NN _ 0 root _ SpaceAfter=No
11 . . PUNCT . _ 10 punct _ _
)")),
              Contains("Ann Miller -[RELATED_TO]-> Ivanov"));
}

TEST(Posts, AreTakenOver) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 Miller Miller PROPN NNP _ 2 nsubj _ Name=PER
2 assumed assume VERB VBD _ 0 root _ _
3 the the DET DT _ 4 det _ _
4 chair chair NOUN NN _ 2 obj _ _
5 of of ADP IN _ 6 case _ _
6 Interpol Interpol PROPN NNP _ 4 nmod _ Name=ORG|SpaceAfter=No
7 . . PUNCT . _ 2 punct _ _
)")),
              Contains("Miller -[HOLDS_ROLE]-> Interpol"));
}

TEST(Posts, AreGivenByHiring) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 Interpol Interpol PROPN NNP _ 2 nsubj _ Name=ORG
2 hired hire VERB VBD _ 0 root _ _
3 Miller Miller PROPN NNP _ 2 obj _ Name=PER
4 as as ADP IN _ 6 case _ _
5 a a DET DT _ 6 det _ _
6 consultant consultant NOUN NN _ 2 obl _ SpaceAfter=No
7 . . PUNCT . _ 2 punct _ _
)")),
              Contains("Interpol -[APPOINTED]-> Miller"));
}

// "Their" means the pilots, whom nothing names.
TEST(Posts, OfUnnamedPeopleAreNobodys) {
  EXPECT_THAT(facts_of(extract_conllu(R"(
1 Interpol Interpol PROPN NNP _ 2 nsubj _ Name=ORG
2 closed close VERB VBD _ 0 root _ _

1 Pilots pilot NOUN NNS _ 2 nsubj _ _
2 met meet VERB VBD _ 0 root _ _
3 their their PRON PRP$ _ 4 nmod:poss _ _
4 chairman chairman NOUN NN _ 2 obj _ SpaceAfter=No
5 , , PUNCT , _ 6 punct _ _
6 Ann Ann PROPN NNP _ 4 appos _ Name=PER
7 Miller Miller PROPN NNP _ 6 flat _ Name=I|SpaceAfter=No
8 . . PUNCT . _ 2 punct _ _
)")),
              Not(Contains("Ann Miller -[HOLDS_ROLE]-> Interpol")));
}

}  // namespace
}  // namespace relata::extract::testing
