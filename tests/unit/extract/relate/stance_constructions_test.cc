#include <gtest/gtest.h>

#include "tests/unit/extract/relate/extract_testing.h"

namespace relata::extract::testing {
namespace {

const Construction kConstructions[] = {
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

TEST(StanceConstructions, StateWhatTheySayAndNoMore) { expect_constructions(kConstructions); }

}  // namespace
}  // namespace relata::extract::testing
