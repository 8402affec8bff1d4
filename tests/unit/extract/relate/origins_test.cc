#include "engine/extract/relate/origins.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/extract/coref/entities.h"
#include "engine/extract/coref/names.h"
#include "tests/unit/extract/coref/tagged_words.h"
#include "tests/unit/extract/relate/extract_testing.h"

namespace relata::extract::testing {
namespace {

using ::testing::ElementsAreArray;

struct OriginCase {
  const char* words;
  std::vector<std::string> facts;
};

const OriginCase kCases[] = {
    {"the/DT [NAT Danish/JJ] builder/NN [ORG Ulvik/NNP Marine/NNP] closed/VBD", {"Ulvik Marine LOCATED_IN Denmark"}},
    {"the/DT [NAT French/JJ] farm/NN -/HYPH machinery/NN maker/NN [ORG Ulvik/NNP Marine/NNP]", {"Ulvik Marine LOCATED_IN France"}},
    {"[LOC Norway/NNP] 's/POS ailing/JJ brewer/NN [ORG Ulvik/NNP Marine/NNP]", {"Ulvik Marine LOCATED_IN Norway"}},
    {"the/DT [LOC Oslo/NNP] shipper/NN [ORG Ulvik/NNP Marine/NNP]", {"Ulvik Marine LOCATED_IN Oslo"}},
    {"[ORG Ulvik/NNP Marine/NNP] ,/, a/DT [NAT Danish/JJ] builder/NN of/IN ferries/NNS ,/,", {"Ulvik Marine LOCATED_IN Denmark"}},
    {"[ORG Ulvik/NNP Marine/NNP] ,/, [LOC Norway/NNP] 's/POS largest/JJS brewer/NN ,/, closed/VBD", {"Ulvik Marine LOCATED_IN Norway"}},
    {"[ORG Ulvik/NNP Marine/NNP] ,/, [LOC Norway/NNP] 's/POS biggest/JJS ,/, closed/VBD", {"Ulvik Marine LOCATED_IN Norway"}},
    {"[ORG Ulvik/NNP Marine/NNP] ,/, of/IN [LOC Oslo/NNP] ,/, closed/VBD", {"Ulvik Marine LOCATED_IN Oslo"}},
    {"[PER Ann/NNP Miller/NNP] ,/, of/IN the/DT village/NN of/IN [LOC Ulvik/NNP] ,/, left/VBD", {"Ann Miller RESIDES_IN Ulvik"}},
    {"[PER Ann/NNP Miller/NNP] of/IN [LOC Norway/NNP] ,/, left/VBD", {"Ann Miller RESIDES_IN Norway"}},
    {"[PER Ann/NNP Miller/NNP] ,/, of/IN the/DT [ORG Ulvik/NNP League/NNP] ,/, left/VBD", {"Ann Miller MEMBER_OF Ulvik League"}},
    {"[PER Ann/NNP Miller/NNP] ,/, a/DT [NAT Dane/NNP] who/WP sailed/VBD", {"Ann Miller RESIDES_IN Denmark"}},
    {"the/DT [NAT Dane/NNP] [PER Ann/NNP Miller/NNP] sailed/VBD", {"Ann Miller RESIDES_IN Denmark"}},
    {"[ORG Ulvik/NNP Marine/NNP] ,/, of/IN [LOC Oslo/NNP] ,/, and/CC others/NNS", {"Ulvik Marine LOCATED_IN Oslo"}},
    {"its/PRP$ [NAT Danish/JJ] rival/NN ,/, the/DT brewer/NN [ORG Ulvik/NNP Marine/NNP] ,/,", {"Ulvik Marine LOCATED_IN Denmark"}},
    {"[PER Ann/NNP Miller/NNP] of/IN the/DT group/NN [ORG Ulvik/NNP Watch/NNP] ,/, left/VBD", {"Ann Miller MEMBER_OF Ulvik Watch"}},
    // Whose friend it is, who stands behind it, a list, and an organ of a state.
    {"[ORG Ulvik/NNP Marine/NNP] ,/, [LOC Norway/NNP] 's/POS partner/NN ,/, closed/VBD", {}},
    {"the/DT [NAT Danish/JJ] -/HYPH backed/VBN militia/NN [ORG Ulvik/NNP Front/NNP] left/VBD", {}},
    {"the/DT pro/NN -/HYPH [NAT Danish/JJ] movement/NN [ORG Ulvik/NNP Front/NNP] left/VBD", {}},
    {"[ORG Ulvik/NNP Marine/NNP] ,/, the/DT [NAT Danish/JJ] brewer/NN ,/, and/CC others/NNS", {}},
    {"[ORG Ulvik/NNP Marine/NNP] ,/, the/DT [NAT Danish/JJ] government/NN said/VBD", {}},
};

TEST(Origins, SayWhereBodiesLieAndPersonsComeFrom) {
  for (const OriginCase& example : kCases) {
    const AnnotatedText read = read_tagged(example.words);
    Reading reading(read.document, read.annotation, shipped_lexicon());
    merge_names(find_names(read.document, read.annotation, shipped_lexicon()), reading);
    std::vector<std::string> facts;
    for (const ExtractedRelation& relation : find_origins(reading))
      facts.push_back(reading.entities[relation.head].name + " " + relation.type + " " + reading.entities[relation.tail].name);
    EXPECT_THAT(facts, ElementsAreArray(example.facts)) << example.words;
  }
}

}  // namespace
}  // namespace relata::extract::testing
