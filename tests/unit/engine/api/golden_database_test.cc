// Databases as programs of every format so far have written them (tests/golden): this program must read them all.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/api/database.h"
#include "engine/api/maintenance.h"
#include "engine/api/session.h"
#include "engine/api/transfer.h"
#include "storage/graph/store_format.h"
#include "tests/support/temporary_directory.h"

namespace relata {
namespace {

std::filesystem::path golden(std::uint64_t format) {
  return std::filesystem::path(RELATA_SOURCE_DIR) / "tests" / "golden" / ("format-" + std::to_string(format));
}

std::string expected_dump(std::uint64_t format) {
  std::ifstream file(golden(format).string() + ".jsonl", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string dump(const Database& database) {
  std::ostringstream out;
  EXPECT_TRUE(export_json_lines(database, out).is_ok());
  return out.str();
}

class GoldenDatabase : public testing::TestWithParam<std::uint64_t> {
 protected:
  GoldenDatabase() { std::filesystem::copy(golden(GetParam()), path()); }
  std::filesystem::path path() const { return home_ / "db"; }
  const TemporaryDirectory home_;
};

TEST_P(GoldenDatabase, IsReadAsItWasWritten) {
  const Database database = Database::open(path(), {.create_if_missing = false, .read_only = true}).value();
  EXPECT_EQ(dump(database), expected_dump(GetParam()));
  EXPECT_THAT(check_database(path())->problems, testing::IsEmpty());
  EXPECT_EQ(database_statistics(path())->format, GetParam());
}

TEST_P(GoldenDatabase, IsBroughtUpToDateAndWrittenTo) {
  {
    Database database = Database::open(path(), {.create_if_missing = false}).value();
    EXPECT_EQ(dump(database), expected_dump(GetParam()));
    ASSERT_TRUE(database.session().run("CREATE (:Later)").is_ok());
  }
  const CheckReport report = check_database(path()).value();
  EXPECT_THAT(report.problems, testing::IsEmpty());
  const DatabaseStatistics statistics = database_statistics(path()).value();
  EXPECT_EQ(statistics.format, current_store_format());
  EXPECT_EQ(statistics.schema.nodes, report.nodes);
}

// The database of the current format comes from the program that writes it: see docs/storage.md, "Migration".
INSTANTIATE_TEST_SUITE_P(Formats, GoldenDatabase, testing::Range<std::uint64_t>(1, current_store_format() + 1));

}  // namespace
}  // namespace relata
