#include "query/compiler.h"

#include "query/bind/bind.h"
#include "query/parse/parser.h"
#include "query/plan/planner.h"
#include "query/rewrite/rewriter.h"

namespace relata {
namespace {

StatementKind kind_of(ast::TransactionCommand command) {
  switch (command) {
    case ast::TransactionCommand::kBegin: return StatementKind::kBegin;
    case ast::TransactionCommand::kCommit: return StatementKind::kCommit;
    case ast::TransactionCommand::kRollback: return StatementKind::kRollback;
  }
  return StatementKind::kRollback;
}

StatementKind kind_of(ast::QueryMode mode) {
  switch (mode) {
    case ast::QueryMode::kRun: return StatementKind::kQuery;
    case ast::QueryMode::kExplain: return StatementKind::kExplain;
    case ast::QueryMode::kProfile: return StatementKind::kProfile;
  }
  return StatementKind::kQuery;
}

}  // namespace

Result<std::shared_ptr<const CompiledQuery>> compile(std::string_view text, const Catalog& catalog, const CompileOptions& options) {
  RELATA_ASSIGN_OR_RETURN(const ast::Statement statement, parse(text));
  auto compiled = std::make_shared<CompiledQuery>();
  if (const auto* transaction = std::get_if<ast::TransactionStatement>(&statement.node)) {
    compiled->kind = kind_of(transaction->command);
    return std::shared_ptr<const CompiledQuery>(std::move(compiled));
  }
  if (const auto* schema = std::get_if<ast::SchemaStatement>(&statement.node)) {
    compiled->kind = StatementKind::kSchema;
    RELATA_ASSIGN_OR_RETURN(compiled->schema, bind(*schema));
    return std::shared_ptr<const CompiledQuery>(std::move(compiled));
  }
  compiled->kind = kind_of(std::get<ast::QueryStatement>(statement.node).mode);
  RELATA_ASSIGN_OR_RETURN(bound::Query bound, bind(statement, catalog));
  compiled->plan = rewrite(plan_query(bound, catalog), options.disabled_rules);
  compiled->parameters = std::move(bound.parameters);
  return std::shared_ptr<const CompiledQuery>(std::move(compiled));
}

}  // namespace relata
