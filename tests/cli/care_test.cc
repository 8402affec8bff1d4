#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/cli/run_command.h"

namespace relata::testing_cli {
namespace {

using testing::HasSubstr;

class Care : public testing::Test {
 protected:
  Care() {
    EXPECT_EQ(relata({"ingest", database_, RELATA_SOURCE_DIR "/tools/sample"}).exit_code, 0);
    dump_ = relata({"export", database_, "--format", "jsonl"}).out;
  }
  TemporaryDirectory directory_;
  std::string database_ = directory_ / "db";
  std::string dump_;
};

TEST_F(Care, ABackupIsRestoredAsItWas) {
  const std::string backups = directory_ / "backups";
  const Outcome made = relata({"backup", database_, backups});
  EXPECT_EQ(made.exit_code, 0) << made.err;
  EXPECT_THAT(made.out, HasSubstr("backup 1 of"));
  EXPECT_EQ(relata({"query", database_, "CREATE (:Later)"}).exit_code, 0);
  EXPECT_EQ(relata({"backup", database_, backups}).exit_code, 0);
  EXPECT_THAT(relata({"restore", backups, "--list"}).out, HasSubstr("     2  20"));

  const std::string restored = directory_ / "restored";
  const Outcome outcome = relata({"restore", backups, restored, "--number", "1"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("3 article texts restored and checked"));
  EXPECT_EQ(relata({"export", restored, "--format", "jsonl"}).out, dump_);

  const Outcome again = relata({"restore", backups, restored});
  EXPECT_EQ(again.exit_code, 1);
  EXPECT_THAT(again.err, HasSubstr("is there already"));
  EXPECT_EQ(relata({"restore", backups}).exit_code, 2);
}

TEST_F(Care, StatsTellWhatThereIsAndWhatItTakes) {
  const Outcome outcome = relata({"stats", database_});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  for (const char* line : {"nodes: ", "  Person ", "relationships: ", "property keys: ", "pieces of evidence: ", "article texts: 3",
                           "commits: 3, the last 3 in the change log", "on disk: ", "  stored segments ", "in memory: "}) {
    EXPECT_THAT(outcome.out, HasSubstr(line));
  }
}

TEST_F(Care, ADamagedLogKeepsTheGraphShutUntilItIsSalvaged) {
  // Opening a graph again moves its log into a table, so this one has only been written.
  const std::string fresh = directory_ / "fresh";
  ASSERT_EQ(relata({"ingest", fresh, RELATA_SOURCE_DIR "/tools/sample"}).exit_code, 0);
  for (const auto& file : std::filesystem::directory_iterator(fresh)) {
    if (file.path().extension() != ".log" || file.file_size() == 0) continue;
    std::fstream stream(file.path(), std::ios::binary | std::ios::in | std::ios::out);
    stream.seekp(static_cast<std::streamoff>(file.file_size() - 20));  // in the last of three commits
    stream.put('?');
  }
  const Outcome refused = relata({"query", fresh, "MATCH (a:Article) RETURN count(*)"});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, HasSubstr("is damaged at byte"));
  EXPECT_THAT(refused.err, HasSubstr("relata check --salvage"));
  EXPECT_EQ(relata({"check", fresh}).exit_code, 1);
  const Outcome salvaged = relata({"check", fresh, "--salvage"});
  EXPECT_EQ(salvaged.exit_code, 0) << salvaged.err;
  EXPECT_THAT(salvaged.out, HasSubstr("2 article texts checked: all is well"));
}

TEST_F(Care, DurabilityIsAChoice) {
  for (const char* name : {"sync", "group", "none"}) {
    EXPECT_EQ(relata({"query", database_, "--durability", name, "CREATE (:Durable)"}).exit_code, 0) << name;
  }
  EXPECT_EQ(relata({"query", database_, "--format", "csv", "MATCH (n:Durable) RETURN count(n) AS n"}).out, "n\n3\n");
  const Outcome wrong = relata({"query", database_, "--durability", "maybe", "CREATE (:Durable)"});
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("--durability"));
}

}  // namespace
}  // namespace relata::testing_cli
