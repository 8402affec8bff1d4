#pragma once

#include <string>
#include <string_view>

#include "query/ast/source_span.h"
#include "query/bind/scope.h"
#include "storage/base/status.h"

namespace relata {

// A SyntaxError of the compile-time kind, with the TCK's detail and the place.
inline Status bind_error(std::string_view detail, std::string message, ast::SourceSpan span) {
  return Status::compile_error("SyntaxError", detail, std::move(message), span.offset, span.length);
}

// UndefinedVariable, with the name that may have been meant.
Status undefined_variable(const std::string& name, const Scope& scope, ast::SourceSpan span);

}  // namespace relata
