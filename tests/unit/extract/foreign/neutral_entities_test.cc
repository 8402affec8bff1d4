#include "engine/extract/foreign/neutral_entities.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/unit/extract/relate/extract_testing.h"

namespace relata::extract::testing {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StrEq;

class NeutralEntitiesTest : public ::testing::Test {
 protected:
  const char* read(const char* item) { return entities_.read(json::parse(item)); }

  const Document document_{"a1", "", "Zo\xC3\xAB Lee met Bob Ray. Lee left the U.S.", {}};
  const OffsetMap offsets_{document_.text, OffsetUnit::kCharacters};
  const TextFinder finder_{document_.text};
  NeutralEntities entities_{document_, shipped_lexicon(), offsets_, finder_};
};

TEST_F(NeutralEntitiesTest, TakesTheNameFromTheFirstMention) {
  EXPECT_EQ(read(R"({"id": 7, "type": "Person", "mentions": [{"begin": 0, "end": 7}, {"begin": 21, "end": 24}]})"), nullptr);
  ASSERT_EQ(entities_.all().size(), 1U);
  EXPECT_EQ(entities_.all()[0].name, "Zo\xC3\xAB Lee");
  EXPECT_THAT(entities_.all()[0].mentions, ElementsAre(Span{0, 8}, Span{22, 25}));
}

TEST_F(NeutralEntitiesTest, FindsMentionsByNamesWithoutOverlap) {
  EXPECT_EQ(read(R"({"type": "Person", "name": "Zoë Lee", "aliases": ["Lee", "Zoë Lee"]})"), nullptr);
  EXPECT_THAT(entities_.all()[0].mentions, ElementsAre(Span{0, 8}, Span{22, 25}));
  EXPECT_THAT(entities_.all()[0].aliases, ElementsAre("Lee"));
}

TEST_F(NeutralEntitiesTest, CallsThemWhatTheLexiconCallsThem) {
  EXPECT_EQ(read(R"({"type": "Place", "name": "U.S."})"), nullptr);
  EXPECT_EQ(entities_.all()[0].name, "United States");
  EXPECT_EQ(entities_.all()[0].kind, "country");
  EXPECT_THAT(entities_.all()[0].aliases, ElementsAre("U.S."));
}

TEST_F(NeutralEntitiesTest, AreFoundByTheirIdsOrElseByTheirNamesAsWritten) {
  read(R"({"id": 7, "type": "Person", "name": "Bob Ray"})");
  read(R"({"type": "Place", "name": "U.S."})");
  read(R"({"id": "7", "type": "Person", "name": "Lee"})");
  EXPECT_EQ(entities_.find("7"), 0U);  // the first of two
  EXPECT_EQ(entities_.find("U.S."), 1U);
  EXPECT_EQ(entities_.find("Bob Ray"), std::nullopt);
}

TEST_F(NeutralEntitiesTest, SayWhyOneIsRefused) {
  EXPECT_THAT(read(R"({"type": "God", "name": "Lee"})"), StrEq("an entity of an unknown type"));
  EXPECT_THAT(read(R"({"type": "Person", "name": "Carl Ray"})"), StrEq("an entity that the text does not name"));
  EXPECT_THAT(read(R"({"type": "Person", "mentions": [{"begin": 5, "end": 900}]})"), StrEq("an entity whose mention is not in the text"));
  EXPECT_THAT(entities_.all(), IsEmpty());
}

}  // namespace
}  // namespace relata::extract::testing
