#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>

#include "tests/cli/run_command.h"

namespace relata::testing_cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class Query : public testing::Test {
 protected:
  void SetUp() override {
    const std::string lines =
        "{\"type\":\"node\",\"id\":\"0\",\"labels\":[\"Person\"],\"properties\":{\"name\":\"Åse \\\"Ås\\\" Lie\",\"born\":1961}}\n"
        "{\"type\":\"node\",\"id\":\"1\",\"labels\":[\"Place\"],\"properties\":{\"name\":\"Oslo\"}}\n"
        "{\"type\":\"relationship\",\"id\":\"0\",\"label\":\"VISITED\",\"start\":{\"id\":\"0\",\"labels\":[\"Person\"]},"
        "\"end\":{\"id\":\"1\",\"labels\":[\"Place\"]},\"properties\":{\"year\":2024}}\n";
    const Outcome imported = relata({"import", database_, "-"}, lines);
    ASSERT_EQ(imported.exit_code, 0) << imported.err;
  }
  Outcome query(const std::string& text, std::vector<std::string> options = {}, const std::string& input = {}) {
    std::vector<std::string> arguments{"query", database_, text};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return relata(arguments, input);
  }
  const TemporaryDirectory directory_;
  const std::string database_ = directory_ / "db";
};

TEST_F(Query, PrintsAPlainTableIntoAPipe) {
  EXPECT_EQ(query("MATCH (n) RETURN n.name AS name, n.born AS born ORDER BY name").out,
            "name          born\n"
            "Oslo          null\n"
            "Åse \"Ås\" Lie  1961\n");
}

TEST_F(Query, PrintsCsvAndJsonLines) {
  EXPECT_EQ(query("MATCH (n:Person) RETURN n.name AS name", {"--format", "csv"}).out, "name\n\"Åse \"\"Ås\"\" Lie\"\n");
  EXPECT_EQ(query("MATCH (:Person)-[r]->(n) RETURN type(r) AS t, n.name AS n", {"--format", "jsonl"}).out,
            "{\"t\":\"VISITED\",\"n\":\"Oslo\"}\n");
}

TEST_F(Query, TakesParameters) {
  EXPECT_EQ(query("MATCH (n) WHERE n.name = $name RETURN n.name AS x, $n AS n", {"--param", "name=\"Oslo\"", "--param", "n=[1]"}).out,
            "x     n\nOslo  [1]\n");
  const Outcome missing = query("RETURN $name");
  EXPECT_EQ(missing.exit_code, 1);
  EXPECT_THAT(missing.err, HasSubstr("name"));
  EXPECT_EQ(query("RETURN $name", {"--param", "name=Oslo"}).exit_code, 2);
}

TEST_F(Query, ShowsWhereAMistakeIsAndWhatWasExpected) {
  const Outcome outcome = query("MATCH (n)\nRETRUN n");
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, HasSubstr("line 2, column 1"));
  EXPECT_THAT(outcome.err, HasSubstr("\nRETRUN n\n^^^^^^"));
  EXPECT_THAT(outcome.err, HasSubstr("did you mean RETURN?"));
}

TEST_F(Query, RunsStatementsFromFilesAndStandardInput) {
  const std::string file =
      directory_.write("q.cypher", "CREATE (:Place {name: 'Bergen'}); // one\nMATCH (p:Place) RETURN count(*) AS n;\n");
  EXPECT_EQ(relata({"query", database_, "--file", file}).out, "n\n2\n");
  EXPECT_EQ(query("-", {}, "RETURN 1 AS a; RETURN 2 AS b").out, "a\n1\nb\n2\n");
  const Outcome missing = relata({"query", database_, "--file", directory_ / "none"});
  EXPECT_EQ(missing.exit_code, 1);
  EXPECT_THAT(missing.err, HasSubstr("none"));
}

TEST_F(Query, SaysWhichGraphIsMissing) {
  const Outcome outcome = relata({"query", directory_ / "nowhere", "RETURN 1"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("nowhere"));
  EXPECT_FALSE(std::filesystem::exists(directory_ / "nowhere"));
}

TEST_F(Query, EndsAtCtrlCAndAtItsTimeLimit) {
  const std::string endless = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(*)";
  const pid_t process = start({"query", database_, endless});
  let_work(process, 2);
  kill(process, SIGINT);
  EXPECT_EQ(wait_for(process), 130);
  const Outcome late = query(endless, {"--timeout", "0.2"});
  EXPECT_EQ(late.exit_code, 1);
  EXPECT_THAT(late.err, HasSubstr("relata: "));
}

TEST_F(Query, ReadsBesideAWriter) {
  const pid_t writer = start({"query", database_, "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b CREATE (:X)"});
  ASSERT_TRUE(wait_until_locked(database_));
  EXPECT_EQ(query("MATCH (n:Place) RETURN count(*) AS n").out, "n\n1\n");
  const Outcome update = query("CREATE (:Y)");
  EXPECT_EQ(update.exit_code, 1);
  EXPECT_THAT(update.err, HasSubstr("read"));
  EXPECT_EQ(relata({"ingest", database_, RELATA_SOURCE_DIR "/tools/sample"}).exit_code, 1);
  kill(writer, SIGKILL);
  wait_for(writer);
  EXPECT_EQ(query("MATCH (n:X) RETURN count(*) AS n").out, "n\n0\n");
}

TEST_F(Query, ExportsPicturesAndJsonThatImportReadsBack) {
  EXPECT_THAT(relata({"export", database_, "--format", "svg"}).out, HasSubstr("<svg"));
  EXPECT_THAT(relata({"export", database_, "--format", "png"}).out, StartsWith("\x89PNG"));
  const std::string dot = relata({"export", database_, "--query", "MATCH p = (:Person)-->() RETURN p"}).out;
  EXPECT_THAT(dot, HasSubstr("Åse \\\"Ås\\\" Lie"));
  const std::string file = directory_ / "graph.jsonl";
  ASSERT_EQ(relata({"export", database_, "--format", "jsonl", "--output", file}).exit_code, 0);
  ASSERT_EQ(relata({"import", directory_ / "copy", file}).exit_code, 0);
  EXPECT_EQ(relata({"export", directory_ / "copy", "--format", "jsonl"}).out, bytes_of(file));
  EXPECT_EQ(relata({"import", directory_ / "copy", "-"}, "{\"type\":\"node\"\n").exit_code, 1);
  EXPECT_EQ(relata({"check", directory_ / "copy"}).exit_code, 0);
}

TEST_F(Query, RunsScriptsThroughTheRepl) {
  const Outcome outcome = relata({"repl", database_}, ":mode csv\n:param p=\"Oslo\"\nMATCH (n)\nWHERE n.name = $p\nRETURN n.name AS x;\n");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.out, "x\nOslo\n");
  const Outcome wrong = relata({"repl", database_}, "RETURN 1 AS a;\nRETRUN 2;\nRETURN 3 AS c;\n");
  EXPECT_EQ(wrong.exit_code, 1);
  EXPECT_EQ(wrong.out, "a\n1\n");
}

}  // namespace
}  // namespace relata::testing_cli
