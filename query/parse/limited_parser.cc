#include "query/parse/limited_parser.h"

#include <fmt/format.h>

#include "query/parse/limits.h"
#include "query/parse/syntax_failure.h"

namespace relata {
namespace {

class FirstErrorStrategy : public antlr4::DefaultErrorStrategy {
 public:
  antlr4::Token* recoverInline(antlr4::Parser* parser) override { throw ParseFailure{parser->getCurrentToken()}; }

 protected:
  void reportNoViableAlternative(antlr4::Parser*, const antlr4::NoViableAltException& error) override {
    throw ParseFailure{error.getOffendingToken()};
  }
  void reportInputMismatch(antlr4::Parser*, const antlr4::InputMismatchException& error) override {
    throw ParseFailure{error.getOffendingToken()};
  }
  void reportUnwantedToken(antlr4::Parser* parser) override { throw ParseFailure{parser->getCurrentToken()}; }
  void reportMissingToken(antlr4::Parser* parser) override { throw ParseFailure{parser->getCurrentToken()}; }
};

}  // namespace

void fail_too_nested(ast::SourceSpan span) {
  throw SyntaxFailure{"NestingTooDeep", fmt::format("nested too deep; the limit is {} levels", kMaxNesting), span};
}

LimitedParser::LimitedParser(antlr4::TokenStream* tokens, const SourceText& source) : RelataParser(tokens), source_(source) {
  removeErrorListeners();
  setErrorHandler(std::make_shared<FirstErrorStrategy>());
}

LimitedParser::StatementContext* LimitedParser::parse_statement() {
  try {
    return try_statement();
  } catch (const ParseFailure&) {
    return parse_with(antlr4::atn::PredictionMode::LL);
  }
}

LimitedParser::StatementContext* LimitedParser::try_statement() { return parse_with(antlr4::atn::PredictionMode::SLL); }

LimitedParser::StatementContext* LimitedParser::parse_with(antlr4::atn::PredictionMode mode) {
  reset();
  getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(mode);
  return statement();
}

void LimitedParser::enterRecursionRule(antlr4::ParserRuleContext* context, std::size_t state, std::size_t rule, int precedence) {
  // A bracket opens up to two levels: what is inside it, and an operand there.
  if (++depth_ > 2 * kMaxNesting) fail_too_nested(source_.span(getCurrentToken()->getStartIndex(), getCurrentToken()->getStopIndex()));
  RelataParser::enterRecursionRule(context, state, rule, precedence);
}

void LimitedParser::unrollRecursionContexts(antlr4::ParserRuleContext* parent) {
  --depth_;
  RelataParser::unrollRecursionContexts(parent);
}

void LimitedParser::reset() {
  depth_ = 0;
  RelataParser::reset();
}

std::vector<std::size_t> possible_tokens(const std::vector<antlr4::Token*>& tokens, std::size_t count, const SourceText& source) {
  constexpr std::size_t kMostTokens = 400;
  std::vector<std::size_t> possible;
  if (count > kMostTokens) return possible;
  const auto try_token = [&](std::size_t type) {
    std::vector<std::unique_ptr<antlr4::Token>> attempt;
    for (std::size_t i = 0; i < count; ++i) attempt.push_back(std::make_unique<antlr4::CommonToken>(tokens[i]));
    attempt.push_back(std::make_unique<antlr4::CommonToken>(type));
    antlr4::ListTokenSource token_source(std::move(attempt));
    antlr4::CommonTokenStream stream(&token_source);
    LimitedParser parser(&stream, source);
    try {
      parser.try_statement();
      return true;
    } catch (const ParseFailure& failure) {
      return failure.token->getTokenIndex() > count;
    }
  };
  for (std::size_t type = 1; type <= grammar::RelataParser::UNEXPECTED_CHARACTER; ++type) {
    if (try_token(type)) possible.push_back(type);
  }
  if (try_token(antlr4::Token::EOF)) possible.push_back(antlr4::Token::EOF);
  return possible;
}

}  // namespace relata
