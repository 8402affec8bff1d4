#include "engine/api/ingest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "engine/api/maintenance.h"
#include "engine/api/session.h"
#include "engine/api/transfer.h"
#include "engine/ingest/ingest_run.h"
#include "storage/kv/counting_kv.h"
#include "storage/kv/memory_kv.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/engine/ingest/simple_reader.h"

namespace relata {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

const IngestOptions& with_models() {
  static const IngestOptions kOptions = {.data_directory = RELATA_SOURCE_DIR "/engine/extract/data", .threads = 1, .progress = {}};
  return kOptions;
}

// For the simple reader, which every test but the last few uses.
constexpr const char* kMeeting = "Maria Santos met Erik Nielsen. Maria Santos said that is good.";
constexpr const char* kOtherMeeting = "Maria Santos met Laura Bianchi.";

class Ingest : public testing::Test {
 protected:
  static Result<IngestReport> ingest_into(Database& database, std::vector<SourcedArticle> articles, const IngestOptions& options = {}) {
    const SimpleReader reader;
    IngestRun run(database.core(), reader, options);
    for (SourcedArticle& article : articles) {
      RELATA_ASSIGN_OR_RETURN(const bool go_on, run.add(std::move(article)));
      if (!go_on) break;
    }
    return run.finish();
  }
  static SourcedArticle article(const std::string& id, const std::string& text, const std::string& source = "") {
    return {id, Article{id, "", make_date(2025, 3, 13), source, "", text}, text.size()};
  }
  IngestReport add(const std::string& id, const std::string& text, const std::string& source = "") {
    return ingest_into(database_, {article(id, text, source)}).value();
  }
  std::vector<std::string> column(std::string_view query) { return column_of(database_, query); }
  static std::vector<std::string> column_of(Database& database, std::string_view query) {
    const QueryResult result = database.session().run(query).value();
    std::vector<std::string> texts;
    for (std::size_t row = 0; row < result.row_count(); ++row) texts.push_back(result.display(result.at(row, 0)));
    return texts;
  }
  // The graph without ids: what its nodes and relationships are, and where they lead.
  static std::vector<std::string> shape_of(Database& database) {
    std::vector<std::string> shape = column_of(database, "MATCH (n) RETURN n");
    const std::vector<std::string> edges =
        column_of(database, "MATCH (a)-[r]->(b) RETURN [coalesce(a.name, a.text), type(r), properties(r), coalesce(b.name, b.text, b.id)]");
    shape.insert(shape.end(), edges.begin(), edges.end());
    std::ranges::sort(shape);
    return shape;
  }
  static std::string exported(const Database& database) {
    std::ostringstream out;
    EXPECT_TRUE(export_json_lines(database, out).is_ok());
    return out.str();
  }
  Database database_ = Database::open_in_memory().value();
};

TEST_F(Ingest, KeepsWhoMetWhomAndWhoSaidWhat) {
  const IngestReport report = add("a1", kMeeting, "Test Wire");
  EXPECT_EQ(report.added, 1U);
  EXPECT_EQ(report.bytes, std::string(kMeeting).size());
  EXPECT_THAT(shape_of(database_),
              UnorderedElementsAre(HasSubstr("(:Person {name: 'Maria Santos'})"), HasSubstr("(:Person {name: 'Erik Nielsen'})"),
                                   HasSubstr("(:Article {"), HasSubstr("(:Statement {"), HasSubstr("'MET_WITH'"), HasSubstr("'SAID'"),
                                   HasSubstr("'MENTIONED_IN'"), HasSubstr("'MENTIONED_IN'"), HasSubstr("'MENTIONED_IN'")));
  EXPECT_THAT(column("MATCH ()-[r:MET_WITH]->() RETURN [r.evidence_count, r.confidence, toString(r.first_seen), r.predicate, r.negated]"),
              ElementsAre("[1, 0.5, '2025-03-13', 'meet', false]"));
  EXPECT_THAT(column("MATCH (:Person {name: 'Maria Santos'})-[r:MENTIONED_IN]->() RETURN [r.count, r.offsets]"),
              ElementsAre("[2, [0, 31]]"));
}

TEST_F(Ingest, OfTheSameArticleAgainChangesNothing) {
  add("a1", kMeeting);
  const std::string before = exported(database_);
  const std::uint64_t version = database_.core().snapshot()->version();
  const IngestReport again = add("a1", kMeeting);
  EXPECT_EQ(again.unchanged, 1U);
  EXPECT_EQ(again.added + again.replaced, 0U);
  EXPECT_EQ(database_.core().snapshot()->version(), version);
  EXPECT_EQ(exported(database_), before);
}

TEST_F(Ingest, OfTheSameArticleTwiceInOneBatchAddsItOnce) {
  const IngestReport report = ingest_into(database_, {article("a1", kMeeting), article("a1", kMeeting)}).value();
  EXPECT_EQ(report.added, 1U);
  EXPECT_EQ(report.unchanged, 1U);
}

TEST_F(Ingest, OfAChangedArticleIsAsIfItsFirstVersionHadNeverBeen) {
  add("a1", kMeeting);
  EXPECT_EQ(add("a1", kOtherMeeting).replaced, 1U);
  EXPECT_THAT(column("MATCH (p:Person) RETURN p.name"), UnorderedElementsAre("'Maria Santos'", "'Laura Bianchi'"));
  Database fresh = Database::open_in_memory().value();
  ASSERT_TRUE(ingest_into(fresh, {article("a1", kOtherMeeting)}).is_ok());
  EXPECT_EQ(shape_of(database_), shape_of(fresh));
  EXPECT_TRUE(database_.core().store().check()->problems.empty());
}

TEST_F(Ingest, OfAChangedArticleKeepsWhatAnotherOneSaysToo) {
  add("a1", kMeeting, "First Wire");
  add("a2", kMeeting, "Second Wire");
  const char* meeting = "MATCH ({name: 'Maria Santos'})-[r:MET_WITH]-({name: 'Erik Nielsen'}) RETURN [r.evidence_count, r.confidence]";
  EXPECT_THAT(column(meeting), ElementsAre("[2, 0.75]"));  // 1 - (1 - 0.5) * (1 - 0.5)
  add("a2", kOtherMeeting, "Second Wire");
  Database fresh = Database::open_in_memory().value();
  ASSERT_TRUE(ingest_into(fresh, {article("a1", kMeeting, "First Wire"), article("a2", kOtherMeeting, "Second Wire")}).is_ok());
  EXPECT_EQ(shape_of(database_), shape_of(fresh));
  EXPECT_TRUE(database_.core().store().check()->problems.empty());
}

TEST_F(Ingest, BelievesTwoArticlesOfOneSourceNoMoreThanOne) {
  add("a1", kMeeting, "Wire");
  add("a2", kMeeting, "Wire");
  EXPECT_THAT(column("MATCH ()-[r:MET_WITH]->() RETURN [r.evidence_count, r.confidence]"), ElementsAre("[2, 0.5]"));
}

TEST_F(Ingest, LinksNamesAcrossArticles) {
  add("a1", kMeeting);
  add("a2", kOtherMeeting);
  EXPECT_THAT(column("MATCH (p:Person {name: 'Maria Santos'}) RETURN count(p)"), ElementsAre("1"));
  EXPECT_THAT(column("MATCH (:Person {name: 'Maria Santos'})-[:MENTIONED_IN]->(a) RETURN a.id ORDER BY a.id"), ElementsAre("'a1'", "'a2'"));
}

TEST_F(Ingest, MeetsAFactToldTheOtherWayRound) {
  add("a1", "Ann Lee met Bob Ray.");
  add("a2", "Bob Ray met Ann Lee.");
  EXPECT_THAT(column("MATCH (a)-[r:MET_WITH]->(b) RETURN [a.name, b.name, r.evidence_count]"), ElementsAre("['Ann Lee', 'Bob Ray', 2]"));
  const QueryResult met = database_.session().run("MATCH ()-[r:MET_WITH]->() RETURN r").value();
  const std::vector<Evidence> sentences = met.evidence(met.at(0, 0).as_relationship()).value();
  for (const Evidence& evidence : sentences) {
    EXPECT_EQ(evidence.head_text, "Ann Lee");
    EXPECT_EQ(evidence.tail_text, "Bob Ray");
  }
}

TEST_F(Ingest, DoesNotTakeASurnameAloneForAKnownPerson) {
  add("a1", kMeeting);
  add("a2", "Nielsen met Laura Bianchi.");
  EXPECT_THAT(column("MATCH (:Person {name: 'Erik Nielsen'})-[:MENTIONED_IN]->(a) RETURN a.id"), ElementsAre("'a1'"));
}

TEST_F(Ingest, FindsNamesWhateverTheirCaseAndBlanks) {
  add("a1", "Ann Lee met Bob Ray.");
  add("a2", "ANN  LEE met Bob Ray.");
  EXPECT_THAT(column("MATCH (p:Person) RETURN p.name"), UnorderedElementsAre("'Ann Lee'", "'Bob Ray'"));
}

TEST_F(Ingest, IsTheSameWithAnyNumberOfThreads) {
  std::vector<SourcedArticle> articles;
  for (int i = 0; i < 40; ++i) articles.push_back(article(std::to_string(i), i % 2 == 0 ? kMeeting : kOtherMeeting));
  IngestOptions options;
  options.threads = 1;
  ASSERT_EQ(ingest_into(database_, articles, options)->added, 40U);
  options.threads = 4;
  Database other = Database::open_in_memory().value();
  ASSERT_EQ(ingest_into(other, articles, options)->added, 40U);
  EXPECT_EQ(exported(other), exported(database_));
}

TEST_F(Ingest, OfTwoVersionsInOneRunKeepsTheLater) {
  ASSERT_TRUE(ingest_into(database_, {article("a1", kMeeting)}).is_ok());
  // The first of the new ones is what is there already: it must not be passed over while another version is on its way.
  const IngestReport report = ingest_into(database_, {article("a1", kOtherMeeting), article("a1", kMeeting)}).value();
  EXPECT_EQ(report.replaced, 2U);
  EXPECT_THAT(column("MATCH (p:Person) RETURN p.name"), UnorderedElementsAre("'Maria Santos'", "'Erik Nielsen'"));
}

TEST_F(Ingest, NamesFailuresInTheOrderOfTheInput) {
  std::vector<SourcedArticle> articles = {article("a1", kMeeting),
                                          {"b", Status::invalid_argument("is empty"), 1},
                                          article("a2", kMeeting),
                                          {"c", Status::invalid_argument("is no JSON"), 1}};
  const IngestReport report = ingest_into(database_, std::move(articles)).value();
  EXPECT_EQ(report.added, 2U);
  ASSERT_EQ(report.failures.size(), 2U);
  EXPECT_EQ(report.failures[0].where, "b");
  EXPECT_EQ(report.failures[1].reason, "is no JSON");
}

TEST_F(Ingest, StopsWhereProgressSaysSoAndKeepsWhatIsCommitted) {
  std::vector<SourcedArticle> articles;
  for (int i = 0; i < 5; ++i) articles.push_back(article(std::to_string(i), kMeeting));
  IngestOptions two;
  two.progress = [](const IngestProgress& progress) { return progress.articles < 2; };
  const IngestReport report = ingest_into(database_, articles, two).value();
  EXPECT_TRUE(report.interrupted);
  EXPECT_EQ(report.added, 2U);
  EXPECT_THAT(column("MATCH (a:Article) RETURN a.id ORDER BY a.id"), ElementsAre("'0'", "'1'"));
  EXPECT_EQ(ingest_into(database_, articles)->added, 3U);  // and goes on from there
}

TEST_F(Ingest, RefusesTextThatIsNone) {
  const auto failure = [&](std::string text) {
    return ingest(database_, ArticleText{"a1", "", {}, "", "", std::move(text)}, with_models()).status().code();
  };
  EXPECT_EQ(failure(std::string("a\0b", 3)), StatusCode::kInvalidArgument);
  EXPECT_EQ(database_.schema()->nodes, 0U);
}

TEST_F(Ingest, NeedsItsDataFilesAndNamesTheMissingOne) {
  IngestOptions elsewhere;
  elsewhere.data_directory = "/nowhere";
  const Status status = ingest(database_, ArticleText{"a1", "", {}, "", "", "Ann met Bob."}, elsewhere).status();
  EXPECT_EQ(status.code(), StatusCode::kNotFound);
  EXPECT_THAT(std::string(status.message()), HasSubstr("/nowhere"));
}

// The whole way, with the trained models: files of every kind into a directory that passes every check.
TEST_F(Ingest, ReadsWhatItCanOfAFolderAndReportsTheRest) {
  const TemporaryDirectory folder;
  const std::string met = "President Maria Santos met Prime Minister Erik Nielsen in Geneva on 12 March 2025.";
  folder.write("a.txt", "date 2025-03-13 " + met);
  folder.write("b.jsonl", "{\"id\":\"b1\",\"date\":\"2025-03-14\",\"text\":\"" + met + "\"}\nnonsense\n");
  folder.write("c.html", "<html><body><nav>Erik Home</nav><article><p>Maria Santos visited Oslo.</p></article></body></html>");
  folder.write("d.txt", "");
  folder.write("e.txt", std::string("\0\1\2", 3));
  const std::filesystem::path home = folder / "graph";
  {
    Database database = Database::open(home).value();
    const std::vector<std::filesystem::path> inputs = {folder.path()};
    const IngestReport report = ingest(database, inputs, with_models()).value();
    EXPECT_EQ(report.added, 3U);
    ASSERT_EQ(report.failures.size(), 3U);
    EXPECT_EQ(report.failures[0].where, (folder / "b.jsonl").string() + ":2");
    EXPECT_EQ(report.failures[0].reason, "is no valid JSON");
    EXPECT_EQ(report.failures[1].reason, "is empty");
    EXPECT_EQ(report.failures[2].reason, "is not text: it holds zero bytes");
    EXPECT_THAT(column_of(database, "MATCH (a:Article) RETURN a.id ORDER BY a.id"), ElementsAre("'a'", "'b1'", "'c'"));
    EXPECT_THAT(column_of(database, "MATCH ({name: 'Maria Santos'})-[r:MET_WITH]-({name: 'Erik Nielsen'}) RETURN r.evidence_count"),
                ElementsAre("2"));
    const QueryResult result = database.session().run("MATCH ()-[r:MET_WITH]->() RETURN r").value();
    EXPECT_EQ(result.evidence(result.at(0, 0).as_relationship())->at(0).sentence, met);
  }
  const CheckReport checked = check_database(home).value();
  EXPECT_THAT(checked.problems, IsEmpty());
  EXPECT_EQ(checked.articles, 3U);
}

TEST_F(Ingest, KeepsAnArticleInAnotherLanguageUnread) {
  const std::string french =
      "Le ministre des Affaires \xC3\xA9trang\xC3\xA8res a rencontr\xC3\xA9 son homologue mardi \xC3\xA0 Bergen pour parler de la "
      "tr\xC3\xAAve que "
      "les deux pays n\xC3\xA9gocient depuis l'automne.";
  const IngestReport report = ingest(database_, ArticleText{"a1", "", {}, "", "", french}, with_models()).value();
  EXPECT_EQ(report.added, 1U);
  EXPECT_THAT(report.not_read, ElementsAre(testing::Pair("French", 1U)));
  EXPECT_THAT(column("MATCH (a:Article) RETURN [a.language, a.not_read]"), ElementsAre("['fr', 'French']"));
  EXPECT_THAT(column("MATCH (n) WHERE NOT n:Article RETURN n"), IsEmpty());
  const auto text = database_.core().store().article_text(NodeId{1});
  EXPECT_EQ(**text, french);
}

// What an article costs on a store behind a network: one commit, and the evidence of each fact that it states.
TEST(IngestRoundTrips, AreBoundedByTheFactsOfTheArticle) {
  const auto counter = std::make_shared<RoundTripCounter>();
  const auto core = DatabaseCore::open(GraphStore::open_on(make_counting_kv(make_memory_kv(), counter), {}).value(), false).value();
  counter->reset();
  const SimpleReader reader;
  const IngestOptions options;
  IngestRun run(*core, reader, options);
  ASSERT_TRUE(run.add({"a1", Article{"a1", "", {}, "", "", "A B met C D. E F met G H. A B met E F."}, 1}).is_ok());
  ASSERT_EQ(run.finish()->added, 1U);
  EXPECT_EQ(counter->count(KvCall::kCommit), 1U);
  EXPECT_LE(counter->round_trips(), 1U + 2 * 3);  // the commit, and two batches for each of three facts
}

// What an article costs does not depend on how much is in the graph already.
TEST(IngestRoundTrips, DoNotGrowWithTheGraph) {
  std::vector<std::uint64_t> costs;
  for (const char* size : {"10", "3000"}) {
    const auto counter = std::make_shared<RoundTripCounter>();
    const auto core = DatabaseCore::open(GraphStore::open_on(make_counting_kv(make_memory_kv(), counter), {}).value(), false).value();
    const std::string fill =
        std::string("UNWIND range(1, ") + size + ") AS i CREATE (:Person {name: 'P' + i})-[:MET_WITH]->(:Person {name: 'Q' + i})";
    ASSERT_TRUE(Session(*core).run(fill).is_ok());
    counter->reset();
    const SimpleReader reader;
    const IngestOptions options;
    IngestRun run(*core, reader, options);
    ASSERT_TRUE(run.add({"a1", Article{"a1", "", {}, "", "", "A B met C D. E F met G H. A B met E F."}, 1}).is_ok());
    ASSERT_EQ(run.finish()->added, 1U);
    costs.push_back(counter->round_trips());
  }
  EXPECT_EQ(costs[0], costs[1]);
}

// One batch of evidence, the end of it, and the article's text; the graph may be as large as it likes.
TEST(QueryRoundTrips, ForEvidenceDoNotGrowWithTheGraph) {
  for (const char* size : {"10", "3000"}) {
    const auto counter = std::make_shared<RoundTripCounter>();
    const auto core = DatabaseCore::open(GraphStore::open_on(make_counting_kv(make_memory_kv(), counter), {}).value(), false).value();
    Session session(*core);
    ASSERT_TRUE(session.run(std::string("UNWIND range(1, ") + size + ") AS i CREATE (:Person)-[:MET_WITH]->(:Person)").is_ok());
    const SimpleReader reader;
    const IngestOptions options;
    IngestRun run(*core, reader, options);
    ASSERT_TRUE(run.add({"a1", Article{"a1", "", {}, "", "", "A B met C D."}, 1}).is_ok());
    ASSERT_EQ(run.finish()->added, 1U);
    counter->reset();
    const auto found = session.run("MATCH ({name: 'A B'})-[r:MET_WITH]-() CALL relata.evidence(r) YIELD sentence RETURN sentence");
    ASSERT_TRUE(found.is_ok()) << found.status().to_string();
    EXPECT_EQ(found->row_count(), 1U);
    EXPECT_EQ(counter->round_trips(), 3U);
  }
}

TEST(CommitRoundTrips, AreOneForAnUpdateOfAnySize) {
  const auto counter = std::make_shared<RoundTripCounter>();
  const auto core = DatabaseCore::open(GraphStore::open_on(make_counting_kv(make_memory_kv(), counter), {}).value(), false).value();
  Session session(*core);
  for (const char* size : {"1", "100", "3000"}) {
    counter->reset();
    ASSERT_TRUE(session.run(std::string("UNWIND range(1, ") + size + ") AS i CREATE (:Person {name: i})-[:KNOWS]->(:Person)").is_ok());
    EXPECT_EQ(counter->round_trips(), 1U);
  }
  counter->reset();
  ASSERT_TRUE(session.run("MATCH (p:Person)-[r:KNOWS]->() SET r.since = 2025, p.known = true").is_ok());
  EXPECT_EQ(counter->round_trips(), 1U);
  // Group commits write without waiting, and wait once.
  counter->reset();
  QueryOptions group;
  group.durability = Durability::kGroup;
  ASSERT_TRUE(session.run("CREATE (:Person)", {}, group).is_ok());
  EXPECT_EQ(counter->round_trips(), 2U);
}

// A query reads the graph in memory: nothing of it goes to the store.
TEST(QueryRoundTrips, AreNone) {
  const auto counter = std::make_shared<RoundTripCounter>();
  const auto core = DatabaseCore::open(GraphStore::open_on(make_counting_kv(make_memory_kv(), counter), {}).value(), false).value();
  Session session(*core);
  ASSERT_TRUE(session.run("CREATE (:Person {name: 'Ann'})-[:KNOWS]->(:Person {name: 'Bob'})").is_ok());
  EXPECT_EQ(counter->count(KvCall::kCommit), 2U);  // the store's format, and the statement
  counter->reset();
  ASSERT_EQ(session.run("MATCH (:Person {name: 'Ann'})-[:KNOWS]->(b) RETURN b.name")->at(0, 0), Value("Bob"));
  EXPECT_EQ(counter->round_trips(), 0U);
}

}  // namespace
}  // namespace relata
