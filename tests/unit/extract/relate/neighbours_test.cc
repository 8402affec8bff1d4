#include "engine/extract/relate/neighbours.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/extract/coref/entities.h"
#include "engine/extract/coref/names.h"
#include "tests/unit/extract/coref/tagged_words.h"
#include "tests/unit/extract/relate/extract_testing.h"

namespace relata::extract::testing {
namespace {

using ::testing::ElementsAreArray;

struct NeighbourCase {
  const char* words;
  std::vector<std::string> facts;
};

const NeighbourCase kCases[] = {
    {"in/IN [LOC Ulvik/NNP] ,/, [LOC Norway/NNP] ,/, it/PRP rained/VBD", {"Ulvik LOCATED_IN Norway"}},
    {"from/IN [LOC Ulvik/NNP] ,/, [LOC Norway/NNP] and/CC [LOC Sweden/NNP]", {}},
    {"flew/VBD to/TO [LOC Ulvik/NNP] ,/, [LOC Norway/NNP] 's/POS minister/NN said/VBD", {}},
    {"[LOC Norway/NNP] 's/POS [LOC Ulvik/NNP Airport/NNP] closed/VBD", {"Ulvik Airport LOCATED_IN Norway"}},
    {"[PER Ann/NNP Miller/NNP] of/IN [ORG Ulvik/NNP Radio/NNP] left/VBD", {"Ann Miller MEMBER_OF Ulvik Radio"}},
    {"[PER Ann/NNP Miller/NNP] (/-LRB- [ORG Ulvik/NNP Radio/NNP] )/-RRB- left/VBD", {"Ann Miller MEMBER_OF Ulvik Radio"}},
    {"[PER Ann/NNP Miller/NNP] ,/, a/DT cellist/NN with/IN [ORG Ulvik/NNP Radio/NNP] ,/, left/VBD", {"Ann Miller MEMBER_OF Ulvik Radio"}},
    {"[ORG Ulvik/NNP Radio/NNP] 's/POS [PER Ann/NNP Miller/NNP] and/CC [PER Bo/NNP Holm/NNP] left/VBD",
     {"Ann Miller MEMBER_OF Ulvik Radio", "Bo Holm MEMBER_OF Ulvik Radio"}},
    {"a/DT village/NN in/IN the/DT north/NN ;/: [LOC Ulvik/NNP] in/IN the/DT north/NN of/IN [LOC Norway/NNP]", {"Ulvik LOCATED_IN Norway"}},
};

TEST(Neighbours, StateWhoseAndWhere) {
  for (const NeighbourCase& example : kCases) {
    const AnnotatedText read = read_tagged(example.words);
    Reading reading(read.document, read.annotation, shipped_lexicon());
    merge_names(find_names(read.document, read.annotation, shipped_lexicon()), reading);
    std::vector<std::string> facts;
    for (const ExtractedRelation& relation : relate_neighbours(reading))
      facts.push_back(reading.entities[relation.head].name + " " + relation.type + " " + reading.entities[relation.tail].name);
    EXPECT_THAT(facts, ElementsAreArray(example.facts)) << example.words;
  }
}

}  // namespace
}  // namespace relata::extract::testing
