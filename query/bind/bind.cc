#include "query/bind/bind.h"

#include <absl/container/flat_hash_map.h>
#include <fmt/format.h>

#include <utility>

#include "query/bind/bind_error.h"
#include "query/bind/query_binder.h"

namespace relata {
namespace {

QueryEnd required_end(const ast::Query& query) {
  const bool only_a_call = query.parts.size() == 1 && query.parts.front().clauses.size() == 1 &&
                           std::holds_alternative<ast::Call>(query.parts.front().clauses.front().node);
  return only_a_call ? QueryEnd::kStandaloneCall : QueryEnd::kStatement;
}

// Adds one part's column slots in the order of the query's columns.
Status join_columns(const std::vector<Column>& columns, ast::SourceSpan span, bound::Query& query) {
  absl::flat_hash_map<std::string_view, bound::Slot> slots;
  for (const auto& column : columns) slots.emplace(column.name, column.slot);
  bool same = columns.size() == query.columns.size();
  for (const auto& name : query.columns) {
    const auto found = slots.find(name);
    same = same && found != slots.end();
    if (same) query.column_slots.push_back(found->second);
  }
  if (!same) {
    std::vector<std::string_view> names;
    for (const auto& column : columns) names.push_back(column.name);
    return bind_error(
        "DifferentColumnsInUnion",
        fmt::format("the parts of a UNION must return columns of the same names, but the first returns ({}) and this one ({})",
                    fmt::join(query.columns, ", "), fmt::join(names, ", ")),
        span);
  }
  return Status::ok();
}

}  // namespace

Result<bound::Query> bind(const ast::Statement& statement, const Catalog& catalog) {
  const ast::Query& written = std::get<ast::QueryStatement>(statement.node).query;
  BindState state{catalog, {}, false, {}};
  bound::Query query;
  const QueryEnd end = required_end(written);
  for (const auto& part : written.parts) {
    const bool first = &part == &written.parts.front();
    if (!first && part.union_all != written.parts[1].union_all) {
      return bind_error("InvalidClauseComposition", "UNION and UNION ALL cannot be mixed in one query", part.span);
    }
    RELATA_ASSIGN_OR_RETURN(auto bound, QueryBinder(state).bind(part, end));
    if (first) {
      for (const auto& column : bound.columns) query.columns.push_back(column.name);
    }
    RELATA_RETURN_IF_ERROR(join_columns(bound.columns, part.span, query));
    query.parts.push_back(std::move(bound.query));
  }
  query.union_all = written.parts.size() > 1 && written.parts[1].union_all;
  query.slot_names = std::move(state.slot_names);
  query.updates = state.updates;
  query.parameters = std::move(state.parameters);
  return query;
}

}  // namespace relata
