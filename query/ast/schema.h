#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "query/ast/expression.h"

namespace relata::ast {

// Commands for indexes and constraints.

enum class IndexForm : std::uint8_t { kRange, kUnique, kFullText };

struct CreateIndex {
  IndexForm form = IndexForm::kRange;
  std::optional<Name> name;
  bool if_not_exists = false;
  Name variable;
  std::vector<Name> labels;
  std::vector<std::pair<Name, Name>> properties;  // variable and key, as written
  friend bool operator==(const CreateIndex&, const CreateIndex&) = default;
};

struct DropIndex {
  Name name;
  bool constraint = false;
  bool if_exists = false;
  friend bool operator==(const DropIndex&, const DropIndex&) = default;
};

struct SchemaStatement {
  std::variant<CreateIndex, DropIndex> command;
  friend bool operator==(const SchemaStatement&, const SchemaStatement&) = default;
};

}  // namespace relata::ast
