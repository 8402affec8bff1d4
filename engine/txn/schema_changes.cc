#include "engine/txn/schema_changes.h"

#include <algorithm>

#include <fmt/format.h>

#include "storage/base/limits.h"

namespace relata {
namespace {

std::string_view noun(const IndexDefinition& definition) { return definition.unique ? "constraint" : "index"; }

std::string default_name(const CreateIndexCommand& command) {
  const std::string_view prefix = command.form == IndexForm::kRange    ? "index"
                                  : command.form == IndexForm::kUnique ? "constraint"
                                                                       : "fulltext";
  return fmt::format("{}_{}_{}", prefix, fmt::join(command.labels, "_"), fmt::join(command.keys, "_"));
}

Result<IndexDefinition> definition_of(const CreateIndexCommand& command, GraphTransaction& transaction) {
  IndexDefinition definition;
  definition.name = command.name.empty() ? default_name(command) : command.name;
  definition.kind = command.form == IndexForm::kFullText ? IndexKind::kFullText : IndexKind::kRange;
  definition.unique = command.form == IndexForm::kUnique;
  for (const std::string& label : command.labels) {
    RELATA_ASSIGN_OR_RETURN(const LabelId id, transaction.label(label));
    definition.labels.push_back(id);
  }
  for (const std::string& key : command.keys) {
    RELATA_ASSIGN_OR_RETURN(const KeyId id, transaction.key(key));
    definition.keys.push_back(id);
  }
  return definition;
}

bool covers_the_same(const IndexDefinition& a, const IndexDefinition& b) {
  return a.kind == b.kind && std::is_permutation(a.labels.begin(), a.labels.end(), b.labels.begin(), b.labels.end()) &&
         std::is_permutation(a.keys.begin(), a.keys.end(), b.keys.begin(), b.keys.end());
}

Status create(const CreateIndexCommand& command, GraphTransaction& transaction, UpdateCounts& updates) {
  RELATA_ASSIGN_OR_RETURN(IndexDefinition definition, definition_of(command, transaction));
  const IndexSet& indexes = *transaction.snapshot().indexes();
  if (const NodeIndex* same_name = indexes.find(definition.name)) {
    if (command.if_not_exists) return Status::ok();
    return Status::already_exists(fmt::format("there is already {} `{}`; choose another name or drop it first",
                                              same_name->definition().unique ? "a constraint" : "an index", definition.name));
  }
  for (const NodeIndex& index : indexes.all()) {
    if (!covers_the_same(index.definition(), definition)) continue;
    if (command.if_not_exists && index.definition().unique == definition.unique) return Status::ok();
    return Status::already_exists(
        fmt::format("the {} `{}` is over the same labels and properties already", noun(index.definition()), index.definition().name));
  }
  if (indexes.all().size() >= limits::kIndexes) {
    return Status::resource_exhausted(fmt::format("the graph already has {} indexes and constraints", limits::kIndexes));
  }
  transaction.create_index(std::move(definition));
  ++updates.indexes_added;
  return Status::ok();
}

Status drop(const DropIndexCommand& command, GraphTransaction& transaction, UpdateCounts& updates) {
  const std::string_view wanted = command.constraint ? "constraint" : "index";
  const NodeIndex* index = transaction.snapshot().indexes()->find(command.name);
  if (index == nullptr) {
    if (command.if_exists) return Status::ok();
    return Status::not_found(
        fmt::format("there is no {0} `{1}`; SHOW {2} lists them", wanted, command.name, command.constraint ? "CONSTRAINTS" : "INDEXES"));
  }
  if (index->definition().unique != command.constraint) {
    return Status::invalid_argument(
        fmt::format("`{}` is no {}; drop it with DROP {}", command.name, wanted, command.constraint ? "INDEX" : "CONSTRAINT"));
  }
  transaction.drop_index(index->definition().id);
  ++updates.indexes_removed;
  return Status::ok();
}

}  // namespace

Status apply_schema_command(const SchemaCommand& command, GraphTransaction& transaction, UpdateCounts& updates) {
  if (const auto* make = std::get_if<CreateIndexCommand>(&command)) return create(*make, transaction, updates);
  return drop(std::get<DropIndexCommand>(command), transaction, updates);
}

}  // namespace relata
