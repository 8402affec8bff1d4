#include "query/bind/bind_error.h"

#include "query/parse/spelling.h"

namespace relata {

Status undefined_variable(const std::string& name, const Scope& scope, ast::SourceSpan span) {
  return bind_error("UndefinedVariable", "variable '" + name + "' is not defined" + did_you_mean(name, scope.visible_names()), span);
}

}  // namespace relata
