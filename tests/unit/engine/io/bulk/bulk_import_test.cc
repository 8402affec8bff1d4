#include "engine/api/bulk_import.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <fstream>
#include <sstream>

#include "engine/api/database.h"
#include "engine/api/maintenance.h"
#include "engine/api/session.h"
#include "engine/api/transfer.h"
#include "tests/support/temporary_directory.h"

namespace relata {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class BulkImportTest : public testing::Test {
 protected:
  std::filesystem::path write(const std::string& name, const std::string& text) const {
    std::ofstream(home_.path() / name, std::ios::binary) << text;
    return home_.path() / name;
  }
  std::filesystem::path directory() const { return home_.path() / "db"; }
  Result<BulkImportReport> import(const std::vector<BulkFiles>& nodes, const std::vector<BulkFiles>& relationships,
                                  const BulkImportOptions& options = {}) const {
    return bulk_import(directory(), nodes, relationships, options);
  }
  // The only column of a query's rows, spelled out.
  std::vector<std::string> ask(const std::string& query) const {
    Database database = Database::open(directory(), {.create_if_missing = false}).value();
    const QueryResult result = database.session().run(query).value();
    std::vector<std::string> rows;
    for (std::size_t row = 0; row < result.row_count(); ++row) rows.push_back(result.display(result.at(row, 0)));
    return rows;
  }
  void expect_sound() const { EXPECT_THAT(check_database(directory())->problems, IsEmpty()); }
  static std::vector<std::string> reasons(const BulkImportReport& report) {
    std::vector<std::string> texts;
    for (const BulkBadRecord& bad : report.first_bad) {
      texts.push_back(bad.file.filename().string() + ":" + std::to_string(bad.line) + ": " + bad.reason);
    }
    return texts;
  }

