#include <fmt/format.h>

#include "query/parse/ast_builder.h"
#include "query/parse/literals.h"

namespace relata {

using Grammar = AstBuilder::Grammar;

ast::SourceSpan AstBuilder::span(const antlr4::ParserRuleContext* context) const {
  return source_.span(context->start->getStartIndex(), context->stop->getStopIndex());
}

ast::Name AstBuilder::symbolic_name(Grammar::SymbolicNameContext* context) {
  const std::string_view written = text(context->start);
  const bool escaped = context->start->getType() == Grammar::ESCAPED_NAME;
  return {escaped ? escaped_name(written) : std::string(written), span(context)};
}

ast::Name AstBuilder::schema_name(Grammar::SchemaNameContext* context) {
  if (context->symbolicName()) return symbolic_name(context->symbolicName());
  return {std::string(text(context->start)), span(context)};
}

ast::Statement AstBuilder::statement(Grammar::StatementContext* context) {
  if (context->BEGIN()) return {ast::TransactionStatement{ast::TransactionCommand::kBegin}};
  if (context->COMMIT()) return {ast::TransactionStatement{ast::TransactionCommand::kCommit}};
  if (context->ROLLBACK()) return {ast::TransactionStatement{ast::TransactionCommand::kRollback}};
  if (auto* command = context->schemaCommand()) return schema_command(command);
  ast::QueryStatement statement;
  if (context->EXPLAIN()) statement.mode = ast::QueryMode::kExplain;
  if (context->PROFILE()) statement.mode = ast::QueryMode::kProfile;
  statement.query = regular_query(context->regularQuery());
  return {std::move(statement)};
}

ast::Query AstBuilder::regular_query(Grammar::RegularQueryContext* context) {
  ast::Query query;
  query.parts.push_back(single_query(context->singleQuery()));
  for (auto* part : context->unionPart()) {
    query.parts.push_back(single_query(part->singleQuery()));
    query.parts.back().union_all = part->ALL() != nullptr;
    query.parts.back().span = span(part);
  }
  return query;
}

ast::SingleQuery AstBuilder::single_query(Grammar::SingleQueryContext* context) {
  ast::SingleQuery query;
  query.span = span(context);
  for (auto* child : context->clause()) query.clauses.push_back(clause(child));
  return query;
}

ast::Clause AstBuilder::clause(Grammar::ClauseContext* context) {
  const ast::SourceSpan where_written = span(context);
  if (auto* c = context->matchClause()) return {match(c), where_written};
  if (auto* c = context->returnClause()) return {ast::Return{projection(c->projectionBody())}, where_written};
  if (auto* c = context->withClause()) return {ast::With{projection(c->projectionBody()), where(c->where())}, where_written};
  if (auto* c = context->unwindClause()) return {ast::Unwind{expression(c->expression()), variable(c->variable())}, where_written};
  if (auto* c = context->createClause()) return {ast::Create{pattern(c->pattern())}, where_written};
  if (auto* c = context->mergeClause()) return {merge(c), where_written};
  if (auto* c = context->setClause()) return {ast::Set{set_items(c->setItem())}, where_written};
  if (auto* c = context->removeClause()) return {remove(c), where_written};
  if (auto* c = context->deleteClause()) return {delete_clause(c), where_written};
  return {call(context->callClause()), where_written};
}

ast::Match AstBuilder::match(Grammar::MatchClauseContext* context) {
  return {context->OPTIONAL() != nullptr, pattern(context->pattern()), where(context->where())};
}

ast::Merge AstBuilder::merge(Grammar::MergeClauseContext* context) {
  ast::Merge merge{pattern_part(context->patternPart()), {}, {}};
  for (auto* action : context->mergeAction()) {
    auto& items = action->CREATE() ? merge.on_create : merge.on_match;
    for (auto& item : set_items(action->setItem())) items.push_back(std::move(item));
  }
  return merge;
}

std::vector<ast::SetItem> AstBuilder::set_items(const std::vector<Grammar::SetItemContext*>& contexts) {
  std::vector<ast::SetItem> items;
  items.reserve(contexts.size());
  for (auto* context : contexts) items.push_back(set_item(context));
  return items;
}

ast::SetItem AstBuilder::set_item(Grammar::SetItemContext* context) {
  if (auto* c = dynamic_cast<Grammar::SetPropertyContext*>(context)) {
    auto [object, key] = property_target(c->propertyExpression());
    return ast::SetProperty{object, key, expression(c->expression())};
  }
  if (auto* c = dynamic_cast<Grammar::SetPropertiesContext*>(context)) {
    return ast::SetProperties{variable(c->variable()), expression(c->expression()), false};
  }
  if (auto* c = dynamic_cast<Grammar::MergePropertiesContext*>(context)) {
    return ast::SetProperties{variable(c->variable()), expression(c->expression()), true};
  }
  auto* c = dynamic_cast<Grammar::SetLabelsContext*>(context);
  return ast::SetLabels{variable(c->variable()), labels(c->nodeLabels())};
}

ast::Remove AstBuilder::remove(Grammar::RemoveClauseContext* context) {
  ast::Remove remove;
  for (auto* item : context->removeItem()) {
    if (item->nodeLabels()) {
      remove.items.push_back(ast::RemoveLabels{variable(item->variable()), labels(item->nodeLabels())});
    } else {
      auto [object, key] = property_target(item->propertyExpression());
      remove.items.push_back(ast::RemoveProperty{object, key});
    }
  }
  return remove;
}

std::pair<ast::ExpressionPtr, ast::Name> AstBuilder::property_target(Grammar::PropertyExpressionContext* context) {
  ast::ExpressionPtr object = atom(context->atom());
  const auto keys = context->schemaName();
  for (std::size_t i = 0; i + 1 < keys.size(); ++i) {
    const ast::Name key = schema_name(keys[i]);
    const ast::SourceSpan whole{object->span.offset, key.span.offset + key.span.length - object->span.offset};
    object = ast::share(ast::Expression{ast::PropertyAccess{object, key}, whole});
  }
  return {object, schema_name(keys.back())};
}

ast::Delete AstBuilder::delete_clause(Grammar::DeleteClauseContext* context) {
  ast::Delete result{context->DETACH() != nullptr, {}};
  for (auto* target : context->expression()) result.targets.push_back(expression(target));
  return result;
}

ast::Call AstBuilder::call(Grammar::CallClauseContext* context) {
  ast::Call call;
  call.procedure.span = span(context->procedureName());
  call.procedure.text = symbolic_name(context->procedureName()->symbolicName()).text;
  for (auto* part : context->procedureName()->schemaName()) call.procedure.text += '.' + schema_name(part).text;
  if (auto* arguments = context->procedureArguments()) call.arguments = expression_list(arguments->expressionList());
  call.yields = context->YIELD() != nullptr;
  call.yield_star = context->STAR() != nullptr;
  for (auto* item : context->yieldItem()) {
    const ast::Name target = variable(item->variable());
    if (item->symbolicName()) {
      call.items.push_back({symbolic_name(item->symbolicName()), target});
    } else {
      call.items.push_back({target, std::nullopt});
    }
  }
  call.where = where(context->where());
  return call;
}

ast::Projection AstBuilder::projection(Grammar::ProjectionBodyContext* context) {
  ast::Projection projection;
  projection.span = span(context);
  projection.distinct = context->DISTINCT() != nullptr;
  projection.star = context->projectionItems()->STAR() != nullptr;
  for (auto* item : context->projectionItems()->projectionItem()) projection.items.push_back(projection_item(item));
  for (auto* item : context->sortItem())
    projection.order_by.push_back({expression(item->expression()), item->DESC() || item->DESCENDING()});
  // SKIP's expression comes before LIMIT's.
  const auto bounds = context->expression();
  if (context->SKIP_()) projection.skip = expression(bounds.front());
  if (context->LIMIT()) projection.limit = expression(bounds.back());
  return projection;
}

ast::ProjectionItem AstBuilder::projection_item(Grammar::ProjectionItemContext* context) {
  ast::ProjectionItem item{expression(context->expression()), optional_variable(context->variable()), {}};
  item.text = source_.slice(span(context->expression()));
  return item;
}

}  // namespace relata
