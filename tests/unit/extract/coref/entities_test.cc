#include "engine/extract/coref/entities.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/extract/coref/name_match.h"
#include "tests/unit/extract/coref/tagged_words.h"

namespace relata::extract::testing {
namespace {

using ::testing::ElementsAreArray;

struct EntityCase {
  const char* why;
  const char* text;
  std::vector<std::string> entities;
};

const EntityCase kCases[] = {
    {"a surname with the particle in capitals",
     "[PER Omar/NNP al/NNP ~-/HYPH ~Darwish/NNP] left/VBD || [PER Al/NNP ~-/HYPH ~Darwish/NNP] slept/VBD",
     {"PER Omar al-Darwish = Al-Darwish"}},
    {"the same words around small ones",
     "the/DT [ORG Senate/NNP Committee/NNP on/IN the/DT Fisheries/NNP] met/VBD || the/DT [ORG Senate/NNP Fisheries/NNP Committee/NNP] "
     "met/VBD",
     {"ORG Senate Committee on the Fisheries = Senate Fisheries Committee"}},
    {"two committees",
     "the/DT [ORG Senate/NNP Fisheries/NNP Committee/NNP] met/VBD || the/DT [ORG Senate/NNP Harbour/NNP Committee/NNP] met/VBD",
     {"ORG Senate Fisheries Committee", "ORG Senate Harbour Committee"}},
    {"initials of all but the first word",
     "[ORG Baltic/NNP Centre/NNP for/IN Fish/NNP Counting/NNP] met/VBD || [ORG Baltic/NNP CFC/NNP] left/VBD",
     {"ORG Baltic Centre for Fish Counting = Baltic CFC"}},
    {"a treaty's acronym wherever it stands",
     "the/DT Ulvik/NNP Fish/NNP Treaty/NNP (/-LRB- [ORG UFT/NNP] )/-RRB- failed/VBD || the/DT [ORG UFT/NNP] ended/VBD",
     {"PROPOSAL Ulvik Fish Treaty = UFT"}},
};

TEST(Entities, AreOneForAllSpellingsOfAName) {
  for (const EntityCase& example : kCases) EXPECT_THAT(entities_in(example.text), ElementsAreArray(example.entities)) << example.why;
}

TEST(NameMatch, WantsTheFirstWordsBeforeInitialsOfTheRest) {
  const Words whole = words_of("Africa Centres for Disease Control and Prevention");
  EXPECT_TRUE(abbreviates_rest(words_of("Africa CDC"), whole));
  EXPECT_FALSE(abbreviates_rest(words_of("Asia CDC"), whole));
  EXPECT_FALSE(abbreviates_rest(words_of("CDC"), whole));
}

TEST(NameMatch, LeavesOutWordsOnlyOfLongNames) {
  EXPECT_TRUE(says_the_same(words_of("Defence Ministry"), words_of("Ministry of Defence")));
  EXPECT_FALSE(says_the_same(words_of("Defence Ministry"), words_of("Ministry of National Defence")));
  EXPECT_TRUE(says_the_same(words_of("House Intelligence Committee"), words_of("House Select Committee on Intelligence")));
}

}  // namespace
}  // namespace relata::extract::testing
