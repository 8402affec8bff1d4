#pragma once

#include <string_view>

#include "query/ast/statement.h"
#include "storage/base/result.h"

namespace relata {

// The syntax tree of one statement, with or without a semicolon after it.
//
// Errors are kQueryError of type SyntaxError with the TCK's detail (UnexpectedSyntax, InvalidNumberLiteral, IntegerOverflow, ...), a
// message in words that says what was found and what was expected, and the place in bytes. The tree does not borrow from `text`.
// Limits: query/parse/limits.h. Thread-safe. Cost: about 1 µs a token once the parser is warm.
Result<ast::Statement> parse(std::string_view text);

// Parses a sample of the language so that the first query need not fill the parser's prediction tables. Takes some milliseconds once per
// process.
void warm_up_parser();

}  // namespace relata
