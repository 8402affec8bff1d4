#pragma once

#include <vector>

#include "query/ast/query.h"
#include "query/bind/expression_binder.h"
#include "query/bind/projection_binder.h"

namespace relata {

struct BoundSingleQuery {
  bound::SingleQuery query;
  std::vector<Column> columns;  // of RETURN or of a call that stands alone
};

// How a query must end.
enum class QueryEnd {
  kStatement,       // RETURN, an updating clause, or a call
  kStandaloneCall,  // it is nothing but a call
  kReturn,
  kAny,
};

bool is_updating(const ast::Clause& clause);

// Binds one query without UNION, clause by clause. Borrows all it is given; use once.
// The sources: query_binder.cc, query_binder_updates.cc, query_binder_call.cc.
class QueryBinder {
 public:
  // `outer`: variables of the query around a nested one; null for a query by itself.
  explicit QueryBinder(BindState& state, const Scope* outer = nullptr) : state_(state), scope_(outer) {}

  Result<BoundSingleQuery> bind(const ast::SingleQuery& query, QueryEnd end);

 private:
  Status bind_clause(const ast::Match& clause);
  Status bind_clause(const ast::Unwind& clause);
  Status bind_clause(const ast::With& clause);
  Status bind_clause(const ast::Return& clause);
  Status bind_clause(const ast::Create& clause);
  Status bind_clause(const ast::Set& clause);
  Status bind_clause(const ast::Remove& clause);
  Status bind_clause(const ast::Merge& clause);
  Status bind_clause(const ast::Delete& clause);
  Status bind_clause(const ast::Call& clause);

  Result<bound::UpdateItem> set_item(const ast::SetItem& item);
  Result<bound::UpdateItem> remove_item(const ast::RemoveItem& item);
  // The node or relationship that SET or REMOVE changes.
  Result<bound::Slot> changed_variable(const ast::Name& name, bool labels);
  Result<bound::ExpressionPtr> changed_object(const ast::Expression& expression);

  Result<std::vector<bound::ExpressionPtr>> call_arguments(const ast::Call& clause, const ProcedureSignature& procedure);
  Result<std::vector<bound::ExpressionPtr>> implied_arguments(const ast::Call& clause, const ProcedureSignature& procedure);
  Status bind_yields(const ast::Call& clause, const ProcedureSignature& procedure, bound::CallProcedure& call);
  Status yield(const ProcedureSignature& procedure, std::size_t column, const ast::Name& name, bound::CallProcedure& call);
  void return_yields(const bound::CallProcedure& call);

  ExpressionBinder expressions() { return ExpressionBinder(state_, scope_, query_); }

  BindState& state_;
  Scope scope_;
  bound::SingleQuery query_;
  std::vector<Column> columns_;
  bool standalone_call_ = false;
};

}  // namespace relata
