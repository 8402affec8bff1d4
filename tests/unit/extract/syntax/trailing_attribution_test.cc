#include "engine/extract/syntax/trailing_attribution.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/extract/relate/conllu.h"

namespace relata::extract::testing {
namespace {

// What the parser made of a sentence, and "relation(head)" of each word afterwards, 0 for the root as in CoNLL-U.
struct Attribution {
  const char* why;
  const char* tree;
  const char* repaired;
};

const Attribution kCases[] = {
    {"a second subject goes back to the reported clause",
     R"(
1 Norway Norway PROPN NNP _ 9 nsubj _ _
2 will will AUX MD _ 3 aux _ _
3 sell sell VERB VB _ 9 ccomp _ _
4 gas gas NOUN NN _ 3 obj _ _
5 again again ADV RB _ 3 advmod _ _
6 , , PUNCT , _ 9 punct _ _
7 the the DET DT _ 8 det _ _
8 agency agency NOUN NN _ 9 nsubj _ _
9 said say VERB VBD _ 0 root _ _
10 . . PUNCT . _ 9 punct _ _
)",
     "nsubj(3) aux(3) ccomp(9) obj(3) advmod(3) punct(9) det(8) nsubj(9) root(0) punct(9)"},
    {"a verb of saying that hangs on a noun governs the sentence",
     R"(
1 Ships ship NOUN NNS _ 3 nsubj:pass _ _
2 were be AUX VBD _ 3 aux:pass _ _
3 sent send VERB VBN _ 0 root _ _
4 to to ADP IN _ 5 case _ _
5 Oslo Oslo PROPN NNP _ 3 obl _ _
6 , , PUNCT , _ 8 punct _ _
7 the the DET DT _ 8 det _ _
8 army army NOUN NN _ 5 appos _ _
9 said say VERB VBD _ 8 acl _ _
10 on on ADP IN _ 11 case _ _
11 Monday Monday PROPN NNP _ 9 obl _ _
)",
     "nsubj:pass(3) aux:pass(3) ccomp(9) case(5) obl(3) punct(8) det(8) nsubj(9) root(0) case(11) obl(9)"},
    {"a clause behind the verb of saying is its own",
     R"(
1 On on ADP IN _ 2 case _ _
2 Monday Monday PROPN NNP _ 8 obl _ _
3 , , PUNCT , _ 8 punct _ _
4 after after ADP IN _ 5 case _ _
5 talks talk NOUN NNS _ 8 obl _ _
6 , , PUNCT , _ 8 punct _ _
7 Norway Norway PROPN NNP _ 8 nsubj _ _
8 said say VERB VBD _ 0 root _ _
9 it it PRON PRP _ 10 nsubj _ _
10 left leave VERB VBD _ 8 ccomp _ _
)",
     "case(2) obl(8) punct(8) case(5) obl(8) punct(8) nsubj(8) root(0) nsubj(10) ccomp(8)"},
};

std::string relations_of(const Annotation& annotation) {
  std::string all;
  for (const Token& token : annotation.tokens) {
    const std::uint32_t head = token.head == kNoToken ? 0 : token.head + 1;
    all += (all.empty() ? "" : " ") + token.relation + "(" + std::to_string(head) + ")";
  }
  return all;
}

TEST(TrailingAttribution, BelongsToThePhraseBeforeTheVerb) {
  for (const Attribution& example : kCases) {
    AnnotatedText read = read_conllu(example.tree);
    repair_trailing_attribution(read.annotation.sentences.front().tokens, read.annotation.tokens);
    EXPECT_EQ(relations_of(read.annotation), example.repaired) << example.why;
  }
}

}  // namespace
}  // namespace relata::extract::testing
