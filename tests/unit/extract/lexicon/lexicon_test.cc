#include "engine/extract/lexicon/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/extract/lexicon/lexicon_file.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/extract/relate/extract_testing.h"

namespace relata::extract::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;

TEST(LexiconFile, SplitsFieldsAndFillsUpMissingOnes) {
  const TemporaryDirectory directory;
  const auto lines = read_lexicon_file(directory.write("fields.txt", "# comment\n\n  a | b, c |\nd\n"), 3).value();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].number, 3U);
  EXPECT_THAT(lines[0].fields, ElementsAre("a", "b, c", ""));
  EXPECT_THAT(lines[1].fields, ElementsAre("d", "", ""));
}

TEST(LexiconFile, NamesTheLineWithTooManyFields) {
  const TemporaryDirectory directory;
  const auto lines = read_lexicon_file(directory.write("many.txt", "a | b\na | b | c\n"), 2);
  ASSERT_EQ(lines.status().code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(lines.status().message()), EndsWith("many.txt:2: 3 fields where at most 2 belong"));
}

TEST(LexiconFile, SaysWhichFileIsMissing) {
  const auto lines = read_lexicon_file("/nonexistent/countries.txt", 2);
  EXPECT_EQ(lines.status().code(), StatusCode::kNotFound);
  EXPECT_THAT(std::string(lines.status().message()), EndsWith("/nonexistent/countries.txt"));
}

TEST(LexiconFile, LetsABackslashKeepAComma) {
  EXPECT_THAT(split_list("Washington\\, D.C., Bonn"), ElementsAre("Washington, D.C.", "Bonn"));
}

TEST(Lexicon, KnowsACountryByNameAdjectiveAndCapital) {
  const auto name = shipped_lexicon().find_name("U.S.");
  ASSERT_TRUE(name.has_value());
  EXPECT_EQ(name->known->name, "United States");
  EXPECT_EQ(name->use, NameUse::kName);
  EXPECT_EQ(shipped_lexicon().find_name("Norwegian")->known->name, "Norway");
  EXPECT_EQ(shipped_lexicon().find_name("Oslo")->known->country, "Norway");
  EXPECT_EQ(shipped_lexicon().find_name("Oslo")->use, NameUse::kCapital);
  EXPECT_FALSE(shipped_lexicon().find_name("Atlantis").has_value());
}

TEST(Lexicon, GivesAnAdjectiveThatTerritoriesShareToTheLargerCountry) {
  EXPECT_EQ(shipped_lexicon().find_name("American")->known->name, "United States");
  EXPECT_EQ(shipped_lexicon().find_name("French")->known->name, "France");
}

TEST(Lexicon, KnowsWhatOrganizationsAreCalled) {
  EXPECT_TRUE(shipped_lexicon().is_organization_name("Islamic Relief"));
  EXPECT_FALSE(shipped_lexicon().is_organization_name("islamic relief"));
  EXPECT_FALSE(shipped_lexicon().is_organization_name("Apple"));  // names much else, too
}

TEST(Lexicon, SaysWhatARoleStates) {
  EXPECT_TRUE(shipped_lexicon().has_role("spokesman", "HOLDS_ROLE"));
  EXPECT_TRUE(shipped_lexicon().has_role("envoy", "REPRESENTS"));
  EXPECT_FALSE(shipped_lexicon().is_role("table"));
}

TEST(Lexicon, RestrictsTheEndsOfARelation) {
  const RelationType* type = shipped_lexicon().find_relation("HOLDS_ROLE");
  ASSERT_NE(type, nullptr);
  EXPECT_TRUE(type->admits_head(EntityType::kPerson));
  EXPECT_FALSE(type->admits_head(EntityType::kPlace));
  EXPECT_TRUE(type->admits_tail(EntityType::kOrganization));
  EXPECT_TRUE(shipped_lexicon().find_relation("MET_WITH")->symmetric);
}

}  // namespace
}  // namespace relata::extract::testing
