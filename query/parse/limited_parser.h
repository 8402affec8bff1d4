#pragma once

#include <RelataParser.h>

#include <vector>

#include "query/parse/source_text.h"

namespace relata {

// Where the text stops being a query. Thrown inside query/parse only.
struct ParseFailure {
  const antlr4::Token* token;
};

// The generated parser with a bound on its recursion (SyntaxFailure) that stops at the first error (ParseFailure).
// Brings ANTLR with it: for query/parse's own source files.
class LimitedParser : public grammar::RelataParser {
 public:
  // Both are borrowed.
  LimitedParser(antlr4::TokenStream* tokens, const SourceText& source);

  // Tries SLL prediction, which is fast and right for nearly every query, then LL, which is right for every query.
  StatementContext* parse_statement();
  // SLL alone: half the time to see that a text is no query, at the risk of refusing one that is.
  StatementContext* try_statement();

  void enterRecursionRule(antlr4::ParserRuleContext* context, std::size_t state, std::size_t rule, int precedence) override;
  void unrollRecursionContexts(antlr4::ParserRuleContext* parent) override;
  void reset() override;

 private:
  StatementContext* parse_with(antlr4::atn::PredictionMode mode);

  const SourceText& source_;
  std::uint32_t depth_ = 0;
};

// The types of the tokens that may follow the first `count` tokens. Found by trying them all, which costs a hundred parses of that much
// text, so empty when it is long. May miss one where only LL prediction would do.
std::vector<std::size_t> possible_tokens(const std::vector<antlr4::Token*>& tokens, std::size_t count, const SourceText& source);

[[noreturn]] void fail_too_nested(ast::SourceSpan span);

}  // namespace relata
