#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/ast/expression.h"
#include "query/bind/bound_query.h"
#include "query/bind/catalog.h"
#include "query/bind/scope.h"
#include "storage/base/result.h"

namespace relata {

// What all parts of one query share while it is bound.
struct BindState {
  const Catalog& catalog;
  std::vector<std::string> slot_names;
  bool updates = false;
  std::vector<bound::ParameterUse> parameters;

  bound::Slot new_slot(std::string_view variable = {}) {
    slot_names.emplace_back(variable);
    return {static_cast<std::uint32_t>(slot_names.size() - 1)};
  }
};

struct TypedExpression {
  bound::ExpressionPtr expression;
  Type type;
};

bound::ExpressionPtr make_expression(decltype(bound::Expression::node) node, ast::SourceSpan span);
bound::ExpressionPtr slot_reference(bound::Slot slot, ast::SourceSpan span);

// Resolves the names of expressions and checks their static types. Nested queries are added to `owner`. Borrows all it is given.
// The sources: expression_binder.cc, expression_binder_operators.cc, expression_binder_calls.cc, expression_binder_lists.cc.
class ExpressionBinder {
 public:
  // A say in every sub-expression before it is bound in the usual way: how projections replace what they have computed already.
  // Not asked about sub-expressions that mention local variables of comprehensions.
  class Interceptor {
   public:
    virtual ~Interceptor() = default;
    virtual Result<std::optional<TypedExpression>> intercept(const ast::Expression& expression) = 0;
    // The error for a variable that the scope does not have.
    virtual Status undefined(const std::string& name, ast::SourceSpan span) const = 0;
  };

  ExpressionBinder(BindState& state, const Scope& scope, bound::SingleQuery& owner, Interceptor* interceptor = nullptr)
      : state_(state), base_scope_(scope), scope_(&scope), owner_(owner), interceptor_(interceptor) {}

  Result<TypedExpression> bind(const ast::Expression& expression);
  // Patterns count as predicates here; what cannot be a boolean is an error. Null for an absent expression.
  Result<bound::ExpressionPtr> bind_predicate(const ast::ExpressionPtr& expression);
  // The arguments of an aggregate function: no aggregates, nothing random.
  Result<std::vector<TypedExpression>> bind_aggregate_arguments(const ast::FunctionCall& call);

 private:
  using Outcome = Result<TypedExpression>;

  Outcome bind_node(const ast::Literal& node, ast::SourceSpan span);
  Outcome bind_node(const ast::Parameter& node, ast::SourceSpan span);
  Outcome bind_node(const ast::Variable& node, ast::SourceSpan span);
  Outcome bind_node(const ast::PropertyAccess& node, ast::SourceSpan span);
  Outcome bind_node(const ast::LabelTest& node, ast::SourceSpan span);
  Outcome bind_node(const ast::Unary& node, ast::SourceSpan span);
  Outcome bind_node(const ast::Binary& node, ast::SourceSpan span);
  Outcome bind_node(const ast::ComparisonChain& node, ast::SourceSpan span);
  Outcome bind_node(const ast::ListLiteral& node, ast::SourceSpan span);
  Outcome bind_node(const ast::MapLiteral& node, ast::SourceSpan span);
  Outcome bind_node(const ast::Subscript& node, ast::SourceSpan span);
  Outcome bind_node(const ast::Slice& node, ast::SourceSpan span);
  Outcome bind_node(const ast::Case& node, ast::SourceSpan span);
  Outcome bind_node(const ast::FunctionCall& node, ast::SourceSpan span);
  Outcome bind_node(const ast::ListComprehension& node, ast::SourceSpan span);
  Outcome bind_node(const ast::Quantifier& node, ast::SourceSpan span);
  Outcome bind_node(const ast::Reduce& node, ast::SourceSpan span);
  Outcome bind_node(const ast::PatternExpression& node, ast::SourceSpan span);
  Outcome bind_node(const ast::PatternComprehension& node, ast::SourceSpan span);
  Outcome bind_node(const ast::Subquery& node, ast::SourceSpan span);

  Outcome bind_exists_function(const ast::FunctionCall& node, ast::SourceSpan span);
  Outcome bind_pattern_predicate(const ast::PathPattern& pattern, ast::SourceSpan span);
  Outcome bind_shortest_path(const ast::PathPattern& pattern, ast::SourceSpan span);
  // The list of a comprehension; its element's type in `type`.
  Outcome bind_element_source(const ast::Expression& list, std::string_view what);
  // An operand of AND, OR, XOR, NOT; also a predicate's own operands when it stands in predicate position.
  Outcome bind_logical_operand(const ast::Expression& operand, bool predicate);
  TypedExpression add_subquery(bound::SubqueryKind kind, bound::SingleQuery query, Type type, ast::SourceSpan span);
  bool mentions_local(const ast::Expression& expression) const;
  bool is_local(std::string_view name) const;

  BindState& state_;
  const Scope& base_scope_;
  const Scope* scope_;
  bound::SingleQuery& owner_;
  Interceptor* interceptor_;
  bool inside_aggregate_ = false;
  bool predicate_position_ = false;  // of the expression about to be bound
};

}  // namespace relata
