#include "query/bind/query_binder.h"

#include <fmt/format.h>

#include <utility>

#include "query/bind/bind_error.h"
#include "query/bind/pattern_binder.h"

namespace relata {
namespace {

template <typename Node>
bool is(const ast::Clause& clause) {
  return std::holds_alternative<Node>(clause.node);
}

bool is_reading(const ast::Clause& clause) { return is<ast::Match>(clause) || is<ast::Unwind>(clause) || is<ast::Call>(clause); }

Status check_clause_order(const ast::SingleQuery& query, QueryEnd end) {
  bool updated = false;
  for (const auto& clause : query.clauses) {
    if (is<ast::Return>(clause) && &clause != &query.clauses.back()) {
      return bind_error("InvalidClauseComposition", "RETURN can only be the last clause; use WITH to go on", clause.span);
    }
    if (is_reading(clause) && updated) {
      return bind_error("InvalidClauseComposition", "to read after changing the graph, put WITH between (WITH * keeps all variables)",
                        clause.span);
    }
    updated = is_updating(clause) || (updated && !is<ast::With>(clause));
  }
  const auto& last = query.clauses.back();
  const bool complete = is<ast::Return>(last) || (end == QueryEnd::kStatement && (is_updating(last) || is<ast::Call>(last))) ||
                        end == QueryEnd::kStandaloneCall || end == QueryEnd::kAny;
  if (!complete)
    return bind_error("InvalidClauseComposition", "a query must end with RETURN or with a clause that changes the graph", last.span);
  return Status::ok();
}

}  // namespace

bool is_updating(const ast::Clause& clause) {
  return is<ast::Create>(clause) || is<ast::Set>(clause) || is<ast::Remove>(clause) || is<ast::Merge>(clause) || is<ast::Delete>(clause);
}

Result<BoundSingleQuery> QueryBinder::bind(const ast::SingleQuery& query, QueryEnd end) {
  RELATA_RETURN_IF_ERROR(check_clause_order(query, end));
  standalone_call_ = end == QueryEnd::kStandaloneCall;
  for (const auto& clause : query.clauses) {
    RELATA_RETURN_IF_ERROR(std::visit([&](const auto& node) { return bind_clause(node); }, clause.node));
    state_.updates = state_.updates || is_updating(clause);
  }
  return BoundSingleQuery{std::move(query_), std::move(columns_)};
}

Status QueryBinder::bind_clause(const ast::Match& clause) {
  bound::Match match;
  match.optional = clause.optional;
  PatternBinder patterns(state_, query_, scope_);
  RELATA_ASSIGN_OR_RETURN(match.patterns, patterns.match(clause.patterns));
  RELATA_ASSIGN_OR_RETURN(match.where, expressions().bind_predicate(clause.where));
  query_.clauses.emplace_back(std::move(match));
  return Status::ok();
}

Status QueryBinder::bind_clause(const ast::Unwind& clause) {
  RELATA_ASSIGN_OR_RETURN(auto list, expressions().bind(*clause.list));
  if (scope_.find(clause.variable.text)) {
    return bind_error("VariableAlreadyBound", fmt::format("variable '{}' is already bound; choose another name", clause.variable.text),
                      clause.variable.span);
  }
  const bound::Slot slot = state_.new_slot(clause.variable.text);
  scope_.declare({clause.variable.text, slot, list.type.is_list() ? list.type.element() : Type{}});
  query_.clauses.emplace_back(bound::Unwind{list.expression, slot});
  return Status::ok();
}

Status QueryBinder::bind_clause(const ast::With& clause) {
  ProjectionBinder binder(state_, scope_, query_, ProjectionClause::kWith);
  RELATA_ASSIGN_OR_RETURN(auto projection, binder.bind(clause.projection, clause.where));
  query_.clauses.emplace_back(std::move(projection));
  Scope after(scope_.outer());
  for (const auto& column : binder.columns()) after.declare({column.name, column.slot, column.type});
  scope_ = std::move(after);
  return Status::ok();
}

Status QueryBinder::bind_clause(const ast::Return& clause) {
  ProjectionBinder binder(state_, scope_, query_, ProjectionClause::kReturn);
  RELATA_ASSIGN_OR_RETURN(auto projection, binder.bind(clause.projection, nullptr));
  query_.clauses.emplace_back(std::move(projection));
  query_.returns_rows = true;
  columns_ = binder.columns();
  return Status::ok();
}

}  // namespace relata
