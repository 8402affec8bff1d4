#include "engine/extract/coref/proposals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/extract/coref/proposal_memory.h"
#include "tests/unit/extract/relate/extract_testing.h"

namespace relata::extract::testing {
namespace {

using ::testing::ElementsAreArray;

// "30-day ceasefire" or "the 30-day ceasefire" (which has been spoken of).
ProposalPhrase phrase_of(std::string text, std::string kind) {
  ProposalPhrase phrase;
  phrase.kind = std::move(kind);
  phrase.definite = text.starts_with("the ");
  if (phrase.definite) text.erase(0, 4);
  for (std::size_t blank = text.find(' '); blank != std::string::npos; blank = text.find(' ')) {
    phrase.modifiers.push_back(text.substr(0, blank));
    text.erase(0, blank + 1);
  }
  phrase.noun = text;
  return phrase;
}

struct MemoryCase {
  const char* before;
  const char* kind;
  const char* phrase;
  bool same;
};

const MemoryCase kPhrases[] = {
    {"ceasefire", "ceasefire", "the 30-day ceasefire", true},
    {"ceasefire", "ceasefire", "the truce", true},
    {"water bill", "bill", "the law", true},
    {"water bill", "bill", "the tax law", false},
    {"water bill", "bill", "the referendum", false},    // is about a law
    {"share merger", "treaty", "the contract", false},  // another thing than what it merges
    {"water treaty", "treaty", "the accord", true},
    {"takeover bid", "plan", "the takeover", true},
    {"new constitution", "treaty", "the charter", true},
    {"steel tariff", "sanctions", "the duty", true},
    {"export plan", "plan", "the original scheme", true},  // takes up anything
    {"export plan", "plan", "scheme", false},
    {"export plan", "plan", "the regional scheme", false},
    {"referendum", "bill", "the two referendum", true},
    {"ceasefire", "ceasefire", "the pause", true},
    {"takeover bid", "plan", "the purchase", true},
    {"talk", "talks", "the agreement", false},
    {"one-day walkout", "plan", "the deal", false},
    {"job pledge", "other", "the agreement", false},
    {"peace plan", "plan", "the document", true},
    {"pay offer", "other", "the package", true},
    {"prisoner exchange", "plan", "the swap", true},
};

TEST(ProposalMemory, KnowsAProposalAgain) {
  for (const MemoryCase& example : kPhrases) {
    ProposalMemory memory;
    memory.add(7, phrase_of(example.before, example.kind), ProposalMemory::Source::kText);
    EXPECT_EQ(memory.find(phrase_of(example.phrase, example.kind)) == 7, example.same) << example.before << ", then " << example.phrase;
  }
}

TEST(ProposalMemory, TakesTheFirstSuchThingOfTheTextForThatOfTheHeadline) {
  ProposalMemory memory;
  memory.add(7, phrase_of("protest law", "bill"), ProposalMemory::Source::kHeadline);
  EXPECT_EQ(memory.find(phrase_of("strict law", "bill")), 7U);
  memory.take_up(7, phrase_of("strict law", "bill"));
  EXPECT_EQ(memory.find(phrase_of("tax law", "bill")), kNone);
}

TEST(ProposalMemory, TakesASynonymForWhatTheHeadlineNamed) {
  ProposalMemory memory;
  memory.add(7, phrase_of("truce", "ceasefire"), ProposalMemory::Source::kHeadline);
  EXPECT_EQ(memory.find(phrase_of("30-day ceasefire", "ceasefire")), 7U);
  EXPECT_EQ(memory.find(phrase_of("peace treaty", "treaty")), kNone);
}

TEST(ProposalMemory, GivesANameToTheOnlyThingOfItsFamilyWithoutOne) {
  ProposalMemory memory;
  memory.add(7, phrase_of("law", "bill"), ProposalMemory::Source::kText);
  EXPECT_EQ(memory.nameless("act"), 7U);
  EXPECT_EQ(memory.nameless("treaty"), kNone);
  memory.replace(7, 9);
  EXPECT_EQ(memory.nameless("act"), kNone);
  EXPECT_EQ(memory.find(phrase_of("the law", "bill")), 9U);
}

// A text, and its proposals with their other names.
struct ProposalCase {
  const char* why;
  const char* tree;
  std::vector<std::string> proposals;
};

const ProposalCase kTexts[] = {
    {"what the headline names is what the text begins with",
     R"(
1 Norway Norway PROPN NNP _ 2 nsubj _ Name=LOC
2 passes pass VERB VBZ _ 0 root _ _
3 protest protest NOUN NN _ 4 compound _ _
4 law law NOUN NN _ 2 obj _ _

# newpar
1 Norway Norway PROPN NNP _ 2 nsubj _ Name=LOC
2 approved approve VERB VBD _ 0 root _ _
3 a a DET DT _ 4 det _ _
4 law law NOUN NN _ 2 obj _ _
5 . . PUNCT . _ 2 punct _ _
)",
     {"protest law = law"}},
    {"an apposition says what a thing is",
     R"(
1 Norway Norway PROPN NNP _ 2 nsubj _ Name=LOC
2 rejected reject VERB VBD _ 0 root _ _
3 a a DET DT _ 4 det _ _
4 constitution constitution NOUN NN _ 2 obj _ _
5 , , PUNCT , _ 7 punct _ _
6 a a DET DT _ 7 det _ _
7 text text NOUN NN _ 4 appos _ _
)",
     {"constitution = text"}},
    {"a capital at the beginning of a sentence makes no name",
     R"(
1 Further further ADJ JJ _ 2 amod _ _
2 talks talk NOUN NNS _ 3 nsubj _ _
3 failed fail VERB VBD _ 0 root _ _
)",
     {}},
    {"what somebody demands has been put forward, whoever it is",
     R"(
1 Some some PRON DT _ 2 nsubj _ _
2 demanded demand VERB VBD _ 0 root _ _
3 a a DET DT _ 5 det _ _
4 job job NOUN NN _ 5 compound _ _
5 guarantee guarantee NOUN NN _ 2 obj _ _
)",
     {"job guarantee"}},
    {"a verb in the plural behind a name is none",
     R"(
1 Minister minister NOUN NN _ 2 nmod:desc _ _
2 Ann Ann PROPN NNP _ 4 compound _ Name=PER
3 Miller Miller PROPN NNP _ 2 flat _ Name=I
4 plans plan NOUN NNS _ 0 root _ _
)",
     {}},
    {"a named law is the one that was spoken of",
     R"(
1 Norway Norway PROPN NNP _ 2 nsubj _ Name=LOC
2 approved approve VERB VBD _ 0 root _ _
3 a a DET DT _ 4 det _ _
4 law law NOUN NN _ 2 obj _ _
5 . . PUNCT . _ 2 punct _ _

1 Sweden Sweden PROPN NNP _ 2 nsubj _ Name=LOC
2 welcomed welcome VERB VBD _ 0 root _ _
3 the the DET DT _ 6 det _ _
4 Quiet Quiet PROPN NNP _ 6 compound _ _
5 Harbour Harbour PROPN NNP _ 6 compound _ _
6 Act Act PROPN NNP _ 2 obj _ _
7 . . PUNCT . _ 2 punct _ _
)",
     {"Quiet Harbour Act = law"}},
    {"an offer is what somebody offered to do",
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
5 . . PUNCT . _ 2 punct _ _
)",
     {"mediate = offer"}},
    {"an offer is what somebody offered to do, also behind a day",
     R"(
1 Norway Norway PROPN NNP _ 2 nsubj _ Name=LOC
2 offered offer VERB VBD _ 0 root _ _
3 on on ADP IN _ 4 case _ _
4 Monday Monday PROPN NNP _ 2 obl _ _
5 to to PART TO _ 6 mark _ _
6 mediate mediate VERB VB _ 2 advcl _ _
7 . . PUNCT . _ 2 punct _ _

1 Sweden Sweden PROPN NNP _ 2 nsubj _ Name=LOC
2 rejected reject VERB VBD _ 0 root _ _
3 the the DET DT _ 4 det _ _
4 offer offer NOUN NN _ 2 obj _ _
)",
     {"mediate = offer"}},
    {"an apposition takes up what is demanded before it",
     R"(
1 Norway Norway PROPN NNP _ 2 nsubj _ Name=LOC
2 demanded demand VERB VBD _ 0 root _ _
3 that that SCONJ IN _ 7 mark _ _
4 the the DET DT _ 5 det _ _
5 harbour harbour NOUN NN _ 7 nsubj:pass _ _
6 be be AUX VB _ 7 aux:pass _ _
7 reopened reopen VERB VBN _ 2 ccomp _ _
8 , , PUNCT , _ 10 punct _ _
9 a a DET DT _ 10 det _ _
10 step step NOUN NN _ 2 appos _ _
11 rejected reject VERB VBN _ 10 acl _ _
12 by by ADP IN _ 13 case _ _
13 Sweden Sweden PROPN NNP _ 11 obl:agent _ Name=LOC
)",
     {"harbour be reopened = step"}},
    {"what was is not put forward",
     R"(
1 Norway Norway PROPN NNP _ 2 nsubj _ Name=LOC
2 suggested suggest VERB VBD _ 0 root _ _
3 that that SCONJ IN _ 6 mark _ _
4 Sweden Sweden PROPN NNP _ 6 nsubj _ Name=LOC
5 had have AUX VBD _ 6 aux _ _
6 left leave VERB VBN _ 2 ccomp _ _
7 . . PUNCT . _ 2 punct _ _

1 Sweden Sweden PROPN NNP _ 2 nsubj _ Name=LOC
2 rejected reject VERB VBD _ 0 root _ _
3 the the DET DT _ 4 det _ _
4 idea idea NOUN NN _ 2 obj _ _
)",
     {"idea"}},
    {"a demand for a thing is the thing",
     R"(
1 Norway Norway PROPN NNP _ 2 nsubj _ Name=LOC
2 rejected reject VERB VBD _ 0 root _ _
3 a a DET DT _ 4 det _ _
4 call call NOUN NN _ 2 obj _ _
5 by by ADP IN _ 6 case _ _
6 Sweden Sweden PROPN NNP _ 4 nmod _ Name=LOC
7 for for ADP IN _ 9 case _ _
8 an an DET DT _ 9 det _ _
9 amnesty amnesty NOUN NN _ 2 obl _ _
)",
     {"call = call by Sweden = amnesty"}},
    {"an election is put forward when it is an early one",
     R"(
1 Norway Norway PROPN NNP _ 2 nsubj _ Name=LOC
2 opposed oppose VERB VBD _ 0 root _ _
3 early early ADJ JJ _ 4 amod _ _
4 elections election NOUN NNS _ 2 obj _ _
5 before before ADP IN _ 8 case _ _
6 the the DET DT _ 8 det _ _
7 regular regular ADJ JJ _ 8 amod _ _
8 election election NOUN NN _ 2 obl _ _
)",
     {"early elections"}},
    {"what says of itself what to do takes up nothing",
     R"(
1 Norway Norway PROPN NNP _ 2 nsubj _ Name=LOC
2 rejected reject VERB VBD _ 0 root _ _
3 a a DET DT _ 4 det _ _
4 ban ban NOUN NN _ 2 obj _ _
5 . . PUNCT . _ 2 punct _ _

1 Sweden Sweden PROPN NNP _ 2 nsubj _ Name=LOC
2 welcomed welcome VERB VBD _ 0 root _ _
3 the the DET DT _ 4 det _ _
4 plan plan NOUN NN _ 2 obj _ _
5 to to PART TO _ 6 mark _ _
6 cap cap VERB VB _ 4 acl _ _
7 rents rent NOUN NNS _ 6 obj _ _
)",
     {"ban", "plan = plan to cap rents"}},
    {"a call that says nothing of what for is none",
     R"(
1 Norway Norway PROPN NNP _ 2 nsubj _ Name=LOC
2 opposed oppose VERB VBD _ 0 root _ _
3 the the DET DT _ 4 det _ _
4 call call NOUN NN _ 2 obj _ _
)",
     {}},
};

TEST(Proposals, AreOneForAllThatTheTextCallsThem) {
  for (const ProposalCase& example : kTexts) {
    std::vector<std::string> proposals;
    for (const ExtractedEntity& entity : extract_conllu(example.tree).entities) {
      if (entity.type != EntityType::kProposal) continue;
      std::string line = entity.name;
      for (const std::string& alias : entity.aliases) line += " = " + alias;
      proposals.push_back(line);
    }
    EXPECT_THAT(proposals, ElementsAreArray(example.proposals)) << example.why;
  }
}

}  // namespace
}  // namespace relata::extract::testing
