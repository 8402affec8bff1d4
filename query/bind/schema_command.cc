#include "query/bind/schema_command.h"

#include <algorithm>

#include <fmt/format.h>

#include "query/bind/bind_error.h"

namespace relata {
namespace {

Status add_once(const ast::Name& name, std::string_view what, std::vector<std::string>& names) {
  if (std::find(names.begin(), names.end(), name.text) != names.end()) {
    return bind_error("UnexpectedSyntax", fmt::format("the {} '{}' stands twice", what, name.text), name.span);
  }
  names.push_back(name.text);
  return Status::ok();
}

Result<SchemaCommand> bind_create(const ast::CreateIndex& create) {
  CreateIndexCommand command;
  command.form = create.form;
  if (create.name) command.name = create.name->text;
  command.if_not_exists = create.if_not_exists;
  for (const ast::Name& label : create.labels) RELATA_RETURN_IF_ERROR(add_once(label, "label", command.labels));
  if (create.form != IndexForm::kFullText && create.labels.size() > 1) {
    return bind_error("UnexpectedSyntax", "only a full-text index is over several labels; make one for each", create.labels[1].span);
  }
  for (const auto& [variable, key] : create.properties) {
    if (variable.text != create.variable.text) {
      return bind_error("UndefinedVariable",
                        fmt::format("variable '{}' is not defined; the node is '{}'", variable.text, create.variable.text), variable.span);
    }
    RELATA_RETURN_IF_ERROR(add_once(key, "property", command.keys));
  }
  return SchemaCommand(std::move(command));
}

}  // namespace

Result<SchemaCommand> bind(const ast::SchemaStatement& statement) {
  if (const auto* create = std::get_if<ast::CreateIndex>(&statement.command)) return bind_create(*create);
  const auto& drop = std::get<ast::DropIndex>(statement.command);
  return SchemaCommand(DropIndexCommand{drop.name.text, drop.constraint, drop.if_exists});
}

}  // namespace relata
