#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_command.h"

namespace relata::testing_cli {
namespace {

using testing::HasSubstr;

class Import : public testing::Test {
 protected:
  const TemporaryDirectory directory_;
  const std::string database_ = directory_ / "db";
  const std::string people_ = directory_.write("people.csv", "id:ID,name\n1,Ann\n2,Bob\n");
};

TEST_F(Import, MakesAGraphOfCsvFiles) {
  const std::string knows = directory_.write("knows.csv", "1|2\n");
  const std::string header = directory_.write("header.csv", ":START_ID|:END_ID\n");
  const Outcome people = relata({"import", database_, "--nodes", "Person=" + people_, "--id-type", "integer"});
  EXPECT_EQ(people.exit_code, 0) << people.err;
  EXPECT_THAT(people.out, HasSubstr("2 nodes, 0 relationships imported ("));
  EXPECT_EQ(relata({"query", database_, "MATCH (p:Person) RETURN sum(p.id) AS s"}).out, "s\n3\n");
  // In neo4j-admin's order, the database last.
  const std::string second = directory_ / "second";
  const std::string piped = directory_.write("piped.csv", ":ID|name\n1|Ann\n2|Bob\n");
  const Outcome outcome =
      relata({"import", "--nodes=Person=" + piped, "--relationships=KNOWS=" + header + "," + knows, "--delimiter=|", second});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(relata({"query", second, "MATCH (a)-[:KNOWS]->(b) RETURN a.name + b.name AS x"}).out, "x\nAnnBob\n");
}

TEST_F(Import, EndsWithOneForBadLinesUnlessTheyAreSkipped) {
  std::string lines = ":START_ID,:END_ID\n1,2\n";
  for (int i = 0; i < 30; ++i) lines += "1,none\n";
  const std::string knows = directory_.write("knows.csv", lines);
  const std::vector<std::string> arguments = {"import", database_, "--nodes", "Person=" + people_, "--relationships", "KNOWS=" + knows};
  const Outcome refused = relata(arguments);
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, HasSubstr("knows.csv:3: :END_ID: no node has the id 'none'"));
  EXPECT_THAT(refused.err, HasSubstr("and 10 more"));
  EXPECT_THAT(refused.err, HasSubstr("30 bad records, so nothing is loaded"));
  EXPECT_EQ(relata({"stats", database_}).exit_code, 1);
  std::vector<std::string> skipping = arguments;
  skipping.emplace_back("--skip-bad");
  const Outcome skipped = relata(skipping);
  EXPECT_EQ(skipped.exit_code, 0);
  EXPECT_THAT(skipped.out, HasSubstr("2 nodes, 1 relationships imported, 30 bad records left out"));
  EXPECT_EQ(relata({"check", database_}).exit_code, 0);
}

TEST_F(Import, RefusesAGraphThatIsThereAndMixedArguments) {
  ASSERT_EQ(relata({"import", database_, "--nodes", people_}).exit_code, 0);
  const Outcome again = relata({"import", database_, "--nodes", people_});
  EXPECT_EQ(again.exit_code, 1);
  EXPECT_THAT(again.err, HasSubstr("is not empty; a bulk load makes a new graph"));
  EXPECT_EQ(relata({"import", database_}).exit_code, 2);
  EXPECT_EQ(relata({"import", directory_ / "new", "--nodes", people_, "--delimiter", "ab"}).exit_code, 1);
}

}  // namespace
}  // namespace relata::testing_cli
