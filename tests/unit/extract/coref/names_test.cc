#include "engine/extract/coref/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/extract/coref/syllable_names.h"
#include "tests/unit/extract/coref/tagged_words.h"

namespace relata::extract::testing {
namespace {

using ::testing::ElementsAreArray;

// What the tagger found in a sentence, and the names that it holds.
struct NameCase {
  const char* why;
  const char* sentence;
  std::vector<std::string> names;
};

const NameCase kCases[] = {
    // syllable_names
    {"a name of syllables that the tagger missed", "Then/RB Seo/NN Yun/NNP ~-/HYPH ~a/NN left/VBD", {"PER Seo Yun-a"}},
    {"one that it cut", "So/RB [PER Kwok/NNP] Wai/NNP ~-/HYPH ~keung/NN left/VBD", {"PER Kwok Wai-keung"}},
    {"one behind another given name", "[PER Raymond/NNP Wong/NNP] Yuk/NNP ~-/HYPH ~man/NN left/VBD", {"PER Raymond Wong Yuk-man"}},
    {"what stands behind it is another's",
     "[ORG Kwok/NNP Ka/NNP ~-/HYPH ~ki/NN of/IN Civic/NNP Passion/NNP] left/VBD",
     {"PER Kwok Ka-ki", "ORG Civic Passion"}},
    {"a title is no surname", "then/RB Mayor/NNP Mi/NNP ~-/HYPH ~ran/NN left/VBD", {}},
    // body_names
    {"a body over 'and'", "the/DT Harbour/NNP and/CC [ORG Fisheries/NNP Board/NNP] met/VBD", {"ORG Harbour and Fisheries Board"}},
    {"two bodies around 'and'", "the/DT Senate/NNP and/CC [ORG Fisheries/NNP Board/NNP] met/VBD", {"ORG Fisheries Board"}},
    {"a body over 'to'", "the/DT Committee/NNP to/TO [ORG Save/VB Rivers/NNPS] met/VBD", {"ORG Committee to Save Rivers"}},
    {"a body over 'for a'", "the/DT Institute/NNP for/IN a/DT Green/NNP Baltic/NNP met/VBD", {"ORG Institute for a Green Baltic"}},
    {"not over 'to' where a place follows", "the/DT Committee/NNP went/VBD to/TO [LOC Oslo/NNP]", {"LOC Oslo"}},
    {"the seat of a company", "[ORG Tampere/NNP ~-/HYPH ~based/VBN Lumivirta/NNP] fell/VBD", {"LOC Tampere", "ORG Lumivirta"}},
    {"whose a thing is", "the/DT [ORG Lumivirta/NNP ~-/HYPH ~owned/VBN] ship/NN sank/VBD", {"ORG Lumivirta"}},
    // noun_names
    {"a name behind its noun", "the/DT charity/NN Lifeboat/NNP helped/VBD", {"ORG Lifeboat"}},
    {"a name behind 'called'", "a/DT magazine/NN called/VBN \"/`` Svetlana/NNP \"/'' closed/VBD", {"ORG Svetlana"}},
    {"a name before its noun", "the/DT Tarik/NNP movement/NN grew/VBD", {"ORG Tarik"}},
    {"a name by its last word", "members/NNS of/IN Harbour/NNP Council/NNP left/VBD", {"ORG Harbour Council"}},
    {"a treaty that is named after a place", "the/DT [LOC Tampere/NNP] Agreement/NNP failed/VBD", {"PROPOSAL Tampere Agreement"}},
    {"the noun of a country's organ names nobody", "the/DT court/NN Monday/NNP freed/VBD him/PRP", {}},
    {"capitals of a headline tell nothing", "Charity/NN Lifeboat/NNP Helps/NNP", {}},
    // known_names
    {"a known name over a small word", "[LOC Trinidad/NNP] and/CC [LOC Tobago/NNP] voted/VBD", {"LOC Trinidad and Tobago"}},
    {"a known name with a small first word", "two/CD al/NNP Qaeda/NNP men/NNS fled/VBD", {"ORG al Qaeda"}},
    {"an offshoot", "[ORG al/NNP ~-/HYPH ~Qaeda/NNP] in/IN Iraq/NNP said/VBD so/RB", {"ORG al-Qaeda in Iraq"}},
    {"a firm and the country it is in",
     "[ORG Severn/NNP Industries/NNP of/IN Norway/NNP] left/VBD",
     {"ORG Severn Industries", "LOC Norway"}},
    {"a bank's own place", "[ORG Severn/NNP Bank/NNP of/IN Norway/NNP] left/VBD", {"ORG Severn Bank of Norway"}},
    {"a body that is known by name alone", "aid/NN of/IN Islamic/NNP [PER Relief/NNP] came/VBD", {"ORG Islamic Relief"}},
    {"not where it is part of another's name", "[ORG Islamic/NNP Relief/NNP Malaysia/NNP] came/VBD", {"ORG Islamic Relief Malaysia"}},
    {"one of a single word", "so/RB Oxfam/NNP came/VBD", {"ORG Oxfam"}},
    {"not where it is no name", "so/RB Oxfam/JJ aid/NN came/VBD", {}},
    {"nor where the tagger made it part of another's", "[LOC Oxfam/NNP Ulvik/NNP] fell/VBD", {"LOC Oxfam Ulvik"}},
    // feasts
    {"a feast is nobody", "on/IN [PER Patrick/NNP] 's/POS Day/NNP they/PRP march/VBP", {}},
};

TEST(Names, AreFoundAndCompletedByTheWordsAroundThem) {
  for (const NameCase& example : kCases) EXPECT_THAT(names_in(example.sentence), ElementsAreArray(example.names)) << example.why;
}

const NameCase kTypes[] = {
    {"the noun of a body before it", "the/DT broadcaster/NN [LOC Radio/NNP Delta/NNP] closed/VBD", {"ORG Radio Delta"}},
    {"not a body's name before it",
     "the/DT head/NN of/IN [ORG Refugee/NNP Council/NNP] [PER Ove/NNP Solheim/NNP] left/VBD",
     {"ORG Refugee Council", "PER Ove Solheim"}},
    {"the noun of a place behind it", "the/DT [PER East/NNP Ulvik/NNP] constituency/NN voted/VBD", {"LOC East Ulvik"}},
    {"a member for a place", "Ann/NNP is/VBZ the/DT member/NN for/IN [ORG Ulvik/NNP]", {"LOC Ulvik"}},
    {"a body that is known by name", "[PER Oxfam/NNP] helped/VBD", {"ORG Oxfam"}},
    {"a university of any name", "a/DT [PER Bergen/NNP University/NNP Norge/NNP] lecturer/NN left/VBD", {"ORG Bergen University Norge"}},
    {"a department of something", "the/DT [LOC Ulvik/NNP Department/NNP of/IN State/NNP] closed/VBD", {"ORG Ulvik Department of State"}},
    {"who has a president", "the/DT [PER Ulvik/NNP Accord/NNP] ,/, whose/WP$ leader/NN left/VBD ,/, fell/VBD", {"ORG Ulvik Accord"}},
    {"a place before the noun of what follows",
     "the/DT [ORG Ulvik/NNP] brokerage/NN [ORG Lumivirta/NNP] fell/VBD",
     {"LOC Ulvik", "ORG Lumivirta"}},
    {"the short form of a company",
     "[ORG Kurotani/NNP Steel/NNP] fell/VBD || so/RB [PER Kurotani/NNP] said/VBD",
     {"ORG Kurotani Steel", "ORG Kurotani"}},
    {"a surname that is a city's name",
     "[PER Vera/NNP Paris/NNP] left/VBD || [LOC Paris/NNP] said/VBD so/RB in/IN [LOC Paris/NNP]",
     {"PER Vera Paris", "PER Paris", "LOC Paris"}},
    {"all villages of a list",
     "the/DT villages/NNS of/IN [LOC Ulvik/NNP] ,/, [PER Abu/NNP Sirra/NNP] and/CC [ORG Tarn/NNP] burnt/VBD",
     {"LOC Ulvik", "LOC Abu Sirra", "LOC Tarn"}},
    {"who was something then",
     "he/PRP asked/VBD [ORG Meher/NNP Holm/NNP] ,/, then/RB [ORG Lumivirta/NNP] 's/POS chief/JJ executive/NN",
     {"PER Meher Holm", "ORG Lumivirta"}},
    {"what flies by number", "[LOC Nord/NNP Air/NNP] Flight/NNP 12/CD fell/VBD", {"ORG Nord Air"}},
};

TEST(NameTypes, FollowTheWordsAround) {
  for (const NameCase& example : kTypes) EXPECT_THAT(names_in(example.sentence), ElementsAreArray(example.names)) << example.why;
}

TEST(NameSyllables, AreThoseOfEastAsianNames) {
  for (const char* word : {"Ki", "moon", "Kwok", "yeong", "a", "Hyun", "Cheon", "In", "seok"}) EXPECT_TRUE(is_name_syllable(word)) << word;
  for (const char* word : {"based", "led", "era", "elect", "style", "only", "Saint", "Obama", ""})
    EXPECT_FALSE(is_name_syllable(word)) << word;
}

}  // namespace
}  // namespace relata::extract::testing