  TemporaryDirectory home_;
};

TEST_F(BulkImportTest, LoadsLabelsTypesAndPropertiesOfEveryKind) {
  const auto people = write("people.csv",
                            "id:ID(p),name,born:int,height:double,active:boolean,since:date,tags:string[],:LABEL,x:IGNORE\n"
                            "a,Åse Lie,1961,1.7,true,2020-01-02,\"x;y\",Minister;Author,1\n"
                            "b,\"Bo, \"\"B\"\"\",,,,,,,\n");
  const auto places = write("places.csv", ":ID(q),name\na,Oslo\n");
  const auto visits = write("visits.csv", ":START_ID(p),:END_ID(q),:TYPE,year:int\na,a,VISITED,2024\nb,a,,\n");
  const BulkImportReport report =
      import({{{"Person"}, {people}, ""}, {{"Place", "City"}, {places}, ""}}, {{{"KNOWS"}, {visits}, ""}}).value();
  EXPECT_TRUE(report.loaded);
  EXPECT_EQ(report.nodes, 3U);
  EXPECT_EQ(report.relationships, 2U);
  expect_sound();
  EXPECT_THAT(ask("MATCH (n:Minister) RETURN properties(n)"),
              ElementsAre("{active: true, born: 1961, height: 1.7, id: 'a', name: 'Åse Lie', since: 2020-01-02, tags: ['x', 'y']}"));
  EXPECT_THAT(ask("MATCH (n {id: 'b'}) RETURN properties(n)"), ElementsAre("{id: 'b', name: 'Bo, \"B\"'}"));
  EXPECT_THAT(ask("MATCH (n) UNWIND labels(n) AS l RETURN DISTINCT l ORDER BY l"),
              ElementsAre("'Author'", "'City'", "'Minister'", "'Person'", "'Place'"));
  EXPECT_THAT(ask("MATCH (a)-[r]->(b:City) RETURN a.id + type(r) + coalesce(toString(r.year), '') AS t ORDER BY t"),
              ElementsAre("'aVISITED2024'", "'bKNOWS'"));
}

TEST_F(BulkImportTest, LoadsTheSameGraphAsTransactionsDo) {
  std::string nodes = ":ID,n:int\n";
  std::string edges = ":START_ID,:END_ID,w:int\n";
  for (int i = 0; i < 200; ++i) {
    nodes += std::to_string(i) + "," + std::to_string(i * 3) + "\n";
    edges += std::to_string(i) + "," + std::to_string(i * i % 200) + "," + std::to_string(i) + "\n";
  }
  ASSERT_TRUE(import({{{"N"}, {write("n.csv", nodes)}, ""}}, {{{"R"}, {write("r.csv", edges)}, ""}})->loaded);
  Database written = Database::open_in_memory().value();
  ASSERT_TRUE(written.session().run("UNWIND range(0, 199) AS i CREATE (:N {n: i * 3})").is_ok());
  ASSERT_TRUE(written.session()
                  .run("UNWIND range(0, 199) AS i MATCH (a:N {n: i * 3}), (b:N {n: i * i % 200 * 3}) CREATE (a)-[:R {w: i}]->(b)")
                  .is_ok());
  const Database loaded = Database::open(directory()).value();
  std::ostringstream expected;
  std::ostringstream found;
  ASSERT_TRUE(export_json_lines(written, expected).is_ok());
  ASSERT_TRUE(export_json_lines(loaded, found).is_ok());
  EXPECT_EQ(found.str(), expected.str());
}

TEST_F(BulkImportTest, TakesTheHeaderFromAFileOfItsOwnOrFromTheCaller) {
  const auto header = write("header.csv", "\xef\xbb\xbfkey:ID|name\r\n");
  const auto first = write("1.csv", "1|a\r\n2|b\r\n");
  const auto second = write("2.csv", "3|c");
  const auto other = write("other.csv", "ID|NAME\n4|d\n");
  BulkImportOptions options;
  options.delimiter = '|';
  options.integer_ids = true;
  ASSERT_TRUE(import({{{}, {header, first, second}, ""}, {{}, {other}, "key:ID|name"}}, {}, options)->loaded);
  EXPECT_THAT(ask("MATCH (n) RETURN n.key + 0 ORDER BY n.name"), ElementsAre("1", "2", "3", "4"));
}

TEST_F(BulkImportTest, UnpacksGzip) {
  const std::filesystem::path path = home_.path() / "n.csv.gz";
  gzFile file = gzopen(path.c_str(), "wb");
  gzputs(file, ":ID,name\n1,a\n2,b\n");
  gzclose(file);
  EXPECT_EQ(import({{{"N"}, {path}, ""}}, {})->nodes, 2U);
}

TEST_F(BulkImportTest, LoadsNothingForABadRecordAndSaysWhere) {
  const auto nodes = write("n.csv", ":ID,n:int\n1,1\n2,x\n1,3\n3\n\"4\"5,4\n");
  const auto edges = write("r.csv", ":START_ID,:END_ID\n1,1\n\n1,9\n9,1\n");
  const BulkImportReport report = import({{{"N"}, {nodes}, ""}}, {{{"R"}, {edges}, ""}}).value();
  EXPECT_FALSE(report.loaded);
  EXPECT_EQ(report.bad_records, 6U);
  EXPECT_THAT(reasons(report), testing::UnorderedElementsAre(
                                   "n.csv:3: column 'n': 'x' is no int", "n.csv:4: a node with the id '1' has come before",
                                   "n.csv:5: the record has 1 fields, the header 2", "n.csv:6: there is text behind a closing quote",
                                   "r.csv:4: :END_ID: no node has the id '9'", "r.csv:5: :START_ID: no node has the id '9'"));
  EXPECT_FALSE(std::filesystem::exists(directory()));
  EXPECT_FALSE(std::filesystem::exists(home_.path() / "db.loading"));
}

TEST_F(BulkImportTest, SkipsBadRecordsWhenToldToAndCountsThemAll) {
  std::string nodes = ":ID\n";
  for (int i = 0; i < 100; ++i) nodes += std::to_string(i / 2) + "\n";
  BulkImportOptions options;
  options.skip_bad = true;
  const BulkImportReport report =
      import({{{"N"}, {write("n.csv", nodes)}, ""}}, {{{"R"}, {write("r.csv", ":START_ID,:END_ID\n49,0\n50,0\n")}, ""}}, options).value();
  EXPECT_TRUE(report.loaded);
  EXPECT_EQ(report.nodes, 50U);
  EXPECT_EQ(report.relationships, 1U);
  EXPECT_EQ(report.bad_records, 51U);
  EXPECT_EQ(report.first_bad.size(), BulkImportReport::kShownBadRecords);
  expect_sound();
}

TEST_F(BulkImportTest, GivesTheSameBytesWithAnyNumberOfThreads) {
  // Some chunks, with new labels and types all the way.
  std::string nodes = ":ID,:LABEL\n";
  std::string edges = ":START_ID,:END_ID,:TYPE,text\n";
  for (int i = 0; i < 15'000; ++i) {
    nodes += std::to_string(i) + ",L" + std::to_string(i * 7 % 400) + "\n";
    edges += std::to_string(i) + ",0,T" + std::to_string(i * 11 % 400) + ",a text to fill chunks with: " + std::to_string(i) + "\n";
  }
  const std::vector<BulkFiles> node_files = {{{}, {write("n.csv", nodes)}, ""}};
  const std::vector<BulkFiles> edge_files = {{{}, {write("r.csv", edges)}, ""}};
  std::vector<std::vector<std::string>> answers;
  for (const unsigned threads : {1U, 4U}) {
    BulkImportOptions options;
    options.threads = threads;
    ASSERT_TRUE(import(node_files, edge_files, options)->loaded);
    expect_sound();
    answers.push_back(ask("MATCH (n)-[r]->() RETURN labels(n)[0] + type(r) + r.text + toString(id(r))"));
    std::filesystem::remove_all(directory());
  }
  EXPECT_EQ(answers[0].size(), 15'000U);
  EXPECT_EQ(answers[0], answers[1]);
}

TEST_F(BulkImportTest, RefusesAGraphThatIsThereAndWrongHeaders) {
  const auto nodes = write("n.csv", ":ID\n1\n");
  ASSERT_TRUE(import({{{"N"}, {nodes}, ""}}, {})->loaded);
  EXPECT_EQ(import({{{"N"}, {nodes}, ""}}, {}).status().code(), StatusCode::kAlreadyExists);
  EXPECT_THAT(ask("MATCH (n) RETURN count(n)"), ElementsAre("1"));
  std::filesystem::remove_all(directory());
  const auto no_type = import({{{"N"}, {nodes}, ""}}, {{{}, {write("r.csv", ":START_ID,:END_ID\n")}, ""}});
  EXPECT_THAT(std::string(no_type.status().message()), testing::AllOf(HasSubstr("r.csv: "), HasSubstr("no type")));
  const auto no_space = import({{{"N"}, {nodes}, ""}}, {{{"R"}, {write("s.csv", ":START_ID(x),:END_ID\n")}, ""}});
  EXPECT_THAT(std::string(no_space.status().message()), HasSubstr("s.csv: no file of nodes has a column :ID(x)"));
  EXPECT_THAT(std::string(import({{{"N"}, {write("e.csv", "")}, ""}}, {}).status().message()), HasSubstr("e.csv: the file is empty"));
  EXPECT_EQ(import({{{"N"}, {home_.path() / "missing"}, ""}}, {}).status().code(), StatusCode::kNotFound);
  EXPECT_FALSE(std::filesystem::exists(directory()));
}

TEST_F(BulkImportTest, StopsWhenTheProgressIsAskedTo) {
  BulkImportOptions options;
  options.progress = [](const BulkProgress& progress) { return progress.total_bytes == 0; };
  EXPECT_EQ(import({{{"N"}, {write("n.csv", ":ID\n1\n")}, ""}}, {}, options).status().code(), StatusCode::kCancelled);
  EXPECT_FALSE(std::filesystem::exists(directory()));
}

}  // namespace
}  // namespace relata
