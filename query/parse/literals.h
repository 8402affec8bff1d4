#pragma once

#include <string>
#include <string_view>

#include "query/ast/source_span.h"
#include "storage/base/value.h"

namespace relata {

// The values of literal tokens. All throw SyntaxFailure at `span`, or inside it, when the literal has no value.

// Decimal, 0x or 0o digits; `negative` when a minus sign applies to it, so that the smallest integer can be written.
Value integer_literal(std::string_view digits, bool negative, ast::SourceSpan span);

Value float_literal(std::string_view digits, bool negative, ast::SourceSpan span);

// With its quotes. Escapes: \\ \' \" \` \b \f \n \r \t \uXXXX \UXXXXXXXX.
std::string string_literal(std::string_view quoted, ast::SourceSpan span);

// `a``b` is a`b.
std::string escaped_name(std::string_view quoted);

}  // namespace relata
