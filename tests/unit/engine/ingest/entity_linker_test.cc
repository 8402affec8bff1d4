#include "engine/ingest/entity_linker.h"

#include <gmock/gmock.h>

#include "tests/unit/engine/ingest/linking_fixture.h"

namespace relata {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// A rare acquaintance and a common one are company enough for a surname.
constexpr const char* kCompany = "Organization Norland Rail\nPlace Norland (country)\n";

TEST_F(Linking, TakesASurnameForTheOnePersonInTheSameCompany) {
  add("a1", std::string("Person Anna Lee = Lee\n") + kCompany);
  add("a2", std::string("Person Lee\n") + kCompany);
  EXPECT_THAT(nodes("Person"), ElementsAre("Anna Lee"));
  EXPECT_THAT(column("MATCH (:Person)-[m:MENTIONED_IN]->(a) RETURN [a.id, m.names, m.grounds] ORDER BY a.id"),
              ElementsAre("['a1', ['Anna Lee'], null]", "['a2', ['Lee'], 'surname']"));
}

TEST_F(Linking, KeepsASurnameApartInOtherCompany) {
  add("a1", std::string("Person Anna Lee = Lee\n") + kCompany);
  add("a2", "Person Lee\nOrganization Sudland Post\nPlace Norland (country)");
  EXPECT_THAT(nodes("Person"), ElementsAre("Anna Lee", "Lee"));
}

TEST_F(Linking, KeepsTwoPeopleOfOneSurnameApart) {
  add("a1", std::string("Person Anna Lee = Lee\n") + kCompany);
  add("a2", std::string("Person Bruno Lee = Lee\n") + kCompany);
  EXPECT_THAT(nodes("Person"), ElementsAre("Anna Lee", "Bruno Lee"));
  // Both fit equally well: neither is guessed.
  add("a3", std::string("Person Lee\n") + kCompany);
  EXPECT_THAT(nodes("Person"), ElementsAre("Anna Lee", "Bruno Lee", "Lee"));
}

TEST_F(Linking, PrefersTheNamesakeWithMoreCompany) {
  add("a1", std::string("Person Anna Lee\nPerson Carl Ray\n") + kCompany);
  add("a2", std::string("Person Bruno Lee\n") + kCompany);
  add("a3", std::string("Person Lee\nPerson Carl Ray\n") + kCompany);
  EXPECT_THAT(column("MATCH (p:Person)-[:MENTIONED_IN]->({id: 'a3'}) RETURN p.name ORDER BY p.name"), ElementsAre("Anna Lee", "Carl Ray"));
}

TEST_F(Linking, CallsAPersonByTheWholeNameOnceItIsKnown) {
  add("a1", std::string("Person Lee\n") + kCompany);
  add("a2", std::string("Person Anna Lee = Lee\n") + kCompany);
  EXPECT_THAT(nodes("Person"), ElementsAre("Anna Lee"));
  EXPECT_THAT(column("MATCH (p:Person) RETURN p.aliases"), ElementsAre("['Lee']"));
}

TEST_F(Linking, JoinsNamesWithAndWithoutAMiddleNameInTheSameCompany) {
  add("a1", std::string("Person Anna Lee\n") + kCompany);
  add("a2", std::string("Person Anna M. Lee\n") + kCompany);
  EXPECT_THAT(nodes("Person"), ElementsAre("Anna Lee"));
  add("a3", "Person Anna Maria Lee\nOrganization Sudland Post");
  EXPECT_THAT(nodes("Person"), ElementsAre("Anna Lee", "Anna Maria Lee"));
}

TEST_F(Linking, CountsASharedTitleAsCompany) {
  add("a1", "Person Anna Lee [transport minister]\nPlace Norland (country)");
  add("a2", "Person Lee [Transport Minister]\nPlace Norland (country)");
  EXPECT_THAT(nodes("Person"), ElementsAre("Anna Lee"));
}

TEST_F(Linking, JoinsAnAcronymAndItsOrganizationInTheSameCompany) {
  add("a1", "Organization Central Bank of Norland\nPerson Anna Lee");
  add("a2", "Organization CBN\nPerson Anna Lee");
  EXPECT_THAT(nodes("Organization"), ElementsAre("Central Bank of Norland"));
  add("a3", "Organization C.B.N.\nPerson Carl Ray");
  EXPECT_THAT(nodes("Organization"), ElementsAre("Central Bank of Norland", "C.B.N."));
}

TEST_F(Linking, CallsAnOrganizationByItsWholeNameOnceItIsKnown) {
  add("a1", "Organization CBN\nPerson Anna Lee");
  add("a2", "Organization Central Bank of Norland\nPerson Anna Lee");
  EXPECT_THAT(column("MATCH (o:Organization) RETURN [o.name, o.aliases]"), ElementsAre("['Central Bank of Norland', ['CBN']]"));
}

TEST_F(Linking, KeepsBodiesThatEveryCountryHasApart) {
  add("a1", "Organization the Foreign Ministry\nPlace Norland (country)");
  add("a2", "Organization the Foreign Ministry\nPlace Sudland (country)");
  EXPECT_THAT(nodes("Organization"), ElementsAre("the Foreign Ministry", "the Foreign Ministry"));
  add("a3", "Organization Foreign Ministry\nPlace Sudland (country)");
  EXPECT_THAT(column("MATCH (o:Organization)-[:MENTIONED_IN]->({id: 'a3'}) MATCH (o)-[:MENTIONED_IN]->(a) RETURN a.id ORDER BY a.id"),
              ElementsAre("a2", "a3"));
}

TEST_F(Linking, KeepsPlacesOfOneNameApartByKindCountryAndWhereTheyLie) {
  add("a1", "Place Springfield (city, United States)\nPlace Illinois (region, United States)\nSpringfield LOCATED_IN Illinois");
  add("a2", "Place Springfield (city, United States)\nPlace Oregon (region, United States)\nSpringfield LOCATED_IN Oregon");
  add("a3", "Place Springfield (city, Australia)");
  add("a4", "Place Springfield (natural)");
  EXPECT_THAT(column("MATCH (p:Place {name: 'Springfield'}) RETURN count(p)"), ElementsAre("4"));
  add("a5", "Place Springfield\nPlace Oregon (region, United States)\nSpringfield LOCATED_IN Oregon");
  EXPECT_THAT(column("MATCH (p:Place {name: 'Springfield'}) RETURN count(p)"), ElementsAre("4"));
}

TEST_F(Linking, TakesAProposalForAnotherOnlyAmongTheSameParties) {
  add("a1", "Proposal 30-day ceasefire\nPerson Anna Lee\nAnna Lee PROPOSED 30-day ceasefire");
  add("a2", "Proposal 30-day ceasefire\nPerson Carl Ray\nCarl Ray PROPOSED 30-day ceasefire");
  EXPECT_THAT(nodes("Proposal"), ElementsAre("30-day ceasefire", "30-day ceasefire"));
  add("a3", "Proposal the 30-day ceasefire\nPerson Carl Ray");
  EXPECT_THAT(column("MATCH (p:Proposal)-[:MENTIONED_IN]->({id: 'a3'}) MATCH (p)<-[:PROPOSED]-(x) RETURN x.name"), ElementsAre("Carl Ray"));
}

TEST_F(Linking, IsNotMadeSurerByWhatIsItselfUnsure) {
  // Both surnames would vouch for one another.
  add("a1", "Person Anna Lee\nPerson Bruno Ray");
  add("a2", "Person Lee\nPerson Ray");
  EXPECT_THAT(nodes("Person"), ElementsAre("Anna Lee", "Bruno Ray", "Lee", "Ray"));
}

TEST_F(Linking, OfAChangedArticleFindsTheSameNodesAgain) {
  add("a1", std::string("Person Anna Lee\n") + kCompany);
  add("a2", std::string("Person Lee\n") + kCompany);
  add("a2", std::string("Person Lee\nPerson Carl Ray\n") + kCompany);
  EXPECT_THAT(nodes("Person"), ElementsAre("Anna Lee", "Carl Ray"));
  EXPECT_THAT(column("MATCH (c:Correction) RETURN c"), IsEmpty());
}

}  // namespace
}  // namespace relata
