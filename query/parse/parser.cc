#include "query/parse/parser.h"

#include <RelataLexer.h>
#include <fmt/format.h>

#include <cassert>

#include "query/parse/ast_builder.h"
#include "query/parse/expected_words.h"
#include "query/parse/limited_parser.h"
#include "query/parse/limits.h"
#include "query/parse/source_text.h"
#include "query/parse/syntax_failure.h"

namespace relata {
namespace {

using Grammar = grammar::RelataParser;

// Brackets bound the depth of every recursive rule except the operators, which LimitedParser watches.
void check_bracket_nesting(antlr4::CommonTokenStream& tokens, const SourceText& source) {
  std::uint32_t depth = 0;
  for (const auto* token : tokens.getTokens()) {
    switch (token->getType()) {
      case Grammar::LEFT_PAREN:
      case Grammar::LEFT_BRACKET:
      case Grammar::LEFT_BRACE:
        if (++depth > kMaxNesting) fail_too_nested(source.span(token->getStartIndex(), token->getStopIndex()));
        break;
      case Grammar::RIGHT_PAREN:
      case Grammar::RIGHT_BRACKET:
      case Grammar::RIGHT_BRACE: depth -= depth > 0 ? 1 : 0; break;
      default: break;
    }
  }
}

// The first error in words: what was found, what could stand there instead.
SyntaxFailure describe(const ParseFailure& failure, antlr4::CommonTokenStream& tokens, const SourceText& source) {
  const antlr4::Token* token = failure.token;
  const bool at_end = token->getType() == antlr4::Token::EOF;
  const auto end = static_cast<std::uint32_t>(source.text().size());
  const ast::SourceSpan span = at_end ? ast::SourceSpan{end, 0} : source.span(token->getStartIndex(), token->getStopIndex());
  const std::string_view text = source.slice(span);
  if (std::string unterminated = unterminated_words(token->getType()); !unterminated.empty()) {
    return {"UnexpectedSyntax", std::move(unterminated), span};
  }
  const auto possible = possible_tokens(tokens.getTokens(), token->getTokenIndex(), source);
  std::string message = fmt::format("unexpected {}", found_words(token->getType(), text));
  const std::string suggestion = keyword_suggestion(token->getType(), text, possible);
  const std::string expected = suggestion.empty() ? expected_words(possible) : "";
  if (!expected.empty()) message += fmt::format("; expected {}", expected);
  message += suggestion;
  const bool strange = !text.empty() && static_cast<unsigned char>(text.front()) >= 0x80 && token->getType() != Grammar::IDENTIFIER;
  return {strange ? "InvalidUnicodeCharacter" : "UnexpectedSyntax", std::move(message), span};
}

ast::Statement parse_or_throw(std::string_view text) {
  const SourceText source(text);
  antlr4::ANTLRInputStream input(text.data(), text.size());
  grammar::RelataLexer lexer(&input);
  lexer.removeErrorListeners();
  antlr4::CommonTokenStream tokens(&lexer);
  tokens.fill();
  check_bracket_nesting(tokens, source);
  LimitedParser parser(&tokens, source);
  try {
    return AstBuilder(source).statement(parser.parse_statement());
  } catch (const ParseFailure& failure) {
    throw describe(failure, tokens, source);
  }
}

}  // namespace

Result<ast::Statement> parse(std::string_view text) {
  try {
    return parse_or_throw(text);
  } catch (const SyntaxFailure& failure) {
    return Status::compile_error("SyntaxError", failure.detail, failure.message, failure.span.offset, failure.span.length);
  } catch (const std::exception& error) {
    return Status::compile_error("SyntaxError", "UnexpectedSyntax", fmt::format("the query cannot be parsed: {}", error.what()));
  }
}

void warm_up_parser() {
  static constexpr std::string_view kSamples[] = {
      "MATCH (a:A {x: 1})-[r:R|S*1..3]->(b)<--(c), p = shortestPath((a)-[*]-(c)) WHERE a.x = $p AND NOT (b.y > 1.5 OR b:B) XOR (a)-->(c) "
      "OPTIONAL MATCH (a)--(d) WITH DISTINCT a, count(*) AS n, collect(b.x)[0] AS l ORDER BY n DESC, a.name SKIP 1 LIMIT 2 WHERE n > 1 "
      "UNWIND [x IN l WHERE x IS NOT NULL | x + 1] AS y RETURN *, y % 2 - 3 AS z, CASE WHEN y IN [1, 2] THEN 'a' ELSE -y END, toUpper(a.s)",
      "MERGE (a:A {k: 'v'}) ON CREATE SET a.x = 1, a += {y: 2} ON MATCH SET a:B CREATE (a)-[:R {t: date('2020-01-01')}]->(b) "
      "SET b = $props REMOVE b.x, b:C DETACH DELETE b WITH a CALL db.labels() YIELD label AS l RETURN a.name STARTS WITH l AS s UNION ALL "
      "MATCH (n) WHERE EXISTS { (n)-->(m) WHERE m.x CONTAINS 'a' } AND all(x IN n.l WHERE x < 2 <= 3) RETURN [(n)-->(m) | m.x] AS s LIMIT "
      "1;",
  };
  for (const auto sample : kSamples) {
    [[maybe_unused]] const auto warmed = parse(sample);
    assert(warmed.is_ok());
  }
}

}  // namespace relata
