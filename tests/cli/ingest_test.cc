#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>

#include "tests/cli/run_command.h"

namespace relata::testing_cli {
namespace {

using testing::HasSubstr;

constexpr const char* kSamples = RELATA_SOURCE_DIR "/tools/sample";
constexpr const char* kTalks =
    "Norwegian Foreign Minister Ingrid Solheim spoke with Icelandic Prime Minister Katla Jonsdottir by phone on Tuesday. "
    "Solheim proposed a 60-day truce.";

std::string count(const std::string& database, const std::string& pattern) {
  return relata({"query", database, "--format", "csv", "MATCH " + pattern + " RETURN count(*) AS n"}).out;
}

TEST(Ingest, ReadsADirectoryOnceHoweverOftenItIsGiven) {
  const TemporaryDirectory directory;
  const std::string database = directory / "db";
  const Outcome first = relata({"ingest", database, kSamples});
  EXPECT_EQ(first.exit_code, 0) << first.err;
  EXPECT_THAT(first.out, HasSubstr("3 articles read: 3 new, 0 changed, 0 already there"));
  EXPECT_EQ(first.out.find('\x1b'), std::string::npos) << "no decoration in a pipe";
  const std::string before = relata({"export", database, "--format", "jsonl"}).out;

  const Outcome again = relata({"ingest", database, kSamples, kSamples});
  EXPECT_EQ(again.exit_code, 0) << again.err;
  EXPECT_THAT(again.out, HasSubstr("0 new, 0 changed"));
  EXPECT_EQ(relata({"export", database, "--format", "jsonl"}).out, before);
  EXPECT_EQ(relata({"check", database}).exit_code, 0);
}

TEST(Ingest, NamesWhatItCannotReadAndReadsTheRest) {
  const TemporaryDirectory directory;
  const std::string database = directory / "db";
  const std::string binary = directory.write("binary.txt", std::string("a\0b", 3));
  const std::string lines =
      directory.write("feed.jsonl",
                      "{\"id\": \"1\", \"title\": \"T\", \"date\": \"2025-03-13\", \"source\": \"S\", \"url\": \"u\", "
                      "\"text\": \"Katla Jonsdottir met Ingrid Solheim in Oslo.\"}\n{\"id\": \"2\", \"text\": \n");
  const std::string good = directory.write("good.txt", std::string("date 2025-03-13 ") + kTalks);
  const Outcome outcome = relata({"ingest", database, binary, directory / "missing.txt", lines, good});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.out, HasSubstr("2 new"));
  EXPECT_THAT(outcome.out, HasSubstr("3 failed"));
  EXPECT_THAT(outcome.err, HasSubstr("binary.txt: "));
  EXPECT_THAT(outcome.err, HasSubstr("missing.txt: "));
  EXPECT_THAT(outcome.err, HasSubstr("feed.jsonl:2: "));
  EXPECT_EQ(count(database, "(:Article)"), "n\n2\n");
  EXPECT_EQ(relata({"check", database}).exit_code, 0);
}

TEST(Ingest, ReadsStandardInputAndHtmlAndNothing) {
  const TemporaryDirectory directory;
  const std::string database = directory / "db";
  EXPECT_EQ(relata({"ingest", database, "-"}, std::string("date 2025-03-13 ") + kTalks).exit_code, 0);
  const std::string page = directory.write(
      "page.html", "<html><head><title>Storm</title><script>var x = 'Bergen';</script></head><body><nav>Home Tromsø</nav><article><p>" +
                       std::string("Prime Minister Lars Egeland visited Stavanger on Monday and met the mayor, Kari Lunde, who thanked him "
                                   "for his help after the storm that had closed the harbor for a week.") +
                       "</p></article></body></html>");
  EXPECT_EQ(relata({"ingest", database, page}).exit_code, 0);
  EXPECT_EQ(count(database, "(:Person {name: 'Kari Lunde'})"), "n\n1\n");
  EXPECT_EQ(count(database, "(:Person {name: 'Lars Egeland'})-[:VISITED]->(:Place {name: 'Stavanger'})"), "n\n1\n");
  EXPECT_EQ(count(database, "(p) WHERE p.name IN ['Bergen', 'Tromsø']"), "n\n0\n");
  const std::string empty = directory.write("empty.txt", "");
  const Outcome nothing = relata({"ingest", database, empty});
  EXPECT_EQ(nothing.exit_code, 1);
  EXPECT_THAT(nothing.err, HasSubstr("empty.txt: "));
}

TEST(Ingest, AnswersWrongCommandLinesWithTheUsage) {
  EXPECT_EQ(relata({"ingest"}).exit_code, 2);
  EXPECT_EQ(relata({"ingest", "/tmp/x"}).exit_code, 2);
  EXPECT_EQ(relata({}).exit_code, 2);
  const Outcome nonsense = relata({"nonsense"});
  EXPECT_EQ(nonsense.exit_code, 2);
  EXPECT_THAT(nonsense.err, HasSubstr("no subcommand `nonsense`; there are ingest, query"));
  EXPECT_THAT(relata({"query", "/tmp/x", "RETURN 1", "--format", "xml"}).err, HasSubstr("`relata query --help`"));
  EXPECT_EQ(relata({"--help"}).exit_code, 0);
  EXPECT_THAT(relata({"--version"}).out, HasSubstr("relata "));
}

// Many small articles, so that the signal falls between two commits or into one.
std::string feed(std::size_t articles) {
  std::string lines;
  for (std::size_t i = 0; i < articles; ++i) {
    lines += "{\"id\": \"a" + std::to_string(i) + "\", \"date\": \"2025-03-13\", \"text\": \"" + kTalks + " It was call number " +
             std::to_string(i) + ".\"}\n";
  }
  return lines;
}

TEST(Ingest, LosesNothingAcknowledgedWhenKilledAndGoesOnAfterwards) {
  const TemporaryDirectory directory;
  const std::string database = directory / "db";
  constexpr std::size_t kArticles = 400;
  const std::string file = directory.write("feed.jsonl", feed(kArticles));
  bool killed_midway = false;
  for (const double seconds : {0.3, 0.7, 1.5, 2.5}) {
    const pid_t process = start({"ingest", database, file});
    let_work(process, seconds);
    kill(process, SIGKILL);
    killed_midway = wait_for(process) == kKilled + SIGKILL || killed_midway;
    if (!std::filesystem::exists(database)) continue;
    const Outcome checked = relata({"check", database});
    EXPECT_EQ(checked.exit_code, 0) << checked.out << checked.err;
    // An article is in whole or not at all: each one has its evidence.
    EXPECT_EQ(count(database, "(a:Article) WHERE NOT (a)<-[:MENTIONED_IN]-()"), "n\n0\n");
  }
  EXPECT_TRUE(killed_midway);
  EXPECT_EQ(relata({"ingest", database, file}).exit_code, 0);
  EXPECT_EQ(count(database, "(:Article)"), "n\n" + std::to_string(kArticles) + "\n");
  EXPECT_EQ(relata({"check", database}).exit_code, 0);
}

TEST(Ingest, StopsAtCtrlCAndSaysSo) {
  const TemporaryDirectory directory;
  const std::string file = directory.write("feed.jsonl", feed(20'000));
  const pid_t process = start({"ingest", directory / "db", file});
  let_work(process, 3);
  kill(process, SIGINT);
  EXPECT_EQ(wait_for(process), 130);
  EXPECT_EQ(relata({"check", directory / "db"}).exit_code, 0);
}

}  // namespace
}  // namespace relata::testing_cli
