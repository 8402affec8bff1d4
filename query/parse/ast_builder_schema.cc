#include "query/parse/ast_builder.h"

namespace relata {

using Grammar = AstBuilder::Grammar;

ast::CreateIndex AstBuilder::create_index(Grammar::SymbolicNameContext* name, bool if_not_exists, Grammar::IndexedNodeContext* node,
                                          const std::vector<Grammar::IndexedPropertyContext*>& properties) {
  ast::CreateIndex create;
  if (name != nullptr) create.name = symbolic_name(name);
  create.if_not_exists = if_not_exists;
  create.variable = variable(node->variable());
  for (auto* label : node->schemaName()) create.labels.push_back(schema_name(label));
  for (auto* property : properties) create.properties.emplace_back(variable(property->variable()), schema_name(property->schemaName()));
  return create;
}

ast::Statement AstBuilder::schema_command(Grammar::SchemaCommandContext* context) {
  if (auto* c = context->createIndex()) {
    return {ast::SchemaStatement{create_index(c->symbolicName(), c->ifNotExists() != nullptr, c->indexedNode(), {c->indexedProperty()})}};
  }
  if (auto* c = context->createConstraint()) {
    auto create = create_index(c->symbolicName(), c->ifNotExists() != nullptr, c->indexedNode(), {c->indexedProperty()});
    create.form = ast::IndexForm::kUnique;
    return {ast::SchemaStatement{std::move(create)}};
  }
  if (auto* c = context->createFullTextIndex()) {
    auto create = create_index(c->symbolicName(), c->ifNotExists() != nullptr, c->indexedNode(), c->indexedProperty());
    create.form = ast::IndexForm::kFullText;
    return {ast::SchemaStatement{std::move(create)}};
  }
  if (auto* c = context->dropIndex()) {
    return {ast::SchemaStatement{ast::DropIndex{symbolic_name(c->symbolicName()), c->CONSTRAINT() != nullptr, c->IF() != nullptr}}};
  }
  // SHOW is another spelling of a call, so that it runs and prints as every query does.
  auto* show = context->showIndexes();
  const bool constraints = show->CONSTRAINT() != nullptr || show->CONSTRAINTS() != nullptr;
  ast::Call call;
  call.procedure = {constraints ? "relata.constraints" : "relata.indexes", span(show)};
  call.arguments.emplace();
  ast::QueryStatement statement;
  statement.query.parts.push_back({{{std::move(call), span(show)}}, false, span(show)});
  return {std::move(statement)};
}

}  // namespace relata
