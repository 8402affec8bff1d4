#include <gtest/gtest.h>

#include <span>

#include "query/bind/bind.h"
#include "query/parse/parser.h"
#include "tests/unit/query/bind/test_catalog.h"

namespace relata {
namespace {

Status compile(const std::string& text) {
  const TestCatalog catalog;
  RELATA_ASSIGN_OR_RETURN(const ast::Statement statement, parse(text));
  return relata::bind(statement, catalog).status();
}

struct ErrorCase {
  const char* detail;
  const char* text;
  const char* marked;  // the text under the caret
};

void expect_errors(std::span<const ErrorCase> cases, std::string_view type = "SyntaxError") {
  for (const auto& [detail, text, marked] : cases) {
    const Status status = compile(text);
    ASSERT_NE(status.query_error(), nullptr) << "should be refused: " << text;
    const QueryErrorInfo& error = *status.query_error();
    EXPECT_EQ(error.type, type) << text;
    EXPECT_EQ(error.detail, detail) << text << "\n" << status.message();
    EXPECT_TRUE(error.at_compile_time);
    EXPECT_EQ(std::string(text).substr(static_cast<std::size_t>(error.offset), static_cast<std::size_t>(error.length)), marked) << text;
  }
}

TEST(BindErrors, Scopes) {
  const ErrorCase cases[] = {
      {"UndefinedVariable", "RETURN x", "x"},
      {"UndefinedVariable", "MATCH (a) WITH 1 AS b RETURN a", "a"},
      {"UndefinedVariable", "MATCH (a) WHERE (a)-[r]->() RETURN a", "r"},
      {"UndefinedVariable", "MATCH (a) WHERE (a)-->(b) RETURN a", "b"},
      {"UndefinedVariable", "MATCH (a) WHERE EXISTS { (a)-->(b) } RETURN b", "b"},
      {"UndefinedVariable", "RETURN [x IN [1] | x] AS l, x", "x"},
      {"UndefinedVariable", "CREATE (a {x: b.y})-[:R]->(b) RETURN a", "b"},
      {"UndefinedVariable", "MERGE (a {x: a.y}) RETURN a", "a"},
      {"UndefinedVariable", "MATCH (a) RETURN a UNION MATCH (b) RETURN a", "a"},
      {"UndefinedVariable", "MATCH (a) SET b.x = 1", "b"},
      {"UndefinedVariable", "MATCH (a) REMOVE b:L", "b"},
      {"UndefinedVariable", "MATCH (a) DELETE b", "b"},
      {"UndefinedVariable", "MERGE (n) ON MATCH SET x.num = 1", "x"},
      {"UndefinedVariable", "CALL test.pair(1) YIELD c RETURN c", "c"},
      {"UndefinedVariable", "CALL test.pair(1) RETURN a", "a"},
      {"UndefinedVariable", "MATCH (a) RETURN DISTINCT a.x AS x ORDER BY a.y", "a"},
      {"UndefinedVariable", "MATCH (a) WITH count(a) AS c WHERE a.x = 1 RETURN c", "a"},
      {"VariableAlreadyBound", "MATCH (a) CREATE (a)", "a"},
      {"VariableAlreadyBound", "MATCH (a) CREATE (a:L)-[:R]->()", "a"},
      {"VariableAlreadyBound", "CREATE (a), (a)", "a"},
      {"VariableAlreadyBound", "CREATE (a {})-[:R]->(a {})", "a"},
      {"VariableAlreadyBound", "MATCH ()-[r]->() CREATE ()-[r]->()", "r"},
      {"VariableAlreadyBound", "MATCH (a) MERGE (a)", "a"},
      {"VariableAlreadyBound", "MATCH (a)-[r]->(b) MERGE (a)-[r:T]->(b)", "r"},
      {"VariableAlreadyBound", "MATCH (p) MATCH p = (a)-->(b) RETURN p", "p"},
      {"VariableAlreadyBound", "MATCH p = (p)-->() RETURN p", "p"},
      {"VariableAlreadyBound", "WITH 1 AS x UNWIND [1] AS x RETURN x", "x"},
      {"VariableAlreadyBound", "WITH 1 AS a CALL test.pair(1) YIELD a RETURN a", "a"},
      {"VariableAlreadyBound", "CALL test.pair(1) YIELD a, b AS a RETURN a", "a"},
      {"NoVariablesInScope", "MATCH () RETURN *", "*"},
  };
  expect_errors(cases);
}

TEST(BindErrors, Patterns) {
  const ErrorCase cases[] = {
      {"VariableTypeConflict", "MATCH (r)-[r]->() RETURN r", "r"},
      {"VariableTypeConflict", "MATCH ()-[r]->() MATCH (r) RETURN r", "r"},
      {"VariableTypeConflict", "MATCH p = ()-->(), (p) RETURN p", "p"},
      {"VariableTypeConflict", "MATCH ()-[r*]->() MATCH ()-[r]->() RETURN r", "r"},
      {"VariableTypeConflict", "WITH 1 AS n MATCH (n) RETURN n", "n"},
      {"VariableTypeConflict", "MATCH (n) WITH [n] AS l MATCH (l) RETURN l", "l"},
      {"VariableTypeConflict", "MATCH (n) WITH collect(n) AS l MATCH (l) RETURN l", "l"},
      {"VariableTypeConflict", "WITH {a: 1} AS r MATCH ()-[r]->() RETURN r", "r"},
      {"VariableTypeConflict", "WITH ['x'] AS r MATCH ()-[r*]->() RETURN r", "r"},
      {"RelationshipUniquenessViolation", "MATCH (a)-[r]->()-[r]->(b) RETURN r", "r"},
      {"RelationshipUniquenessViolation", "MATCH ()-[r]->() MATCH ()-[r]->(), ()-[r]-() RETURN r", "r"},
      {"InvalidParameterUse", "MATCH (n $p) RETURN n", "$p"},
      {"InvalidParameterUse", "MATCH ()-[r:R $p]->() RETURN r", "$p"},
      {"InvalidParameterUse", "MERGE (n $p)", "$p"},
      {"CreatingVarLength", "CREATE (a)-[:R*2]->(b)", "-[:R*2]->"},
      {"CreatingVarLength", "MERGE (a)-[:R*]->(b)", "-[:R*]->"},
      {"NoSingleRelationshipType", "CREATE (a)-->(b)", "-->"},
      {"NoSingleRelationshipType", "MERGE (a)-[:A|B]->(b)", "-[:A|B]->"},
      {"RequiresDirectedRelationship", "CREATE (a)-[:R]-(b)", "-[:R]-"},
      {"RequiresDirectedRelationship", "CREATE (a)<-[:R]->(b)", "<-[:R]->"},
      {"InvalidRelationshipPattern", "MATCH p = shortestPath((a)-->()-->(b)) RETURN p", "p = shortestPath((a)-->()-->(b))"},
      {"UnexpectedSyntax", "MATCH (n) RETURN (n)-->()", "(n)-->()"},
      {"UnexpectedSyntax", "MATCH (n) RETURN size((n)-->())", "(n)-->()"},
      {"UnexpectedSyntax", "CREATE shortestPath((a)-[:R]->(b))", "shortestPath((a)-[:R]->(b))"},
  };
  expect_errors(cases);
}

TEST(BindErrors, Aggregation) {
  const ErrorCase cases[] = {
      {"InvalidAggregation", "MATCH (a) WHERE count(a) > 1 RETURN a", "count(a)"},
      {"InvalidAggregation", "MATCH (a) RETURN a.x AS x ORDER BY count(*)", "count(*)"},
      {"InvalidAggregation", "MATCH (a) RETURN [x IN [1] | count(*)]", "count(*)"},
      {"InvalidAggregation", "UNWIND [count(1)] AS x RETURN x", "count(1)"},
      {"InvalidAggregation", "MATCH (a) SET a.x = max(1)", "max(1)"},
      {"InvalidAggregation", "CREATE (a {x: sum(1)})", "sum(1)"},
      {"InvalidAggregation", "MATCH (n) CALL test.pair(count(n)) YIELD a RETURN a", "count(n)"},
      {"NestedAggregation", "RETURN count(count(*))", "count(*)"},
      {"NestedAggregation", "MATCH (n) RETURN sum(1 + max(n.x))", "max(n.x)"},
      {"NonConstantExpression", "RETURN count(rand())", "rand()"},
      {"AmbiguousAggregationExpression", "MATCH (a), (b) RETURN a.x + count(b)", "a"},
      {"AmbiguousAggregationExpression", "MATCH (a), (b) RETURN a.x + b.x, a.x + b.x + count(*)", "a"},
      {"AmbiguousAggregationExpression", "MATCH (a), (b) RETURN a.x + b.x, count(*) AS c ORDER BY a.x + b.x + count(*)", "a"},
      {"AmbiguousAggregationExpression", "MATCH (a) WITH a.x + count(a) AS c RETURN c", "a"},
      {"UndefinedVariable", "MATCH (a), (b) RETURN count(b) AS c ORDER BY a.x + count(b)", "a"},
      {"UndefinedVariable", "MATCH (a) WITH a.x AS x, min(a.y) AS m ORDER BY sum(a.y) RETURN x", "a"},
      {"InvalidNumberOfArguments", "RETURN count(1, 2)", "count(1, 2)"},
      {"InvalidNumberOfArguments", "RETURN max(*)", "max(*)"},
  };
  expect_errors(cases);
}

TEST(BindErrors, Projections) {
  const ErrorCase cases[] = {
      {"ColumnNameConflict", "RETURN 1 AS a, 2 AS a", "a"},
      {"ColumnNameConflict", "MATCH (a) WITH *, 1 AS a RETURN a", "a"},
      {"NoExpressionAlias", "MATCH (a) WITH a.x RETURN 1", "a.x"},
      {"NoExpressionAlias", "MATCH (a) WITH a, count(*) RETURN a", "count(*)"},
      {"NonConstantExpression", "MATCH (a) RETURN a SKIP a.x", "a.x"},
      {"NonConstantExpression", "MATCH (a) RETURN a LIMIT 1 + a.x", "1 + a.x"},
      {"NegativeIntegerArgument", "RETURN 1 SKIP -1", "-1"},
      {"NegativeIntegerArgument", "RETURN 1 LIMIT -1", "-1"},
      {"InvalidArgumentType", "RETURN 1 LIMIT 1.5", "1.5"},
      {"InvalidArgumentType", "RETURN 1 SKIP 'x'", "'x'"},
      {"DifferentColumnsInUnion", "RETURN 1 AS a UNION RETURN 1 AS b", "UNION RETURN 1 AS b"},
      {"DifferentColumnsInUnion", "RETURN 1 AS a UNION RETURN 1 AS a, 2 AS b", "UNION RETURN 1 AS a, 2 AS b"},
      {"InvalidClauseComposition", "RETURN 1 AS a UNION RETURN 1 AS a UNION ALL RETURN 1 AS a", "UNION ALL RETURN 1 AS a"},
      {"InvalidClauseComposition", "RETURN 1 AS a MATCH (a) RETURN a", "RETURN 1 AS a"},
      {"InvalidClauseComposition", "MATCH (a)", "MATCH (a)"},
      {"InvalidClauseComposition", "MATCH (a) WITH a", "WITH a"},
      {"InvalidClauseComposition", "CREATE (a) MATCH (b) RETURN b", "MATCH (b)"},
      {"InvalidClauseComposition", "MATCH (n) WHERE EXISTS { MATCH (n) SET n.x = 1 } RETURN n", "SET n.x = 1"},
      {"InvalidClauseComposition", "RETURN COLLECT { MATCH (n) RETURN n, 1 AS one }", "MATCH (n) RETURN n, 1 AS one"},
  };
  expect_errors(cases);
}

TEST(BindErrors, Types) {
  const ErrorCase cases[] = {
      {"InvalidArgumentType", "RETURN 1 AND true", "1"},
      {"InvalidArgumentType", "RETURN NOT 'x'", "'x'"},
      {"InvalidArgumentType", "RETURN null OR [true]", "[true]"},
      {"InvalidArgumentType", "MATCH (n) WHERE (n) RETURN n", "n"},
      {"InvalidArgumentType", "MATCH (n) WHERE 1 + 1 RETURN n", "1 + 1"},
      {"InvalidArgumentType", "RETURN 1 IN 'x'", "'x'"},
      {"InvalidArgumentType", "RETURN 'x' * 2", "'x'"},
      {"InvalidArgumentType", "RETURN -[1]", "[1]"},
      {"InvalidArgumentType", "RETURN all(x IN ['a'] WHERE x % 2 = 0)", "x"},
      {"InvalidArgumentType", "RETURN [x IN 1 | x]", "1"},
      {"InvalidArgumentType", "MATCH p = ()-->() RETURN p.x", "p"},
      {"InvalidArgumentType", "MATCH p = ()-->() RETURN size(p)", "p"},
      {"InvalidArgumentType", "MATCH p = ()-->() RETURN labels(p)", "p"},
      {"InvalidArgumentType", "MATCH ()-[r]->() RETURN length(r)", "r"},
      {"InvalidArgumentType", "RETURN properties(1)", "1"},
      {"InvalidArgumentType", "RETURN toUpper(1)", "1"},
      {"InvalidArgumentType", "MATCH (n) DELETE n.x + 1.5, 1 + 1", "1 + 1"},
      {"InvalidArgumentType", "MATCH p = ()-->() SET p.x = 1", "p"},
      {"InvalidArgumentType", "MATCH ()-[r]->() SET r:L", "r"},
      {"InvalidArgumentType", "MATCH (n) SET n = 1", "1"},
      {"InvalidArgumentType", "CALL test.pair('x')", "'x'"},
      {"InvalidDelete", "MATCH (n) DELETE n:L", "n:L"},
  };
  expect_errors(cases);
  const ErrorCase type_errors[] = {
      {"InvalidArgumentType", "WITH 1 AS n RETURN n.x", "n"},
      {"InvalidArgumentType", "WITH 'x' AS l RETURN l[0]", "l"},
      {"InvalidArgumentType", "RETURN true[0..1]", "true"},
  };
  expect_errors(type_errors, "TypeError");
}

TEST(BindErrors, Calls) {
  const ErrorCase cases[] = {
      {"UnknownFunction", "RETURN nothing(1)", "nothing(1)"},
      {"InvalidNumberOfArguments", "RETURN size()", "size()"},
      {"InvalidNumberOfArguments", "RETURN range(1, 2, 3, 4)", "range(1, 2, 3, 4)"},
      {"InvalidNumberOfArguments", "RETURN coalesce()", "coalesce()"},
      {"InvalidNumberOfArguments", "CALL test.pair()", "test.pair"},
      {"InvalidNumberOfArguments", "CALL test.pair(1, 2) YIELD a RETURN a", "test.pair"},
      {"InvalidArgumentPassingMode", "CALL test.pair YIELD a RETURN a", "test.pair"},
      {"UnexpectedSyntax", "CALL test.pair(1) YIELD * RETURN a", "test.pair"},
      {"UnexpectedSyntax", "RETURN size(DISTINCT [1])", "size(DISTINCT [1])"},
  };
  expect_errors(cases);
  const ErrorCase unknown[] = {{"ProcedureNotFound", "CALL test.none()", "test.none"}};
  expect_errors(unknown, "ProcedureError");
}

TEST(BindErrors, GuessWhatWasMeant) {
  EXPECT_NE(compile("MATCH (person) RETURN persn.name").message().find("did you mean person?"), std::string_view::npos);
}

}  // namespace
}  // namespace relata
