#include "query/parse/parser.h"

#include <gtest/gtest.h>

#include <limits>

#include "query/parse/limits.h"

namespace relata {
namespace {

const ast::Query& query_of(const ast::Statement& statement) { return std::get<ast::QueryStatement>(statement.node).query; }

ast::Query parse_query(const std::string& text) {
  auto statement = parse(text);
  EXPECT_TRUE(statement.is_ok()) << text << "\n" << statement.status().message();
  return statement.is_ok() ? query_of(*statement) : ast::Query{};
}

// The tree of an expression, which compares without its spans.
ast::ExpressionPtr parse_expression(const std::string& text) {
  const ast::Query query = parse_query("RETURN " + text + " AS x");
  if (query.parts.empty()) return nullptr;
  return std::get<ast::Return>(query.parts[0].clauses[0].node).projection.items[0].expression;
}

template <typename Node>
const Node& clause(const ast::Query& query, std::size_t index) {
  return std::get<Node>(query.parts.at(0).clauses.at(index).node);
}

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

TEST(ParserPrecedence, BindsAsIfParenthesised) {
  const std::pair<const char*, const char*> cases[] = {
      {"1 + 2 * 3", "1 + (2 * 3)"},
      {"1 - 2 - 3", "(1 - 2) - 3"},
      {"8 / 4 % 3 * 2", "((8 / 4) % 3) * 2"},
      {"2 * 3 ^ 4", "2 * (3 ^ 4)"},
      {"2 ^ 3 ^ 2", "(2 ^ 3) ^ 2"},
      {"-a ^ 2", "(-a) ^ 2"},
      {"- a.b", "-(a.b)"},
      {"-a[0]", "-(a[0])"},
      {"a OR b XOR c AND d", "a OR (b XOR (c AND d))"},
      {"NOT a = b AND c", "(NOT (a = b)) AND c"},
      {"NOT NOT a", "NOT (NOT a)"},
      {"a + b IN c", "(a + b) IN c"},
      {"a = b IN c", "a = (b IN c)"},
      {"a IN b IS NULL", "(a IN b) IS NULL"},
      {"a + b IS NOT NULL", "(a + b) IS NOT NULL"},
      {"NOT a IS NULL", "NOT (a IS NULL)"},
      {"a = b IS NULL", "a = (b IS NULL)"},
      {"a STARTS WITH b + c", "a STARTS WITH (b + c)"},
      {"a ENDS WITH b = c CONTAINS d", "(a ENDS WITH b) = (c CONTAINS d)"},
      {"a.b[0].c:D", "(((a.b)[0]).c):D"},
      {"a =~ 'x' + 'y'", "a =~ ('x' + 'y')"},
      {"a[1..2][0]", "(a[1..2])[0]"},
      {"$p.x + $q", "($p.x) + $q"},
  };
  for (const auto& [bare, parenthesised] : cases) EXPECT_EQ(*parse_expression(bare), *parse_expression(parenthesised)) << bare;
}

TEST(ParserPrecedence, ParenthesesChangeTheTree) {
  EXPECT_NE(*parse_expression("(1 + 2) * 3"), *parse_expression("1 + 2 * 3"));
  EXPECT_NE(*parse_expression("-(3 ^ 2)"), *parse_expression("-3 ^ 2"));
  EXPECT_NE(*parse_expression("(a < b) < c"), *parse_expression("a < b < c"));
}

TEST(ParserPrecedence, ComparisonsInARowAreOneChain) {
  const auto expression = parse_expression("a < b <= c <> d");
  const auto& chain = std::get<ast::ComparisonChain>(expression->node);
  ASSERT_EQ(chain.operands.size(), 4u);
  using enum ast::BinaryOperator;
  EXPECT_EQ(chain.operators, (std::vector{kLess, kLessOrEqual, kNotEqual}));
  EXPECT_TRUE(std::holds_alternative<ast::Binary>(parse_expression("a < b")->node));
}

TEST(Parser, ReadsLiterals) {
  constexpr auto kSmallest = std::numeric_limits<std::int64_t>::min();
  const std::pair<const char*, Value> cases[] = {
      {"0", Value(0)},
      {"9223372036854775807", Value(std::numeric_limits<std::int64_t>::max())},
      {"-9223372036854775808", Value(kSmallest)},
      {"0x7F", Value(127)},
      {"-0x8000000000000000", Value(kSmallest)},
      {"0o17", Value(15)},
      {"1.5", Value(1.5)},
      {".5", Value(0.5)},
      {"-1e3", Value(-1000.0)},
      {"2.5E-1", Value(0.25)},
      {"1e-400", Value(0.0)},
      {"true", Value(true)},
      {"FALSE", Value(false)},
      {"Null", Value::null()},
      {"'it\\'s'", Value("it's")},
      {"\"a\\tb\\n\\\\\"", Value("a\tb\n\\")},
      {"'\\u00e9\\U0001F600'", Value("\u00e9\U0001F600")},
      {"'\\uD83D\\uDE00'", Value("\U0001F600")},
      {"'été'", Value("été")},
      {"''", Value("")},
  };
  for (const auto& [text, value] : cases) EXPECT_EQ(std::get<ast::Literal>(parse_expression(text)->node).value, value) << text;
}

TEST(Parser, AcceptsTheWholeLanguage) {
  const char* const cases[] = {
      "MATCH (n) RETURN n;",
      "match (n:Person:Author {name: 'x'})-[r:KNOWS|:LIKES|HATES*1..3 {since: 1}]->(m)<--()--(o) return *",
      "MATCH (a)-[*]-(b), (a)-[*2]->(b), (a)-[*..3]->(b), (a)-[*3..]->(b), (a)-[r*0..]-(b) RETURN r",
      "MATCH p = (a)-->(b), q = shortestPath((a)-[*]-(b)), s = allShortestPaths((a)-[:R*]-(b)) RETURN p",
      "MATCH ((a)-->(b)) RETURN a",
      "MATCH (a)⟨--(b)-−⟩(c) RETURN a",
      "OPTIONAL MATCH (a) WHERE a.x > 1 AND (a)-->() RETURN count(*), count(DISTINCT a)",
      "UNWIND [1, 2, 3] AS x WITH x ORDER BY x DESC, -x ASCENDING SKIP 1 LIMIT 2 WHERE x > 1 RETURN x",
      "CREATE (a:A {x: 1})-[:R {y: 2}]->(b $props) RETURN a",
      "MERGE (a {x: 1}) ON CREATE SET a.y = 1, a:B ON MATCH SET a += {z: 2}, a = $p",
      "MATCH (n) SET n.a.b = 1, (n).c = 2 REMOVE n.a, n:B:C DETACH DELETE n, n.x",
      "CALL db.labels() YIELD label AS l WHERE l <> 'x' RETURN l",
      "CALL db.labels",
      "CALL algo.create.match(1, $x) YIELD node RETURN my.return.all(node), `a b`.`c d`(1)",
      "CALL db.labels() YIELD *",
      "RETURN 1 AS x UNION ALL RETURN 2 AS x UNION ALL RETURN 3 AS x",
      "RETURN CASE x WHEN 1 THEN 'a' ELSE 'b' END, CASE WHEN x THEN 1 END",
      "RETURN [x IN l WHERE x > 1 | x * 2], [x IN l], [x IN l | x], [(a)-->(b) WHERE b.x | b.y], [p = (a)-->(b) | p]",
      "RETURN all(x IN l WHERE x), any(x IN l WHERE x), none(x IN l), single(x IN l WHERE x), reduce(s = 0, x IN l | s + x)",
      "MATCH (n) WHERE EXISTS { (n)-->(m) WHERE m.x } AND exists { MATCH (n)-->(m) RETURN m UNION MATCH (n) RETURN n AS m } RETURN n",
      "RETURN COUNT { (n)-->() } > 1, COLLECT { MATCH (n)-->(m) RETURN m.x }",
      "RETURN l[0], l[-1], l[1..2], l[..2], l[1..], l[..], m['k'], {a: 1, `b c`: [2], match: 3}.match",
      "RETURN date.truncate('day', date({year: 2025})).year, duration('P1D').days",
      "RETURN n.match, n.`a b`, $p, $0, $`a b`, $match",
      "MATCH (any:Match {return: 1})-[none:IN]->(count) RETURN any.where AS single, count.order, none",
      "RETURN 1 // a comment\n + /* another // one */ 2",
      "\xEF\xBB\xBFRETURN 1",
      "RETURN größe, данные, 名前",
      "MATCH (a)-[r]—>(b) RETURN r",
  };
  for (const char* text : cases) EXPECT_TRUE(parse(text).is_ok()) << text << "\n" << parse(text).status().message();
}

TEST(Parser, TellsKindsOfStatementsApart) {
  const auto mode = [](const char* text) { return std::get<ast::QueryStatement>(parse(text)->node).mode; };
  const auto command = [](const char* text) { return std::get<ast::TransactionStatement>(parse(text)->node).command; };
  EXPECT_EQ(mode("RETURN 1"), ast::QueryMode::kRun);
  EXPECT_EQ(mode("explain RETURN 1"), ast::QueryMode::kExplain);
  EXPECT_EQ(mode("PROFILE RETURN 1;"), ast::QueryMode::kProfile);
  EXPECT_EQ(command("BEGIN"), ast::TransactionCommand::kBegin);
  EXPECT_EQ(command("commit transaction;"), ast::TransactionCommand::kCommit);
  EXPECT_EQ(command("ROLLBACK"), ast::TransactionCommand::kRollback);
}

TEST(Parser, ReadsRelationshipPatterns) {
  const auto query = parse_query("MATCH (a)-[r:X|Y*2..5 {k: 1}]->(b)<-[*]-(c)--(d)<-->(e)-[*3]-(f)-[*..4]-(g) RETURN a");
  const auto& path = clause<ast::Match>(query, 0).patterns.at(0);
  ASSERT_EQ(path.relationships.size(), 6u);
  const auto& first = path.relationships[0];
  EXPECT_EQ(first.variable->text, "r");
  EXPECT_EQ(first.types.size(), 2u);
  EXPECT_EQ(first.direction, Direction::kOut);
  EXPECT_EQ(first.min_hops, 2u);
  EXPECT_EQ(first.max_hops, 5u);
  EXPECT_TRUE(first.properties);
  EXPECT_EQ(path.relationships[1].direction, Direction::kIn);
  EXPECT_EQ(path.relationships[1].max_hops, UINT64_MAX);
  EXPECT_EQ(path.relationships[2].direction, Direction::kBoth);
  EXPECT_EQ(path.relationships[3].direction, Direction::kBoth);
  EXPECT_EQ(path.relationships[4].min_hops, 3u);
  EXPECT_EQ(path.relationships[4].max_hops, 3u);
  EXPECT_EQ(path.relationships[5].min_hops, 1u);
  EXPECT_EQ(path.relationships[5].max_hops, 4u);
}

TEST(Parser, KeepsTheExactTextOfItems) {
  const auto query = parse_query("RETURN n . name,  count( * ) ,'é' + 1 AS x");
  const auto& items = clause<ast::Return>(query, 0).projection.items;
  EXPECT_EQ(items[0].text, "n . name");
  EXPECT_EQ(items[1].text, "count( * )");
  EXPECT_EQ(items[2].alias->text, "x");
}

TEST(Parser, SpansCountBytes) {
  const std::string text = "RETURN 'é', n.größe";
  const auto query = parse_query(text);
  const auto& item = clause<ast::Return>(query, 0).projection.items[1];
  EXPECT_EQ(text.substr(item.expression->span.offset, item.expression->span.length), "n.größe");
}

struct ErrorCase {
  const char* text;
  const char* detail;
  const char* marked;   // the text under the caret
  const char* message;  // part of it
};

TEST(ParserErrors, NameThePlaceAndWhatWasExpected) {
  const ErrorCase cases[] = {
      {"", "UnexpectedSyntax", "", "expected a clause such as MATCH or RETURN"},
      {"MTCH (n) RETURN n", "UnexpectedSyntax", "MTCH", "did you mean MATCH?"},
      {"MATCH (n) RETRUN n", "UnexpectedSyntax", "RETRUN", "did you mean RETURN?"},
      {"MATCH (n RETURN n", "UnexpectedSyntax", "RETURN", "expected ')'"},
      {"RETURN 1 +", "UnexpectedSyntax", "", "unexpected end of the query; expected an expression"},
      {"RETURN [1, 2", "UnexpectedSyntax", "", "']'"},
      {"RETURN {1}", "UnexpectedSyntax", "1", "expected a name or '}'"},
      {"MATCH (n) RETURN n ORDER n.x", "UnexpectedSyntax", "n", "expected BY"},
      {"RETURN 'abc", "UnexpectedSyntax", "'abc", "a string without its closing quote"},
      {"RETURN `abc", "UnexpectedSyntax", "`abc", "closing back-tick"},
      {"RETURN 1 /* abc", "UnexpectedSyntax", "/* abc", "a comment without its closing"},
      {"RETURN 'é' # 1", "UnexpectedSyntax", "#", "unexpected '#'; expected an operator"},
      {"RETURN 42 — 41", "InvalidUnicodeCharacter", "—", "unexpected '—'"},
      {"RETURN 9223372h54775808", "InvalidNumberLiteral", "9223372h54775808", "is not a number"},
      {"RETURN 007", "InvalidNumberLiteral", "007", "is not a number"},
      {"RETURN {1a: 2}", "UnexpectedSyntax", "1a", "expected a name"},
      {"RETURN 9223372036854775808", "IntegerOverflow", "9223372036854775808", "64 bits"},
      {"RETURN -0x8000000000000001", "IntegerOverflow", "-0x8000000000000001", "64 bits"},
      {"RETURN 1.34E999", "FloatingPointOverflow", "1.34E999", "too large"},
      {"RETURN 'a\\u12'", "InvalidUnicodeLiteral", "\\u", "hexadecimal digits"},
      {"RETURN '\\UFFFFFFFF'", "InvalidUnicodeLiteral", "\\UFFFFFFFF", "no such character"},
      {"RETURN '\\uD800'", "InvalidUnicodeLiteral", "\\uD800", "no such character"},
      {"RETURN 'C:\\dir'", "UnexpectedSyntax", "\\d", "unknown escape"},
      {"MATCH (a)-[:R*-2]->(b) RETURN a", "InvalidRelationshipPattern", "-2", "cannot be negative"},
      {"MATCH (a)-[:R..]->(b) RETURN a", "InvalidRelationshipPattern", "..", "begins with *"},
      {"RETURN 1; RETURN 2", "UnexpectedSyntax", "RETURN", "expected end of the query"},
      {"RETURN '\xFF'", "InvalidUnicodeCharacter", "\xFF", "not valid UTF-8"},
  };
  for (const auto& [text, detail, marked, message] : cases) {
    const Status status = parse(text).status();
    ASSERT_NE(status.query_error(), nullptr) << text;
    const QueryErrorInfo& error = *status.query_error();
    EXPECT_EQ(error.type, "SyntaxError");
    EXPECT_EQ(error.detail, detail) << text;
    EXPECT_EQ(std::string(text).substr(static_cast<std::size_t>(error.offset), static_cast<std::size_t>(error.length)), marked) << text;
    EXPECT_NE(status.message().find(message), std::string_view::npos) << text << "\n" << status.message();
  }
}

TEST(ParserLimits, RefusesHostileNesting) {
  constexpr int kHostile = 20'000;
  const std::string cases[] = {
      "RETURN " + repeated("(", kHostile),
      "RETURN " + repeated("[", kHostile) + repeated("]", kHostile),
      "RETURN " + repeated("{a:", kHostile),
      "RETURN " + repeated("NOT ", kHostile) + "a",
      "RETURN " + repeated("- ", kHostile) + "a",
      "RETURN " + repeated("CASE WHEN ", kHostile) + "a",
      "RETURN a" + repeated(" = NOT a", kHostile),
      "MATCH " + repeated("(", kHostile) + "a",
      "MATCH (n) WHERE " + repeated("EXISTS { (n) WHERE ", kHostile) + "a",
  };
  for (const auto& text : cases) {
    const Status status = parse(text).status();
    ASSERT_NE(status.query_error(), nullptr);
    EXPECT_EQ(status.query_error()->detail, "NestingTooDeep") << text.substr(0, 40);
  }
  const Status deep = parse("RETURN a" + repeated(" + a", kHostile)).status();
  ASSERT_NE(deep.query_error(), nullptr);
  EXPECT_EQ(deep.query_error()->detail, "ExpressionTooDeep");
}

TEST(ParserLimits, AcceptsWhatPeopleAndProgramsWrite) {
  const std::string cases[] = {
      "RETURN " + repeated("[", kMaxNesting) + repeated("]", kMaxNesting),
      "RETURN " + repeated("(1 + ", 200) + "1" + repeated(")", 200),
      "MATCH (n) WHERE n.id = 1" + repeated(" OR n.id = 2", 5'000) + " RETURN n",
      "RETURN 1" + repeated(" + 1", 450),
      "CREATE (a)" + repeated("-[:R]->()", 2'000),
      "RETURN [1" + repeated(", 1", 20'000) + "]",
  };
  for (const auto& text : cases) EXPECT_TRUE(parse(text).is_ok()) << text.substr(0, 40) << parse(text).status().message();
}

TEST(ParserLimits, RefusesTextThatIsTooLong) {
  const Status status = parse("RETURN '" + std::string(kMaxQueryBytes, 'x') + "'").status();
  ASSERT_NE(status.query_error(), nullptr);
  EXPECT_EQ(status.query_error()->detail, "QueryTooLong");
}

TEST(Parser, WarmsUpWithoutAnError) { warm_up_parser(); }

}  // namespace
}  // namespace relata
