#pragma once

#include <string>

#include "query/ast/source_span.h"

namespace relata {

// Thrown inside query/parse only; parse() turns it into a Status.
struct SyntaxFailure {
  std::string detail;  // in the TCK's words
  std::string message;
  ast::SourceSpan span;
};

}  // namespace relata
