#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/extract/relate/extract_testing.h"

namespace relata::extract::testing {
namespace {

// A construction of the news, the tree that the parser gives it, and what must or must not be read from it.
struct Construction {
  const char* name;
  const char* tree;
  std::vector<std::string> facts;
  std::vector<std::string> no_facts = {};
};

const Construction kConstructions[] = {
    {"each of two sides does it to the other",
     R"(
1 Clashes clash NOUN NNS _ 6 nsubj _ _
2 between between ADP IN _ 3 case _ _
3 Norway Norway PROPN NNP _ 1 nmod _ Name=LOC
4 and and CCONJ CC _ 5 cc _ _
5 Sweden Sweden PROPN NNP _ 3 conj _ Name=LOC
6 erupted erupt VERB VBD _ 0 root _ _
)",
     {"Norway -[ATTACKED]-> Sweden", "Sweden -[ATTACKED]-> Norway"}},
    {"each other",
     R"(
1 Norway Norway PROPN NNP _ 4 nsubj _ Name=LOC
2 and and CCONJ CC _ 3 cc _ _
3 Sweden Sweden PROPN NNP _ 1 conj _ Name=LOC
4 accused accuse VERB VBD _ 0 root _ _
5 each each DET DT _ 4 obj _ _
6 other other ADJ JJ _ 5 fixed _ _
)",
     {"Norway -[ACCUSED]-> Sweden", "Sweden -[ACCUSED]-> Norway"}},
    {"whoever is called on is to do it, and has not done it",
     R"(
1 Ivanov Ivanov PROPN NNP _ 2 nsubj _ Name=PER
2 called call VERB VBD _ 0 root _ _
3 on on ADP IN _ 4 case _ _
4 Norway Norway PROPN NNP _ 2 obl _ Name=LOC
5 to to PART TO _ 6 mark _ _
6 release release VERB VB _ 2 advcl _ _
7 Miller Miller PROPN NNP _ 6 obj _ Name=PER
)",
     {"Ivanov -[REQUESTED]-> Norway"},
     {"Ivanov -[RELEASED]-> Miller", "Norway -[RELEASED]-> Miller"}},
    {"what a praised thing is called does not count against it",
     R"(
1 Ivanov Ivanov PROPN NNP _ 2 nsubj _ Name=PER
2 welcomed welcome VERB VBD _ 0 root _ _
3 the the DET DT _ 4 det _ _
4 ceasefire ceasefire NOUN NN _ 2 obj _ _
5 , , PUNCT , _ 6 punct _ _
6 calling call VERB VBG _ 2 advcl _ _
7 it it PRON PRP _ 6 obj _ _
8 " " PUNCT `` _ 10 punct _ _
9 a a DET DT _ 10 det _ _
10 door door NOUN NN _ 6 xcomp _ _
11 " " PUNCT '' _ 10 punct _ _
)",
     {"Ivanov -[SUPPORTS]-> ceasefire"},
     {"Ivanov -[OPPOSES]-> ceasefire"}},
    {"to ask for a rejection is no request for the thing",
     R"(
1 Ivanov Ivanov PROPN NNP _ 2 nsubj _ Name=PER
2 asked ask VERB VBD _ 0 root _ _
3 Norway Norway PROPN NNP _ 2 obj _ Name=LOC
4 to to PART TO _ 5 mark _ _
5 reject reject VERB VB _ 2 xcomp _ _
6 the the DET DT _ 7 det _ _
7 ceasefire ceasefire NOUN NN _ 5 obj _ _
)",
     {"Ivanov -[OPPOSES]-> ceasefire", "Ivanov -[REQUESTED]-> Norway"},
     {"Ivanov -[REQUESTED]-> ceasefire"}},
    {"to reject a thing is one fact",
     R"(
1 Ivanov Ivanov PROPN NNP _ 2 nsubj _ Name=PER
2 rejected reject VERB VBD _ 0 root _ _
3 the the DET DT _ 4 det _ _
4 ceasefire ceasefire NOUN NN _ 2 obj _ _
)",
     {"Ivanov -[REJECTED]-> ceasefire"},
     {"Ivanov -[OPPOSES]-> ceasefire"}},
    {"so is to vote for it",
     R"(
1 Ivanov Ivanov PROPN NNP _ 2 nsubj _ Name=PER
2 voted vote VERB VBD _ 0 root _ _
3 for for ADP IN _ 5 case _ _
4 the the DET DT _ 5 det _ _
5 ceasefire ceasefire NOUN NN _ 2 obl _ _
)",
     {"Ivanov -[ACCEPTED]-> ceasefire"},
     {"Ivanov -[SUPPORTS]-> ceasefire"}},
    {"a relative clause is not asked for by the clause around it",
     R"(
1 Ivanov Ivanov PROPN NNP _ 2 nsubj _ Name=PER
2 asked ask VERB VBD _ 0 root _ _
3 Norway Norway PROPN NNP _ 2 obj _ Name=LOC
4 to to PART TO _ 5 mark _ _
5 end end VERB VB _ 2 xcomp _ _
6 the the DET DT _ 7 det _ _
7 ceasefire ceasefire NOUN NN _ 5 obj _ _
8 which which PRON WDT _ 10 obj _ _
9 Miller Miller PROPN NNP _ 10 nsubj _ Name=PER
10 rejected reject VERB VBD _ 7 acl:relcl _ _
)",
     {"Miller -[REJECTED]-> ceasefire"}},
    {"what hangs on a day belongs to the verb",
     R"(
1 Ivanov Ivanov PROPN NNP _ 2 nsubj _ Name=PER
2 met meet VERB VBD _ 0 root _ _
3 on on ADP IN _ 4 case _ _
4 Tuesday Tuesday PROPN NNP _ 2 obl _ _
5 with with ADP IN _ 6 case _ _
6 Miller Miller PROPN NNP _ 4 nmod _ Name=PER
)",
     {"Ivanov -[MET_WITH]-> Miller"}},
    {"an active verb has no agent behind \"by\"",
     R"(
1 Ivanov Ivanov PROPN NNP _ 2 nsubj _ Name=PER
2 spoke speak VERB VBD _ 0 root _ _
3 by by ADP IN _ 4 case _ _
4 telephone telephone NOUN NN _ 2 obl:agent _ _
5 with with ADP IN _ 6 case _ _
6 Miller Miller PROPN NNP _ 4 nmod _ Name=PER
)",
     {"Ivanov -[SPOKE_WITH]-> Miller"}},
    {"a letter speaks for who wrote it",
     R"(
1 Ivanov Ivanov PROPN NNP _ 3 nmod:poss _ Name=PER
2 's 's PART POS _ 1 case _ _
3 letter letter NOUN NN _ 4 nsubj _ _
4 accused accuse VERB VBD _ 0 root _ _
5 Miller Miller PROPN NNP _ 4 obj _ Name=PER
)",
     {"Ivanov -[ACCUSED]-> Miller"}},
    {"behind a comma the verb of saying goes on",
     R"(
1 Ivanov Ivanov PROPN NNP _ 2 nsubj _ Name=PER
2 warned warn VERB VBD _ 0 root _ _
3 that that SCONJ IN _ 6 mark _ _
4 hospitals hospital NOUN NNS _ 6 nsubj _ _
5 were be AUX VBD _ 6 aux _ _
6 collapsing collapse VERB VBG _ 2 ccomp _ _
7 , , PUNCT , _ 9 punct _ _
8 and and CCONJ CC _ 9 cc _ _
9 urged urge VERB VBD _ 6 conj _ _
10 Norway Norway PROPN NNP _ 9 obj _ Name=LOC
)",
     {"Ivanov -[REQUESTED]-> Norway"}},
    {"the stance of one whom another reports",
     R"(
1 Miller Miller PROPN NNP _ 2 nsubj _ Name=PER
2 repeated repeat VERB VBD _ 0 root _ _
3 Ivanov Ivanov PROPN NNP _ 5 nmod:poss _ Name=PER
4 's 's PART POS _ 3 case _ _
5 view view NOUN NN _ 2 obj _ _
6 that that SCONJ IN _ 10 mark _ _
7 the the DET DT _ 8 det _ _
8 ceasefire ceasefire NOUN NN _ 10 nsubj _ _
9 is be AUX VBZ _ 10 cop _ _
10 illegal illegal ADJ JJ _ 5 acl _ _
)",
     {"Ivanov -[OPPOSES]-> ceasefire"},
     {"Miller -[OPPOSES]-> ceasefire"}},
    {"a post is given by a copula the other way round too",
     R"(
1 Unilever Unilever PROPN NNP _ 3 nmod:poss _ Name=ORG
2 's 's PART POS _ 1 case _ _
3 chairman chairman NOUN NN _ 5 nsubj _ _
4 is be AUX VBZ _ 5 cop _ _
5 Miller Miller PROPN NNP _ 0 root _ Name=PER
)",
     {"Miller -[HOLDS_ROLE]-> Unilever"}},
    {"a country is a member",
     R"(
1 Norway Norway PROPN NNP _ 7 nsubj _ Name=LOC
2 , , PUNCT , _ 4 punct _ _
3 a a DET DT _ 4 det _ _
4 member member NOUN NN _ 1 appos _ _
5 of of ADP IN _ 6 case _ _
6 Interpol Interpol PROPN NNP _ 4 nmod _ Name=ORG
7 agreed agree VERB VBD _ 0 root _ _
)",
     {"Norway -[MEMBER_OF]-> Interpol"}},
    {"who is named by the source describes nobody in the clause",
     R"(
1 According accord VERB VBG _ 3 case _ _
2 to to ADP IN _ 1 fixed _ _
3 Interpol Interpol PROPN NNP _ 8 obl _ Name=ORG
4 , , PUNCT , _ 8 punct _ _
5 Norway Norway PROPN NNP _ 7 nmod:poss _ Name=LOC
6 's 's PART POS _ 5 case _ _
7 agency agency NOUN NN _ 8 nsubj _ _
8 arrested arrest VERB VBD _ 0 root _ _
9 Miller Miller PROPN NNP _ 8 obj _ Name=PER
)",
     {},
     {"Interpol -[LOCATED_IN]-> Norway", "Interpol -[DETAINED]-> Miller"}},
    {"a place before a bill is what it is about",
     R"(
1 The the DET DT _ 2 det _ _
2 government government NOUN NN _ 5 nmod:poss _ _
3 's 's PART POS _ 2 case _ _
4 Rwanda Rwanda PROPN NNP _ 5 compound _ Name=LOC
5 bill bill NOUN NN _ 7 nsubj:pass _ _
6 was be AUX VBD _ 7 aux:pass _ _
7 rejected reject VERB VBN _ 0 root _ _
8 by by ADP IN _ 9 case _ _
9 Miller Miller PROPN NNP _ 7 obl:agent _ Name=PER
)",
     {"Miller -[REJECTED]-> bill"},
     {"Rwanda -[PROPOSED]-> bill"}},
    {"an adjective before a bill is whose it is",
     R"(
1 The the DET DT _ 3 det _ _
2 Norwegian Norwegian ADJ JJ _ 3 amod _ Name=NAT
3 bill bill NOUN NN _ 5 nsubj:pass _ _
4 was be AUX VBD _ 5 aux:pass _ _
5 rejected reject VERB VBN _ 0 root _ _
6 by by ADP IN _ 7 case _ _
7 Miller Miller PROPN NNP _ 5 obl:agent _ Name=PER
)",
     {"Norway -[PROPOSED]-> bill", "Miller -[REJECTED]-> bill"}},
    {"whose release is called for is asked for nothing",
     R"(
1 Norway Norway PROPN NNP _ 2 nsubj _ Name=LOC
2 called call VERB VBD _ 0 root _ _
3 for for ADP IN _ 5 case _ _
4 the the DET DT _ 5 det _ _
5 release release NOUN NN _ 2 obl _ _
6 of of ADP IN _ 7 case _ _
7 Miller Miller PROPN NNP _ 5 nmod _ Name=PER
)",
     {"Norway -[REQUESTED]-> release"},
     {"Norway -[REQUESTED]-> Miller"}},
    {"whose resignation is called for is asked for it",
     R"(
1 Norway Norway PROPN NNP _ 2 nsubj _ Name=LOC
2 called call VERB VBD _ 0 root _ _
3 for for ADP IN _ 5 case _ _
4 the the DET DT _ 5 det _ _
5 resignation resignation NOUN NN _ 2 obl _ _
6 of of ADP IN _ 7 case _ _
7 Miller Miller PROPN NNP _ 5 nmod _ Name=PER
)",
     {"Norway -[REQUESTED]-> Miller"}},
    {"troops of an alliance are its",
     R"(
1 NATO NATO PROPN NNP _ 2 compound _ Name=ORG
2 troops troops NOUN NNS _ 4 nsubj:pass _ _
3 were be AUX VBD _ 4 aux:pass _ _
4 deployed deploy VERB VBN _ 0 root _ _
5 to to ADP IN _ 6 case _ _
6 Kosovo Kosovo PROPN NNP _ 4 obl _ Name=LOC
)",
     {"NATO -[DEPLOYED_TO]-> Kosovo"}},
    {"the regulator is the authority, not the company named last",
     R"(
1 Markets Markets PROPN NNP _ 2 compound _ Name=ORG
2 Authority Authority PROPN NNP _ 3 nsubj _ Name=I
3 fined fine VERB VBD _ 0 root _ _
4 Lumivirta Lumivirta PROPN NNP _ 3 obj _ Name=ORG

1 Lumivirta Lumivirta PROPN NNP _ 2 nsubj _ Name=ORG
2 sued sue VERB VBD _ 0 root _ _
3 the the DET DT _ 4 det _ _
4 regulator regulator NOUN NN _ 2 obj _ _
)",
     {"Lumivirta -[ACCUSED]-> Markets Authority"}},
    {"what one is against is not oneself",
     R"(
1 Norway Norway PROPN NNP _ 2 nsubj _ Name=LOC
2 proposed propose VERB VBD _ 0 root _ _
3 a a DET DT _ 4 det _ _
4 quota quota NOUN NN _ 2 obj _ _
5 . . PUNCT . _ 2 punct _ _

1 Interpol Interpol PROPN NNP _ 4 nsubj _ Name=ORG
2 is be AUX VBZ _ 4 cop _ _
3 against against ADP IN _ 4 case _ _
4 it it PRON PRP _ 0 root _ _
)",
     {"Interpol -[OPPOSES]-> quota"}},
    {"whom one asks is not oneself, across coordination",
     R"(
1 Anna Anna PROPN NNP _ 3 nsubj _ Name=PER
2 Ivanova Ivanova PROPN NNP _ 1 flat _ Name=I
3 met meet VERB VBD _ 0 root _ _
4 Mary Mary PROPN NNP _ 3 obj _ Name=PER
5 Miller Miller PROPN NNP _ 4 flat _ Name=I
6 and and CCONJ CC _ 7 cc _ _
7 urged urge VERB VBD _ 3 conj _ _
8 her she PRON PRP _ 7 obj _ _
9 to to PART TO _ 10 mark _ _
10 stay stay VERB VB _ 7 xcomp _ _
)",
     {"Anna Ivanova -[REQUESTED]-> Mary Miller"}},
    {"that, which is ruled out, has been proposed",
     R"(
1 Norway Norway PROPN NNP _ 2 nsubj _ Name=LOC
2 proposed propose VERB VBD _ 0 root _ _
3 a a DET DT _ 4 det _ _
4 quota quota NOUN NN _ 2 obj _ _
5 ; ; PUNCT : _ 7 punct _ _
6 Sweden Sweden PROPN NNP _ 7 nsubj _ Name=LOC
7 ruled rule VERB VBD _ 2 parataxis _ _
8 that that PRON DT _ 7 obj _ _
9 out out ADP RP _ 7 compound:prt _ _
)",
     {"Sweden -[REJECTED]-> quota"}},
    {"a law passed over objections is objected to",
     R"(
1 Norway Norway PROPN NNP _ 2 nsubj _ Name=LOC
2 approved approve VERB VBD _ 0 root _ _
3 the the DET DT _ 4 det _ _
4 bill bill NOUN NN _ 2 obj _ _
5 over over ADP IN _ 7 case _ _
6 the the DET DT _ 7 det _ _
7 objections objection NOUN NNS _ 2 obl _ _
8 of of ADP IN _ 9 case _ _
9 Interpol Interpol PROPN NNP _ 7 nmod _ Name=ORG
)",
     {"Norway -[ACCEPTED]-> bill", "Interpol -[OPPOSES]-> bill"}},
    {"what somebody offers to do is his proposal once it is taken up",
     R"(
1 Norway Norway PROPN NNP _ 2 nsubj _ Name=LOC
2 offered offer VERB VBD _ 0 root _ _
3 to to PART TO _ 4 mark _ _
4 mediate mediate VERB VB _ 2 xcomp _ _
5 . . PUNCT . _ 2 punct _ _

1 Sweden Sweden PROPN NNP _ 2 nsubj _ Name=LOC
2 rejected reject VERB VBD _ 0 root _ _
3 the the DET DT _ 4 det _ _
4 offer offer NOUN NN _ 2 obj _ _
)",
     {"Norway -[PROPOSED]-> mediate", "Sweden -[REJECTED]-> mediate"}},
    {"a clause behind as says who else does it",
     R"(
1 Norway Norway PROPN NNP _ 2 nsubj _ Name=LOC
2 opposes oppose VERB VBZ _ 0 root _ _
3 the the DET DT _ 4 det _ _
4 quota quota NOUN NN _ 2 obj _ _
5 , , PUNCT , _ 7 punct _ _
6 as as SCONJ IN _ 7 mark _ _
7 does do AUX VBZ _ 2 advcl _ _
8 Sweden Sweden PROPN NNP _ 7 obj _ Name=LOC
)",
     {"Norway -[OPPOSES]-> quota", "Sweden -[OPPOSES]-> quota"}},
    {"a clause behind as says who else is for it",
     R"(
1 Norway Norway PROPN NNP _ 5 nsubj _ Name=LOC
2 is be AUX VBZ _ 5 cop _ _
3 for for ADP IN _ 5 case _ _
4 the the DET DT _ 5 det _ _
5 quota quota NOUN NN _ 0 root _ _
6 , , PUNCT , _ 9 punct _ _
7 as as SCONJ IN _ 9 mark _ _
8 is be AUX VBZ _ 9 cop _ _
9 Sweden Sweden PROPN NNP _ 5 advcl _ Name=LOC
)",
     {"Norway -[SUPPORTS]-> quota", "Sweden -[SUPPORTS]-> quota"}},
    {"who acts together with another is not his target",
     R"(
1 Norway Norway PROPN NNP _ 2 nsubj _ Name=LOC
2 challenged challenge VERB VBD _ 0 root _ _
3 the the DET DT _ 4 det _ _
4 quota quota NOUN NN _ 2 obj _ _
5 together together ADV RB _ 2 advmod _ _
6 with with ADP IN _ 7 case _ _
7 Sweden Sweden PROPN NNP _ 2 obl _ Name=LOC
)",
     {"Norway -[OPPOSES]-> quota", "Sweden -[OPPOSES]-> quota"}},
    {"by one but not by another",
     R"(
1 The the DET DT _ 2 det _ _
2 quota quota NOUN NN _ 4 nsubj:pass _ _
3 was be AUX VBD _ 4 aux:pass _ _
4 welcomed welcome VERB VBN _ 0 root _ _
5 by by ADP IN _ 6 case _ _
6 Norway Norway PROPN NNP _ 4 obl:agent _ Name=LOC
7 but but CCONJ CC _ 10 cc _ _
8 not not PART RB _ 10 advmod _ _
9 by by ADP IN _ 10 case _ _
10 Sweden Sweden PROPN NNP _ 6 conj _ Name=LOC
)",
     {"Norway -[SUPPORTS]-> quota"},
     {"Sweden -[SUPPORTS]-> quota"}},
    {"who accepts without saying what accepts what was proposed last",
     R"(
1 Norway Norway PROPN NNP _ 2 nsubj _ Name=LOC
2 proposed propose VERB VBD _ 0 root _ _
3 a a DET DT _ 4 det _ _
4 ceasefire ceasefire NOUN NN _ 2 obj _ _
5 ; ; PUNCT : _ 7 punct _ _
6 Sweden Sweden PROPN NNP _ 7 nsubj _ Name=LOC
7 accepted accept VERB VBD _ 2 parataxis _ _
)",
     {"Sweden -[ACCEPTED]-> ceasefire"}},
    {"who refuses to do something does not refuse what was proposed last",
     R"(
1 Norway Norway PROPN NNP _ 2 nsubj _ Name=LOC
2 proposed propose VERB VBD _ 0 root _ _
3 a a DET DT _ 4 det _ _
4 ceasefire ceasefire NOUN NN _ 2 obj _ _
5 ; ; PUNCT : _ 7 punct _ _
6 Sweden Sweden PROPN NNP _ 7 nsubj _ Name=LOC
7 refused refuse VERB VBD _ 2 parataxis _ _
8 , , PUNCT , _ 9 punct _ _
9 however however ADV RB _ 7 advmod _ _
10 , , PUNCT , _ 9 punct _ _
11 to to PART TO _ 12 mark _ _
12 comment comment VERB VB _ 7 advcl _ _
)",
     {},
     {"Sweden -[REJECTED]-> ceasefire"}},
    {"support comes from whoever gives it",
     R"(
1 Support support NOUN NN _ 4 nsubj _ _
2 for for ADP IN _ 3 case _ _
3 Norway Norway PROPN NNP _ 1 nmod _ Name=LOC
4 came come VERB VBD _ 0 root _ _
5 from from ADP IN _ 6 case _ _
6 Sweden Sweden PROPN NNP _ 4 obl _ Name=LOC
)",
     {"Sweden -[SUPPORTS]-> Norway"}},
    {"who urges others to vote a thing down is against it",
     R"(
1 Ivanov Ivanov PROPN NNP _ 2 nsubj _ Name=PER
2 urged urge VERB VBD _ 0 root _ _
3 members member NOUN NNS _ 2 obj _ _
4 to to PART TO _ 5 mark _ _
5 vote vote VERB VB _ 2 xcomp _ _
6 the the DET DT _ 7 det _ _
7 quota quota NOUN NN _ 5 obj _ _
8 down down ADP RP _ 5 compound:prt _ _
)",
     {"Ivanov -[OPPOSES]-> quota"},
     {"Ivanov -[REQUESTED]-> quota"}},
    {"a noun behind a copula and a preposition keeps what it says",
     R"(
1 Norway Norway PROPN NNP _ 4 nsubj _ Name=LOC
2 is be AUX VBZ _ 4 cop _ _
3 in in ADP IN _ 4 case _ _
4 favour favour NOUN NN _ 0 root _ _
5 of of ADP IN _ 7 case _ _
6 the the DET DT _ 7 det _ _
7 quota quota NOUN NN _ 4 nmod _ _
)",
     {"Norway -[SUPPORTS]-> quota"}},
    {"a plan may be given the green light",
     R"(
1 Norway Norway PROPN NNP _ 2 nsubj _ Name=LOC
2 gave give VERB VBD _ 0 root _ _
3 the the DET DT _ 4 det _ _
4 quota quota NOUN NN _ 2 iobj _ _
5 the the DET DT _ 7 det _ _
6 green green ADJ JJ _ 7 amod _ _
7 light light NOUN NN _ 2 obj _ _
)",
     {"Norway -[ACCEPTED]-> quota"}},
    {"critics are who is named among them",
     R"(
1 Critics critic NOUN NNS _ 11 nsubj _ _
2 of of ADP IN _ 4 case _ _
3 the the DET DT _ 4 det _ _
4 quota quota NOUN NN _ 1 nmod _ _
5 , , PUNCT , _ 7 punct _ _
6 among among ADP IN _ 7 case _ _
7 them they PRON PRP _ 1 nmod _ _
8 Interpol Interpol PROPN NNP _ 7 appos _ Name=ORG
9 , , PUNCT , _ 7 punct _ _
10 have have AUX VBP _ 11 aux _ _
11 gathered gather VERB VBN _ 0 root _ _
)",
     {"Interpol -[OPPOSES]-> quota"}},
    {"who does a thing at another's request was asked",
     R"(
1 Norway Norway PROPN NNP _ 2 nsubj _ Name=LOC
2 left leave VERB VBD _ 0 root _ _
3 at at ADP IN _ 6 case _ _
4 Sweden Sweden PROPN NNP _ 6 nmod:poss _ Name=LOC
5 's 's PART POS _ 4 case _ _
6 request request NOUN NN _ 2 obl _ _
)",
     {"Sweden -[REQUESTED]-> Norway"}},
    {"talks that end with an accord mean that it is accepted",
     R"(
1 Norway Norway PROPN NNP _ 2 nsubj _ Name=LOC
2 ended end VERB VBD _ 0 root _ _
3 the the DET DT _ 4 det _ _
4 summit summit NOUN NN _ 2 obj _ _
5 with with ADP IN _ 7 case _ _
6 an an DET DT _ 7 det _ _
7 accord accord NOUN NN _ 2 obl _ _
)",
     {"Norway -[ACCEPTED]-> accord"}},
};

TEST(Constructions, StateWhatTheySayAndNoMore) {
  for (const Construction& construction : kConstructions) {
    SCOPED_TRACE(construction.name);
    const auto found = facts_of(extract_conllu(construction.tree));
    for (const std::string& fact : construction.facts) EXPECT_THAT(found, ::testing::Contains(fact));
    for (const std::string& fact : construction.no_facts) EXPECT_THAT(found, ::testing::Not(::testing::Contains(fact)));
  }
}

}  // namespace
}  // namespace relata::extract::testing
