#include "tools/relata/completion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

Schema news() {
  Schema schema;
  schema.labels = {{"Organization", 1}, {"Person", 2}, {"Place", 1}};
  schema.relationship_types = {{"SAID", 1}, {"SPOKE_WITH", 1}};
  schema.property_keys = {"name", "titles"};
  return schema;
}

std::vector<std::string> words(std::string_view text) { return complete_query(text, news()).words; }

TEST(Completion, OffersLabelsBehindAColonOfANode) {
  EXPECT_THAT(words("MATCH (a:P"), ElementsAre("Person", "Place"));
  EXPECT_THAT(words("MATCH (a:"), ElementsAre("Organization", "Person", "Place"));
}

TEST(Completion, OffersTypesInARelationship) {
  EXPECT_THAT(words("MATCH (a:Person)-[r:s"), ElementsAre("SAID", "SPOKE_WITH"));
  EXPECT_THAT(words("MATCH (a)-[r:SAID|SP"), ElementsAre("SPOKE_WITH"));
}

TEST(Completion, OffersPropertiesBehindAPoint) { EXPECT_THAT(words("MATCH (a) RETURN a.n"), ElementsAre("name")); }

TEST(Completion, OffersKeywordsAndFunctionsWhateverTheirCase) {
  EXPECT_THAT(words("mat"), ElementsAre("MATCH"));
  EXPECT_THAT(words("RETURN toU"), ElementsAre("toUpper("));
  EXPECT_THAT(words("MATCH (a) WH"), ElementsAre("WHEN", "WHERE"));
}

TEST(Completion, OffersProceduresByTheirWholeName) {
  const LineEditor::Completion found = complete_query("CALL algo.p", news());
  EXPECT_EQ(found.begin, 5u);
  EXPECT_THAT(found.words, ElementsAre("algo.pagerank("));
}

TEST(Completion, OffersCommandsAtTheBeginningOfALine) {
  EXPECT_THAT(words(":sch"), ElementsAre("schema"));
  EXPECT_THAT(words("  :"), Contains("help"));
  EXPECT_THAT(words("MATCH (:"), Not(Contains("help")));
}

TEST(Completion, OffersNothingForNothing) {
  EXPECT_THAT(words(""), IsEmpty());
  EXPECT_THAT(words("RETURN xyzzy"), IsEmpty());
}

TEST(Completion, SaysWhereTheWordBegins) { EXPECT_EQ(complete_query("MATCH (a:Pers", news()).begin, 9u); }

}  // namespace
}  // namespace relata
