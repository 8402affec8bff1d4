#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/bind/schema_command.h"
#include "query/parse/parser.h"

namespace relata {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Result<SchemaCommand> command(std::string_view text) {
  RELATA_ASSIGN_OR_RETURN(const ast::Statement statement, parse(text));
  return bind(std::get<ast::SchemaStatement>(statement.node));
}
CreateIndexCommand create(std::string_view text) {
  const auto found = command(text);
  EXPECT_TRUE(found.is_ok()) << text << ": " << found.status().to_string();
  return found.is_ok() ? std::get<CreateIndexCommand>(*found) : CreateIndexCommand{};
}

TEST(SchemaCommands, CreateRangeIndexes) {
  const CreateIndexCommand named = create("CREATE INDEX by_name IF NOT EXISTS FOR (p:Person) ON (p.name);");
  EXPECT_EQ(named.form, IndexForm::kRange);
  EXPECT_EQ(named.name, "by_name");
  EXPECT_TRUE(named.if_not_exists);
  EXPECT_THAT(named.labels, ElementsAre("Person"));
  EXPECT_THAT(named.keys, ElementsAre("name"));
  const CreateIndexCommand nameless = create("create index for (n:`Odd Label`) on (n.`odd key`)");
  EXPECT_THAT(nameless.name, IsEmpty());
  EXPECT_FALSE(nameless.if_not_exists);
  EXPECT_THAT(nameless.labels, ElementsAre("Odd Label"));
}

TEST(SchemaCommands, CreateConstraintsAndFullTextIndexes) {
  const CreateIndexCommand unique = create("CREATE CONSTRAINT c FOR (n:Article) REQUIRE n.id IS UNIQUE");
  EXPECT_EQ(unique.form, IndexForm::kUnique);
  EXPECT_THAT(create("CREATE CONSTRAINT FOR (n:Article) REQUIRE (n.id) IS UNIQUE").keys, ElementsAre("id"));
  const CreateIndexCommand words = create("CREATE FULLTEXT INDEX news FOR (n:Person|Article) ON EACH [n.name, n.title]");
  EXPECT_EQ(words.form, IndexForm::kFullText);
  EXPECT_THAT(words.labels, ElementsAre("Person", "Article"));
  EXPECT_THAT(words.keys, ElementsAre("name", "title"));
}

TEST(SchemaCommands, DropByName) {
  const auto drop = std::get<DropIndexCommand>(command("DROP INDEX by_name IF EXISTS").value());
  EXPECT_EQ(drop.name, "by_name");
  EXPECT_TRUE(drop.if_exists);
  EXPECT_FALSE(drop.constraint);
  EXPECT_TRUE(std::get<DropIndexCommand>(command("DROP CONSTRAINT `a b`").value()).constraint);
}

TEST(SchemaCommands, SayWhatIsWrong) {
  const auto message = [](std::string_view text) { return std::string(command(text).status().message()); };
  EXPECT_THAT(message("CREATE INDEX FOR (n:A) ON (m.x)"), HasSubstr("variable 'm' is not defined; the node is 'n'"));
  EXPECT_THAT(message("CREATE INDEX FOR (n:A|B) ON (n.x)"), HasSubstr("only a full-text index is over several labels"));
  EXPECT_THAT(message("CREATE FULLTEXT INDEX FOR (n:A|A) ON EACH [n.x]"), HasSubstr("the label 'A' stands twice"));
  EXPECT_THAT(message("CREATE FULLTEXT INDEX FOR (n:A) ON EACH [n.x, n.x]"), HasSubstr("the property 'x' stands twice"));
  EXPECT_EQ(command("CREATE INDEX FOR (n:A) ON (m.x)").status().query_error()->offset, 27);
}

TEST(SchemaCommands, LeaveTheirWordsUsableAsNames) {
  for (const char* query :
       {"MATCH (index:Unique {show: 1})-[drop:For]->(each) WHERE if.constraint = 1 RETURN fulltext, require",
        "WITH 1 AS index, 2 AS for RETURN index + for AS show", "CREATE INDEX index FOR (for:For) ON (for.on)",
        "CREATE INDEX if IF NOT EXISTS FOR (n:A) ON (n.x)", "CREATE (index)-[:FOR]->(unique)", "DROP INDEX if IF EXISTS"}) {
    EXPECT_TRUE(parse(query).is_ok()) << query << ": " << parse(query).status().to_string();
  }
}

TEST(SchemaCommands, ShowIsACall) {
  for (const char* query : {"SHOW INDEXES", "SHOW INDEX", "show constraints", "SHOW CONSTRAINT;"}) {
    const ast::Statement statement = parse(query).value();
    const auto& clause = std::get<ast::QueryStatement>(statement.node).query.parts.at(0).clauses.at(0);
    EXPECT_THAT(std::get<ast::Call>(clause.node).procedure.text, testing::AnyOf("relata.indexes", "relata.constraints"));
  }
}

}  // namespace
}  // namespace relata
