#include "engine/ingest/correct_nodes.h"

#include <gmock/gmock.h>

#include <sstream>

#include "engine/api/transfer.h"
#include "tests/unit/engine/ingest/linking_fixture.h"

namespace relata {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr const char* kCompany = "Organization Norland Rail\nPlace Norland (country)\n";

class Corrections : public Linking {
 protected:
  // Anna Lee and "Ms. Rail" meet Bob Ray in an article each.
  void SetUp() override {
    add("a1", "Person Anna Lee [minister]\nPerson Bob Ray\nAnna Lee MET_WITH Bob Ray");
    add("a2", "Person Iron Anna [chief]\nPerson Bob Ray\nBob Ray MET_WITH Iron Anna\nIron Anna ACCUSED Bob Ray");
  }
};

TEST_F(Corrections, MergeJoinsNamesMentionsAndFactsWithTheirEvidence) {
  run("CALL relata.merge('Anna Lee', 'Iron Anna')");
  EXPECT_THAT(nodes("Person"), ElementsAre("Anna Lee", "Bob Ray"));
  EXPECT_THAT(column("MATCH (p {name: 'Anna Lee'}) RETURN [p.aliases, p.titles]"), ElementsAre("[['Iron Anna'], ['minister', 'chief']]"));
  EXPECT_THAT(column("MATCH (p {name: 'Anna Lee'})-[:MENTIONED_IN]->(a) RETURN a.id ORDER BY a.id"), ElementsAre("a1", "a2"));
  // One fact of two sentences, whichever way round each was told.
  EXPECT_THAT(column("MATCH ({name: 'Anna Lee'})-[r:MET_WITH]-({name: 'Bob Ray'}) RETURN [r.evidence_count, size(evidence(r))]"),
              ElementsAre("[2, 2]"));
  EXPECT_THAT(column("MATCH ({name: 'Anna Lee'})-[r:ACCUSED]->({name: 'Bob Ray'}) RETURN evidence(r)[0].article"), ElementsAre("a2"));
}

TEST_F(Corrections, MergeHoldsForArticlesReadAgainAndForNewOnes) {
  run("CALL relata.merge('Anna Lee', 'Iron Anna')");
  add("a2", "Person Iron Anna\nPerson Bob Ray\nPlace Norland (country)");
  add("a3", "Person iron anna\nPerson Carl Ray\niron anna MET_WITH Carl Ray");
  EXPECT_THAT(nodes("Person"), ElementsAre("Anna Lee", "Bob Ray", "Carl Ray"));
  EXPECT_THAT(column("MATCH (p {name: 'Anna Lee'})-[:MENTIONED_IN]->(a) RETURN a.id ORDER BY a.id"), ElementsAre("a1", "a2", "a3"));
}

TEST_F(Corrections, MergeHoldsWhenAllArticlesOfTheNodeHaveChanged) {
  run("CALL relata.merge('Anna Lee', 'Iron Anna')");
  add("a1", "Person Bob Ray");
  add("a2", "Person Bob Ray");
  add("a3", "Person Iron Anna");
  EXPECT_THAT(nodes("Person"), ElementsAre("Anna Lee", "Bob Ray"));
}

TEST_F(Corrections, MergeOfALoneSurnameHoldsWithoutCompany) {
  add("a3", "Person Lee");
  run("CALL relata.merge('Anna Lee', 'Lee')");
  add("a4", "Person Lee");
  add("a5", "Person Kurt Lee = Lee");
  EXPECT_THAT(nodes("Person"), ElementsAre("Anna Lee", "Bob Ray", "Iron Anna", "Kurt Lee"));
}

TEST_F(Corrections, MergeCrossesTypes) {
  add("a3", "Organization Anna");
  run("CALL relata.merge('Anna Lee', 'Anna')");
  add("a4", "Organization Anna");
  EXPECT_THAT(nodes("Organization"), IsEmpty());
  EXPECT_THAT(column("MATCH ({name: 'Anna Lee'})-[:MENTIONED_IN]->(a) RETURN a.id ORDER BY a.id"), ElementsAre("a1", "a3", "a4"));
}

TEST_F(Corrections, MergeDropsWhatWouldJoinTheNodeToItselfAndKeepsWhatUsersMade) {
  add("a3", "Person Anna Lee\nPerson Iron Anna\nAnna Lee MET_WITH Iron Anna");
  run("MATCH (p {name: 'Iron Anna'}) CREATE (p)-[:KNOWS {since: 1999}]->(:City {name: 'Bergen'}) SET p.born = 1970");
  run("CALL relata.merge('Anna Lee', 'Iron Anna')");
  EXPECT_THAT(column("MATCH (p)-[r]->(p) RETURN r"), IsEmpty());
  EXPECT_THAT(column("MATCH (p {name: 'Anna Lee'})-[r:KNOWS]->(c) RETURN [p.born, r.since, c.name]"),
              ElementsAre("[1970, 1999, 'Bergen']"));
}

TEST_F(Corrections, AreRecordedInTheGraph) {
  run("CALL relata.merge('Anna Lee', 'Iron Anna')");
  EXPECT_THAT(column("MATCH (c:Correction)-[:CORRECTS]->(p) RETURN [c.kind, c.label, c.names, c.articles, p.name]"),
              ElementsAre("['merge', 'Person', ['Iron Anna'], null, 'Anna Lee']"));
}

TEST_F(Corrections, SurviveExportAndImport) {
  run("CALL relata.merge('Anna Lee', 'Iron Anna')");
  std::ostringstream out;
  ASSERT_TRUE(export_json_lines(database_, out).is_ok());
  database_ = Database::open_in_memory().value();
  std::istringstream in(out.str());
  ASSERT_TRUE(import_json_lines(database_, in).is_ok());
  add("a9", "Person Iron Anna");
  EXPECT_THAT(nodes("Person"), UnorderedElementsAre("Anna Lee", "Bob Ray"));
}

TEST_F(Corrections, SplitByArticlesMovesWhatTheySay) {
  add("a3", "Person Anna Lee\nPerson Bob Ray\nAnna Lee MET_WITH Bob Ray");
  run("CALL relata.split('Anna Lee', {articles: ['a3']})");
  EXPECT_THAT(column("MATCH (p {name: 'Anna Lee'})-[:MENTIONED_IN]->(a) RETURN a.id ORDER BY id(p)"), ElementsAre("a1", "a3"));
  EXPECT_THAT(
      column(
          "MATCH (p {name: 'Anna Lee'})-[r:MET_WITH]-({name: 'Bob Ray'}) RETURN [r.evidence_count, evidence(r)[0].article] ORDER BY id(p)"),
      ElementsAre("[1, 'a1']", "[1, 'a3']"));
}

TEST_F(Corrections, SplitByArticlesHoldsWhenTheyAreReadAgain) {
  add("a3", std::string("Person Anna Lee\nPerson Carl Ray\n") + kCompany);
  run("CALL relata.split('Anna Lee', {articles: ['a3']})");
  add("a3", std::string("Person Anna Lee\nPerson Bob Ray\n") + kCompany);
  add("a1", "Person Anna Lee\nPerson Carl Ray");
  EXPECT_THAT(column("MATCH (p {name: 'Anna Lee'})-[:MENTIONED_IN]->(a) RETURN a.id ORDER BY id(p)"), ElementsAre("a1", "a3"));
  // A new article goes to the one in whose company it is.
  add("a4", std::string("Person Anna Lee\n") + kCompany);
  EXPECT_THAT(column("MATCH (p {name: 'Anna Lee'})-[:MENTIONED_IN]->({id: 'a4'}) MATCH (p)-[:MENTIONED_IN]->(a) RETURN a.id ORDER BY a.id"),
              ElementsAre("a3", "a4"));
}

TEST_F(Corrections, SplitByNamesUndoesAMergeForGood) {
  run("CALL relata.merge('Anna Lee', 'Iron Anna')");
  run("CALL relata.split('Anna Lee', {names: ['Iron Anna']})");
  EXPECT_THAT(column("MATCH (p:Person)-[:MENTIONED_IN]->({id: 'a2'}) RETURN p.name ORDER BY p.name"), ElementsAre("Bob Ray", "Iron Anna"));
  EXPECT_THAT(column("MATCH ({name: 'Iron Anna'})-[r:ACCUSED]->() RETURN r.evidence_count"), ElementsAre("1"));
  add("a3", "Person Iron Anna");
  EXPECT_THAT(column("MATCH (p)-[:MENTIONED_IN]->({id: 'a3'}) RETURN [p.name, p.aliases]"), ElementsAre("['Iron Anna', null]"));
  EXPECT_THAT(column("MATCH (p {name: 'Anna Lee'}) RETURN p.aliases"), ElementsAre("null"));
}

TEST_F(Corrections, NodesAreGivenByNameNumberOrAsNodes) {
  run("MATCH (a {name: 'Anna Lee'}), (b {name: 'Iron Anna'}) CALL relata.merge(a, id(b)) YIELD node RETURN node");
  EXPECT_THAT(nodes("Person"), ElementsAre("Anna Lee", "Bob Ray"));
}

TEST_F(Corrections, SayWhatIsWrongAndChangeNothing) {
  EXPECT_THAT(failure_of("CALL relata.merge('Nobody', 'Iron Anna')"), HasSubstr("nothing is called 'Nobody'"));
  EXPECT_THAT(failure_of("CALL relata.merge('Anna Lee', 'Anna Lee')"), HasSubstr("given twice"));
  EXPECT_THAT(failure_of("CALL relata.merge('Anna Lee', 99999)"), HasSubstr("no node 99999"));
  EXPECT_THAT(failure_of("MATCH (a:Article {id: 'a1'}) CALL relata.merge('Anna Lee', a) YIELD node RETURN node"),
              HasSubstr("has the label Article"));
  EXPECT_THAT(failure_of("CALL relata.split('Anna Lee', {articles: ['a2']})"), HasSubstr("'a2' does not mention"));
  EXPECT_THAT(failure_of("CALL relata.split('Anna Lee', {articles: ['a1']})"), HasSubstr("nothing would be left"));
  EXPECT_THAT(failure_of("CALL relata.split('Anna Lee', {names: ['Anna Lee']})"), HasSubstr("all names of the node"));
  EXPECT_THAT(failure_of("CALL relata.split('Anna Lee', {})"), HasSubstr("which articles or which names"));
  EXPECT_THAT(failure_of("CALL relata.split('Anna Lee', {pages: ['a1']})"), HasSubstr("only articles and names"));
  EXPECT_THAT(column("MATCH (c:Correction) RETURN c"), IsEmpty());
}

TEST_F(Corrections, OfSeveralNodesOfANameWantANumber) {
  add("a3", "Place Norland (country)\nOrganization the Foreign Ministry");
  add("a4", "Place Sudland (country)\nOrganization the Foreign Ministry");
  EXPECT_THAT(failure_of("CALL relata.merge('Foreign Ministry', 'Bob Ray')"), HasSubstr("several nodes are called"));
}

TEST_F(Corrections, ReviewShowsWhatWasJoinedOnWeakGroundsWithItsSentences) {
  add("a3", std::string("Person Anna Lee\n") + kCompany);
  add("a4", std::string("Person Lee\n") + kCompany);
  EXPECT_THAT(column("CALL relata.review() YIELD decision, reason, name, article, other, node RETURN [decision, reason, name, article, "
                     "other, node.name]"),
              ElementsAre("['joined', 'surname', 'Lee', 'a4', 'Anna Lee', 'Anna Lee']"));
  EXPECT_THAT(column("CALL relata.review() YIELD sentence RETURN sentence"), ElementsAre(HasSubstr("Person Lee")));
}

TEST_F(Corrections, ReviewShowsWhatWasKeptApartUntilItIsCorrected) {
  add("a3", "Person Lee");
  const std::string question =
      "CALL relata.review() YIELD decision, reason, name, article, other, other_article RETURN [decision, reason, name, article, other, "
      "other_article]";
  EXPECT_THAT(column(question), ElementsAre("['kept apart', 'surname', 'Anna Lee', 'a1', 'Lee', 'a3']"));
  EXPECT_THAT(column("CALL relata.review(0) YIELD decision RETURN decision"), IsEmpty());
  run("CALL relata.merge('Anna Lee', 'Lee')");
  EXPECT_THAT(column(question), IsEmpty());
}

}  // namespace
}  // namespace relata
