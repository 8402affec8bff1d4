#include <gtest/gtest.h>

#include "tests/unit/extract/relate/extract_testing.h"

namespace relata::extract::testing {
namespace {

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
};

TEST(Constructions, StateWhatTheySayAndNoMore) { expect_constructions(kConstructions); }

}  // namespace
}  // namespace relata::extract::testing
