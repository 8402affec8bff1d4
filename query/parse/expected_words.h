#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace relata {

// Tokens in human words, for syntax errors. Types are the generated parser's; -1 as std::size_t is the end of the query.

// "an expression, a name or ')'"; empty when nothing is expected.
std::string expected_words(const std::vector<std::size_t>& types);

// What stands there: "keyword RETURN", "'('", "end of the query".
std::string found_words(std::size_t type, std::string_view text);

// What is wrong with a token that goes on to the end of the query because its end is missing; empty for every other token.
std::string unterminated_words(std::size_t type);

// "; did you mean MATCH?" when a name looks like one of the keywords among the expected; else nothing.
std::string keyword_suggestion(std::size_t type, std::string_view text, const std::vector<std::size_t>& expected);

}  // namespace relata
