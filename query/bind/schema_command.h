#pragma once

#include <string>
#include <variant>
#include <vector>

#include "query/ast/schema.h"
#include "storage/base/result.h"

namespace relata {

// A command for indexes or constraints whose variables have been checked. What needs the graph (whether a name is free) is left to who
// carries it out.

using ast::IndexForm;

struct CreateIndexCommand {
  IndexForm form = IndexForm::kRange;
  std::string name;  // empty: to be made up
  bool if_not_exists = false;
  std::vector<std::string> labels;  // one unless kFullText; none twice
  std::vector<std::string> keys;    // the same
};
struct DropIndexCommand {
  std::string name;
  bool constraint = false;
  bool if_exists = false;
};
using SchemaCommand = std::variant<CreateIndexCommand, DropIndexCommand>;

// Errors are kQueryError at compile time with the place.
Result<SchemaCommand> bind(const ast::SchemaStatement& statement);

}  // namespace relata
