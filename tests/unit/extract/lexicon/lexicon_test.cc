#include "engine/extract/lexicon/lexicon.h"

#include <gtest/gtest.h>

#include "tests/unit/extract/relate/extract_testing.h"

namespace relata::extract::testing {
namespace {

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
