#pragma once

#include "engine/expr/evaluator.h"
#include "engine/expr/truth.h"

namespace relata {

// One visit of an expression: an overload per kind of node. The file of each family is named in the comments.
class ExpressionEvaluator {
 public:
  ExpressionEvaluator(Row row, const EvalContext& context) : row_(row), context_(context) {}

  Result<Value> run(const bound::Expression& expression) const;
  // Without making a Value where the node is a predicate. TypeError for what is neither a boolean nor null.
  Result<Truth> run_predicate(const bound::Expression& expression) const;

  // evaluator.cc
  Result<Value> operator()(const bound::Literal& node) const { return node.value; }
  Result<Value> operator()(const bound::Parameter& node) const;
  Result<Value> operator()(const bound::SlotReference& node) const { return row_[node.slot]; }
  Result<Value> operator()(const bound::PropertyAccess& node) const;
  Result<Value> operator()(const bound::ListLiteral& node) const;
  Result<Value> operator()(const bound::MapLiteral& node) const;
  Result<Value> operator()(const bound::Case& node) const;
  Result<Value> operator()(const bound::FunctionCall& node) const;
  Result<Value> operator()(const bound::Subquery& node) const;

  // evaluate_operators.cc
  Result<Value> operator()(const bound::LabelTest& node) const;
  Result<Value> operator()(const bound::Unary& node) const;
  Result<Value> operator()(const bound::Binary& node) const;
  Result<Value> operator()(const bound::ComparisonChain& node) const;

  // evaluate_lists.cc
  Result<Value> operator()(const bound::Subscript& node) const;
  Result<Value> operator()(const bound::Slice& node) const;
  Result<Value> operator()(const bound::ListComprehension& node) const;
  Result<Value> operator()(const bound::Quantifier& node) const;
  Result<Value> operator()(const bound::Reduce& node) const;

 private:
  // evaluate_operators.cc
  Result<Truth> predicate(const bound::Expression& expression) const;
  Result<Truth> predicate(const bound::LabelTest& node) const;
  Result<Truth> predicate(const bound::Unary& node) const;
  Result<Truth> predicate(const bound::Binary& node) const;
  Result<Truth> predicate(const bound::ComparisonChain& node) const;
  Result<Truth> logical(const bound::Binary& node) const;

  Row row_;
  const EvalContext& context_;
};

// `status` with the expression's place in the query text, unless it has one already.
Status at_position(Status status, const bound::Expression& expression);

}  // namespace relata
