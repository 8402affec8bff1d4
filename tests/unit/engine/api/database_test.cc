#include "engine/api/database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/api/session.h"
#include "tests/support/temporary_directory.h"

namespace relata {
namespace {

class DatabaseTest : public testing::Test {
 protected:
  const TemporaryDirectory directory;
};

TEST_F(DatabaseTest, ReopeningFindsWhatWasAcknowledged) {
  {
    Database database = Database::open(directory / "db").value();
    Session session = database.session();
    ASSERT_TRUE(session.run("CREATE (:Person {name: 'Ann'})-[:KNOWS {since: date('2020-01-01')}]->(:Person {name: 'Bob'})").is_ok());
    ASSERT_TRUE(session.run("MATCH (b {name: 'Bob'}) SET b.aliases = ['Bobby'] REMOVE b:Person").is_ok());
    ASSERT_TRUE(session.run("CREATE (:Lost)").is_ok());
    ASSERT_TRUE(session.run("MATCH (n:Lost) DELETE n").is_ok());
  }
  Database database = Database::open(directory / "db").value();
  const QueryResult found =
      database.session().run("MATCH (a:Person)-[r:KNOWS]->(b) RETURN a.name, toString(r.since), b.aliases[0], b:Person").value();
  ASSERT_EQ(found.row_count(), 1U);
  EXPECT_EQ(found.at(0, 0), Value("Ann"));
  EXPECT_EQ(found.at(0, 1), Value("2020-01-01"));
  EXPECT_EQ(found.at(0, 2), Value("Bobby"));
  EXPECT_EQ(found.at(0, 3), Value(false));
  EXPECT_EQ(database.schema()->nodes, 2U);
}

TEST_F(DatabaseTest, UncommittedChangesAreGoneAfterReopening) {
  {
    Database database = Database::open(directory / "db").value();
    Session session = database.session();
    ASSERT_TRUE(session.begin().is_ok());
    ASSERT_TRUE(session.run("CREATE (:N)").is_ok());
  }
  EXPECT_EQ(Database::open(directory / "db")->schema()->nodes, 0U);
}

TEST_F(DatabaseTest, ReadOnlyRefusesUpdatesAndSaysWhy) {
  ASSERT_TRUE(Database::open(directory / "db")->session().run("CREATE (:N)").is_ok());
  DatabaseOptions options;
  options.read_only = true;
  Database database = Database::open(directory / "db", options).value();
  Session session = database.session();
  EXPECT_EQ(session.run("MATCH (n) RETURN count(n)")->at(0, 0), Value(1));
  const Status status = session.run("CREATE (:N)").status();
  EXPECT_EQ(status.code(), StatusCode::kUnsupported);
  EXPECT_THAT(std::string(status.message()), testing::HasSubstr("opened for reading only"));
}

TEST_F(DatabaseTest, AMissingDirectoryIsNotCreatedUnasked) {
  DatabaseOptions options;
  options.create_if_missing = false;
  EXPECT_EQ(Database::open(directory / "none", options).status().code(), StatusCode::kNotFound);
}

TEST_F(DatabaseTest, CountsItsSchemaByName) {
  Database database = Database::open_in_memory().value();
  ASSERT_TRUE(database.session().run("CREATE (:B {y: 1})-[:T {x: 1}]->(:A:B)").is_ok());
  const Schema schema = database.schema().value();
  ASSERT_EQ(schema.labels.size(), 2U);
  EXPECT_EQ(schema.labels[0].name, "A");
  EXPECT_EQ(schema.labels[0].count, 1U);
  EXPECT_EQ(schema.labels[1].count, 2U);
  ASSERT_EQ(schema.relationship_types.size(), 1U);
  EXPECT_EQ(schema.relationship_types[0].count, 1U);
  EXPECT_THAT(schema.property_keys, testing::ElementsAre("x", "y"));
  EXPECT_EQ(schema.nodes, 2U);
  EXPECT_EQ(schema.relationships, 1U);
}

}  // namespace
}  // namespace relata
