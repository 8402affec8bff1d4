#include "engine/api/maintenance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/api/database.h"
#include "engine/api/session.h"
#include "storage/layout/keys.h"
#include "storage/rocksdb/store.h"
#include "tests/support/temporary_directory.h"

namespace relata {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class CheckDatabase : public testing::Test {
 protected:
  CheckDatabase() {
    Database database = Database::open(directory_ / "db").value();
    EXPECT_TRUE(database.session().run("CREATE (:Person {name: 'Ann'})-[:KNOWS]->(:Person {name: 'Bob'})").is_ok());
  }

  void plant(const std::string& key, const std::string& value) const {
    const auto kv = open_rocksdb_kv(directory_ / "db", {}).value();
    const auto transaction = kv->begin().value();
    ASSERT_TRUE(transaction->put(key, value).is_ok());
    ASSERT_TRUE(transaction->commit(true).is_ok());
  }
  const TemporaryDirectory directory_;
};

TEST_F(CheckDatabase, CountsASoundGraph) {
  const CheckReport report = check_database(directory_ / "db").value();
  EXPECT_EQ(report.nodes, 2U);
  EXPECT_EQ(report.relationships, 1U);
  EXPECT_THAT(report.problems, IsEmpty());
}

TEST_F(CheckDatabase, NamesTheKeyOfADamagedRecord) {
  plant(keys::node({2}), "damaged");
  const CheckReport report = check_database(directory_ / "db").value();
  EXPECT_EQ(report.problem_count, 1U);
  EXPECT_THAT(report.problems, ElementsAre("key 'n' 00 00 00 00 00 00 00 02: the record's checksum does not match"));
  EXPECT_THAT(std::string(Database::open(directory_ / "db").status().message()), HasSubstr("key 'n' 00 00 00 00 00 00 00 02"));
}

TEST_F(CheckDatabase, RunsBesideAWriter) {
  Database database = Database::open(directory_ / "db").value();
  ASSERT_TRUE(database.session().run("CREATE (:Person)").is_ok());
  const Result<CheckReport> report = check_database(directory_ / "db");
  ASSERT_TRUE(report.is_ok()) << report.status().to_string();
  EXPECT_EQ(report->nodes, 3U);
  EXPECT_TRUE(database.session().run("CREATE (:Person)").is_ok());
}

TEST_F(CheckDatabase, DoesNotCreateWhatIsMissing) {
  EXPECT_EQ(check_database(directory_ / "none").status().code(), StatusCode::kNotFound);
  EXPECT_FALSE(std::filesystem::exists(directory_ / "none"));
}

}  // namespace
}  // namespace relata
