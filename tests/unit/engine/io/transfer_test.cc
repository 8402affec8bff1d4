#include "engine/api/transfer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "engine/api/session.h"
#include "engine/txn/database_core.h"

namespace relata {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

void run(Database& database, std::string_view query, const ValueMap& parameters = {}) {
  const Result<QueryResult> result = database.session().run(query, parameters);
  ASSERT_TRUE(result.is_ok()) << result.status().to_string();
}

std::string export_all(const Database& database) {
  std::ostringstream out;
  EXPECT_TRUE(export_json_lines(database, out).is_ok());
  return out.str();
}

Result<TransferCounts> import_text(Database& database, const std::string& text) {
  std::istringstream in(text);
  return import_json_lines(database, in);
}

// A fact with two sentences of evidence, its article with text, and a property of every kind.
void fill(Database& database) {
  run(database, "CREATE (:Person {name: 'Ann'})-[:MET {on: date('2025-03-13')}]->(:Person:`odd label` {name: $name})",
      {{"name",
        "B\xC3\xB6"
        "b \"the\" \\ 'builder'\n\t\xF0\x9F\x98\x80"}});
  run(database,
      "CREATE (:Kinds {i: 9223372036854775807, f: 0.1, whole: 1.0, nan: 0.0/0.0, t: true, d: date('-0044-03-15'), lt: "
      "localtime('12:00:01'), "
      "tm: time('12:00+02:00'), ldt: localdatetime('2025-01-01T00:00'), dt: datetime('2025-01-01T00:00[Europe/Oslo]'), "
      "du: duration('P1Y2M3DT4.5S'), list: [date('2025-01-01'), date('2025-01-02')], texts: ['a', ''], empty: []})");
  run(database, "CREATE (:Article {id: 'a1'}), (:Self)-[:LOOP]->(:Self)");
  const MemorySnapshotPtr graph = database.core().snapshot();
  const auto article = graph->nodes(graph->names().find_label("Article"), NodeId{1}, 1).at(0);
  const Status written = database.core().write([&](GraphWriter& writer) -> Status {
    RELATA_RETURN_IF_ERROR(writer.put_article_text(article,
                                                   "Ann met B\xC3\xB6"
                                                   "b. She praised him."));
    RELATA_RETURN_IF_ERROR(writer.add_evidence({1}, {article, 0, 13, "Ann",
                                                     "B\xC3\xB6"
                                                     "b",
                                                     "", 0.1, "reader 1"}));
    return writer.add_evidence({1}, {article, 14, 30, "She", "him", "the mayor", 0.75, "reader 1"});
  });
  ASSERT_TRUE(written.is_ok());
}

TEST(JsonLines, BringAGraphBackWithoutLoss) {
  Database original = Database::open_in_memory().value();
  fill(original);
  const std::string exported = export_all(original);
  Database copy = Database::open_in_memory().value();
  const TransferCounts counts = import_text(copy, exported).value();
  EXPECT_EQ(counts.nodes, 6U);
  EXPECT_EQ(counts.relationships, 2U);
  EXPECT_EQ(counts.evidence, 2U);
  EXPECT_EQ(counts.texts, 1U);
  // Into an empty graph ids are given in the file's order, so that even they are the same.
  EXPECT_EQ(export_all(copy), exported);
  EXPECT_EQ(copy.core().store().evidence({1})->at(1).said_by, "the mayor");
}

TEST(JsonLines, KeepEveryKindOfProperty) {
  Database original = Database::open_in_memory().value();
  fill(original);
  Database copy = Database::open_in_memory().value();
  ASSERT_TRUE(import_text(copy, export_all(original)).is_ok());
  const char* query = "MATCH (k:Kinds) RETURN properties(k)";
  const Value before = original.session().run(query)->at(0, 0);
  EXPECT_EQ(before.as_map().size(), 14U);
  EXPECT_EQ(copy.session().run(query)->at(0, 0), before);
}

TEST(JsonLines, AddToWhatIsThere) {
  Database database = Database::open_in_memory().value();
  fill(database);
  ASSERT_TRUE(import_text(database, export_all(database)).is_ok());
  EXPECT_EQ(database.schema()->nodes, 12U);
  EXPECT_EQ(database.schema()->relationships, 4U);
}

TEST(JsonLines, OfNeo4jAreUnderstood) {
  Database database = Database::open_in_memory().value();
  const Result<TransferCounts> counts =
      import_text(database,
                  "{\"type\":\"node\",\"id\":\"0\",\"labels\":[\"User\"],\"properties\":{\"born\":\"2015-07-04T19:32:24\",\"kids\":["
                  "\"Sam\"],\"age\":42}}\n"
                  "\n"
                  "{\"type\":\"node\",\"id\":\"1\"}\r\n"
                  "{\"id\":\"0\",\"type\":\"relationship\",\"label\":\"KNOWS\",\"properties\":{\"since\":1993},"
                  "\"start\":{\"id\":\"0\",\"labels\":[\"User\"]},\"end\":{\"id\":\"1\"}}");
  ASSERT_TRUE(counts.is_ok()) << counts.status().to_string();
  EXPECT_EQ(database.session().run("MATCH (u:User)-[r:KNOWS]->() RETURN u.age + r.since")->at(0, 0), Value(2035));
}

struct Malformed {
  const char* line;
  const char* complaint;
};

TEST(JsonLines, ThatAreMalformedNameTheLineAndLeaveNothingBehind) {
  const std::string deep(100'000, '[');
  const std::string deep_line = R"({"type":"node","id":"9","properties":{"a":)" + deep + std::string(100'000, ']') + "}}";
  const std::string deep_hint = R"({"type":"node","id":"9","properties":{"a":1},"types":{"a":)" + deep + std::string(100'000, ']') + "}}";
  const std::vector<Malformed> cases = {
      {"not json", "no JSON object"},
      {"[1, 2]", "no JSON object"},
      {"{\"type\":\"node\"", "no JSON object"},
      {"{}", "\"type\" is missing"},
      {R"({"type":"planet","id":"9"})", "the type 'planet' is unknown"},
      {R"({"type":"node"})", "\"id\" is missing"},
      {R"({"type":"node","id":[]})", "\"id\" is no text"},
      {R"({"type":"node","id":"1"})", "the node 1 stands twice"},
      {R"({"type":"node","id":"9","labels":"A"})", "\"labels\" is no list"},
      {R"({"type":"node","id":"9","labels":[1]})", "a label is no text"},
      {R"({"type":"node","id":"9","labels":[""]})", "must not be empty"},
      {R"({"type":"node","id":"9","properties":[]})", "\"properties\" is no JSON object"},
      {R"({"type":"node","id":"9","properties":{"a":{"b":1}}})", "cannot hold a map"},
      {R"({"type":"node","id":"9","properties":{"a":"x"},"types":{"a":{"t":"Date","v":[]}}})", "hint of a Date is damaged"},
      {deep_line.c_str(), "nested too deeply"},
      {deep_hint.c_str(), "nested too deeply"},
      {R"({"type":"relationship","id":"9","label":"R","start":{"id":"1"}})", "\"end\" is missing"},
      {R"({"type":"relationship","id":"9","label":"R","start":{"id":"1"},"end":{"id":"7"}})", "the node 7 does not stand before"},
      {R"({"type":"relationship","id":"5","label":"R","start":{"id":"1"},"end":{"id":"1"}})", "the relationship 5 stands twice"},
      {R"({"type":"evidence","relationship":"8","article":"1","begin":0,"end":1})", "the relationship 8 does not stand before"},
      {R"({"type":"evidence","relationship":"5","article":"8","begin":0,"end":1})", "the node 8 does not stand before"},
      {R"({"type":"evidence","relationship":"5","article":"1","begin":-1,"end":1})", "\"begin\" is no number of bytes"},
      {R"({"type":"evidence","relationship":"5","article":"1","begin":0,"end":4294967296})", "\"end\" is no number of bytes"},
      {R"({"type":"evidence","relationship":"5","article":"1","begin":2,"end":1})", "ends before it begins"},
      {R"({"type":"evidence","relationship":"5","article":"1","begin":0,"end":1,"said_by":[]})", "\"said_by\" is no text"},
      {R"({"type":"evidence","relationship":"5","article":"1","begin":0,"end":1,"confidence":"x"})", "\"confidence\" is no number"},
      {R"({"type":"text","article":"1"})", "\"text\" is missing"},
  };
  const std::string sound =
      "{\"type\":\"node\",\"id\":\"1\"}\n"
      "{\"type\":\"relationship\",\"id\":\"5\",\"label\":\"R\",\"start\":{\"id\":\"1\"},\"end\":{\"id\":\"1\"}}\n";
  Database database = Database::open_in_memory().value();
  for (const Malformed& malformed : cases) {
    const Status status = import_text(database, sound + malformed.line + "\n" + sound).status();
    EXPECT_EQ(status.code(), StatusCode::kInvalidArgument) << malformed.complaint;
    EXPECT_THAT(std::string(status.message()), StartsWith("line 3: ")) << malformed.complaint;
    EXPECT_THAT(std::string(status.message()), HasSubstr(malformed.complaint));
  }
  EXPECT_EQ(export_all(database), "");
  EXPECT_TRUE(database.schema()->labels.empty());
}

TEST(JsonLines, OfAResultHoldItsNodesAndRelationshipsWithTheirEnds) {
  Database database = Database::open_in_memory().value();
  fill(database);
  const QueryResult result = database.session().run("MATCH ()-[r:MET]->() RETURN [r], {inside: r}").value();
  std::ostringstream out;
  const TransferCounts counts = export_json_lines(result, out).value();
  EXPECT_EQ(counts.nodes, 2U);
  EXPECT_EQ(counts.relationships, 1U);
  EXPECT_EQ(counts.evidence, 0U);
  Database copy = Database::open_in_memory().value();
  EXPECT_TRUE(import_text(copy, out.str()).is_ok());
}

TEST(JsonLines, ThatCannotBeWrittenAreAnError) {
  Database database = Database::open_in_memory().value();
  fill(database);
  std::ostringstream out;
  out.setstate(std::ios::badbit);
  EXPECT_EQ(export_json_lines(database, out).status().code(), StatusCode::kIoError);
}

std::string picture(const Database& database, PictureFormat format) {
  std::ostringstream out;
  const Status status = export_picture(database, format, out);
  EXPECT_TRUE(status.is_ok()) << status.to_string();
  return out.str();
}

TEST(Picture, BeginsAsItsFormatDoes) {
  Database database = Database::open_in_memory().value();
  fill(database);
  EXPECT_THAT(picture(database, PictureFormat::kDot), StartsWith("digraph relata {\n"));
  EXPECT_THAT(picture(database, PictureFormat::kPng), StartsWith("\x89PNG\r\n\x1a\n"));
  const std::string svg = picture(database, PictureFormat::kSvg);
  EXPECT_THAT(svg, StartsWith("<?xml"));
  EXPECT_THAT(svg, HasSubstr("</svg>"));
  EXPECT_THAT(svg, HasSubstr("B\xC3\xB6"
                             "b &quot;the&quot; \\ &#39;builder&#39;"));
}

TEST(Picture, OfAnEmptyGraphIsDrawnToo) {
  Database database = Database::open_in_memory().value();
  EXPECT_THAT(picture(database, PictureFormat::kSvg), HasSubstr("</svg>"));
}

TEST(Picture, LeavesArticlesAndStatementsOut) {
  Database database = Database::open_in_memory().value();
  run(database, "CREATE (:Person {name: 'Ann'})-[:MENTIONED_IN]->(:Article {title: 'News'}), (:Statement {text: 'Yes'})");
  const std::string dot = picture(database, PictureFormat::kDot);
  EXPECT_THAT(dot, HasSubstr("Ann"));
  EXPECT_THAT(dot, testing::Not(testing::AnyOf(HasSubstr("News"), HasSubstr("Yes"), HasSubstr("MENTIONED_IN"))));
}

TEST(Picture, OfAResultShowsWhatItsRowsHold) {
  Database database = Database::open_in_memory().value();
  run(database, "CREATE (:Person {name: 'Ann'})-[:MET]->(:Person {name: 'Bob'}), (:Person {name: 'Cleo'})");
  std::ostringstream out;
  ASSERT_TRUE(export_picture(*database.session().run("MATCH p = (:Person)-[:MET]->() RETURN p"), PictureFormat::kDot, out).is_ok());
  EXPECT_THAT(out.str(), HasSubstr("n1 -> n2 [label=\"MET\"];"));
  EXPECT_THAT(out.str(), testing::Not(HasSubstr("Cleo")));
}

}  // namespace
}  // namespace relata
