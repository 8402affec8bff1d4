#include "query/parse/expected_words.h"

#include <RelataParser.h>
#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

#include "query/parse/spelling.h"

namespace relata {
namespace {

using Grammar = grammar::RelataParser;
using Types = std::vector<std::size_t>;

bool is_keyword(std::size_t type) { return type >= Grammar::ALL && type <= Grammar::YIELD; }

bool contains(const Types& types, std::size_t type) { return std::find(types.begin(), types.end(), type) != types.end(); }

// What a group's words stand for.
const Types kOperators = {
    Grammar::PLUS,  Grammar::MINUS,     Grammar::STAR,         Grammar::SLASH,         Grammar::PERCENT,  Grammar::CARET,
    Grammar::EQUAL, Grammar::LESS,      Grammar::LESS_EQUAL,   Grammar::GREATER,       Grammar::AND,      Grammar::OR,
    Grammar::XOR,   Grammar::NOT_EQUAL, Grammar::STARTS,       Grammar::GREATER_EQUAL, Grammar::ENDS,     Grammar::IN,
    Grammar::IS,    Grammar::DOT,       Grammar::LEFT_BRACKET, Grammar::MATCHES,       Grammar::CONTAINS, Grammar::COLON,
};
const Types kClauses = {
    Grammar::MATCH, Grammar::OPTIONAL, Grammar::UNWIND, Grammar::WITH,   Grammar::RETURN, Grammar::CREATE,
    Grammar::MERGE, Grammar::SET,      Grammar::REMOVE, Grammar::DELETE, Grammar::DETACH, Grammar::CALL,
};
const Types kExpressionStarts = {
    Grammar::STRING,       Grammar::DECIMAL_INTEGER,
    Grammar::FLOAT,        Grammar::TRUE,
    Grammar::FALSE,        Grammar::NULL_,
    Grammar::NOT,          Grammar::CASE,
    Grammar::EXISTS,       Grammar::ALL,
    Grammar::PLUS,         Grammar::MINUS,
    Grammar::DOLLAR,       Grammar::LEFT_PAREN,
    Grammar::LEFT_BRACKET, Grammar::LEFT_BRACE,
    Grammar::IDENTIFIER,
};
const Types kNameKeywords = {
    // rule symbolicName
    Grammar::ANY,        Grammar::NONE,        Grammar::SINGLE,       Grammar::COUNT,
    Grammar::COLLECT,    Grammar::REDUCE,      Grammar::CALL,         Grammar::YIELD,
    Grammar::EXPLAIN,    Grammar::PROFILE,     Grammar::BEGIN,        Grammar::COMMIT,
    Grammar::ROLLBACK,   Grammar::TRANSACTION, Grammar::SHORTESTPATH, Grammar::ALLSHORTESTPATHS,
    Grammar::CONSTRAINT, Grammar::CONSTRAINTS, Grammar::DROP,         Grammar::EACH,
    Grammar::FOR,        Grammar::FULLTEXT,    Grammar::IF,           Grammar::INDEX,
    Grammar::INDEXES,    Grammar::REQUIRE,     Grammar::SHOW,         Grammar::UNIQUE,
};
// Arrows that only word processors write, second spellings, and tokens that stand for errors are no advice.
const Types kNoAdvice = {
    Grammar::LEFT_ARROW_HEAD, Grammar::RIGHT_ARROW_HEAD, Grammar::UNICODE_DASH, Grammar::MALFORMED_NUMBER, Grammar::SEMICOLON,
    Grammar::HEX_INTEGER,     Grammar::OCTAL_INTEGER,    Grammar::ESCAPED_NAME, Grammar::ASCENDING,        Grammar::DESCENDING,
};

void remove(const Types& covered, Types& types) {
  std::erase_if(types, [&](std::size_t type) { return contains(covered, type); });
}

std::string word(std::size_t type) {
  switch (type) {
    case antlr4::Token::EOF: return "end of the query";
    case Grammar::DECIMAL_INTEGER: return "an integer";
    case Grammar::FLOAT: return "a number";
    case Grammar::STRING: return "a string";
    case Grammar::IDENTIFIER: return "a name";
    case Grammar::NULL_: return "NULL";
    case Grammar::SKIP_: return "SKIP";
    default: break;
  }
  static const Grammar vocabulary_source(nullptr);
  const auto& vocabulary = vocabulary_source.getVocabulary();
  return is_keyword(type) ? vocabulary.getSymbolicName(type) : vocabulary.getLiteralName(type);
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return text;
}

}  // namespace

std::string expected_words(const Types& types) {
  Types left = types;
  std::vector<std::string> words;
  remove(kNoAdvice, left);
  // Groups first, so that what they cover is not listed again.
  if (contains(types, Grammar::STRING) && contains(types, Grammar::CASE)) {
    words.emplace_back("an expression");
    remove(kExpressionStarts, left);
    remove(kNameKeywords, left);
  } else if (contains(types, Grammar::IDENTIFIER)) {
    words.emplace_back("a name");
    remove({Grammar::IDENTIFIER}, left);
    remove(kNameKeywords, left);
    // Where a label or a key may stand, every keyword may.
    if (contains(types, Grammar::BY)) std::erase_if(left, is_keyword);
  }
  if (contains(types, Grammar::PERCENT) && contains(types, Grammar::AND)) {
    words.emplace_back("an operator");
    remove(kOperators, left);
  }
  if (contains(left, Grammar::MINUS) && contains(left, Grammar::LESS)) {
    words.emplace_back("a relationship such as -->");
    remove({Grammar::MINUS, Grammar::LESS}, left);
  }
  if (contains(left, Grammar::MATCH) && contains(left, Grammar::RETURN)) {
    words.emplace_back("a clause such as MATCH or RETURN");
    remove(kClauses, left);
    // They go with nearly every clause: worth a word only when there is little else to say.
    if (!words.empty())
      remove({Grammar::UNION, Grammar::EXPLAIN, Grammar::PROFILE, Grammar::BEGIN, Grammar::COMMIT, Grammar::ROLLBACK, Grammar::DROP,
              Grammar::SHOW},
             left);
  }
  for (const std::size_t type : left) words.push_back(word(type));
  constexpr std::size_t kMostWords = 9;
  if (words.size() > kMostWords) words.resize(kMostWords);
  return joined(words);
}

std::string found_words(std::size_t type, std::string_view text) {
  constexpr std::size_t kLongest = 40;
  switch (type) {
    case antlr4::Token::EOF: return "end of the query";
    default: break;
  }
  std::string shown(text.substr(0, kLongest));
  // Never cut a character in two.
  if (text.size() > kLongest) {
    while (!shown.empty() && (static_cast<unsigned char>(text[shown.size()]) & 0xC0U) == 0x80U) shown.pop_back();
    shown += "...";
  }
  if (is_keyword(type)) return fmt::format("keyword {}", shown);
  return type == Grammar::STRING ? fmt::format("string {}", shown) : fmt::format("'{}'", shown);
}

std::string unterminated_words(std::size_t type) {
  switch (type) {
    case Grammar::UNTERMINATED_STRING: return "a string without its closing quote";
    case Grammar::UNTERMINATED_NAME: return "a name without its closing back-tick";
    case Grammar::UNTERMINATED_COMMENT: return "a comment without its closing */";
    default: return {};
  }
}

std::string keyword_suggestion(std::size_t type, std::string_view text, const Types& expected) {
  if (type != Grammar::IDENTIFIER) return {};
  std::vector<std::string> keywords;
  for (const std::size_t candidate : expected) {
    if (is_keyword(candidate)) keywords.push_back(word(candidate));
  }
  return did_you_mean(text, keywords);
}

}  // namespace relata
