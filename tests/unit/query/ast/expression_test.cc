#include "query/ast/expression.h"

#include <gtest/gtest.h>

#include "query/ast/walk.h"

namespace relata::ast {
namespace {

ExpressionPtr variable(std::string name, SourceSpan span = {}) { return share(Expression{Variable{std::move(name)}, span}); }

ExpressionPtr sum(ExpressionPtr left, ExpressionPtr right) {
  return share(Expression{Binary{BinaryOperator::kAdd, std::move(left), std::move(right)}, {}});
}

TEST(Expression, ComparesByContentWithoutPlaces) {
  EXPECT_EQ(*sum(variable("a", {1, 1}), variable("b")), *sum(variable("a", {7, 1}), variable("b")));
  EXPECT_NE(*sum(variable("a"), variable("b")), *sum(variable("b"), variable("a")));
  EXPECT_EQ(ExpressionPtr(), ExpressionPtr(nullptr));
  EXPECT_NE(variable("a"), ExpressionPtr());
}

TEST(Walk, VisitsOperandsInWrittenOrder) {
  const Expression list{ListLiteral{{sum(variable("a"), variable("b")), variable("c")}}, {}};
  std::string names;
  any_operand(list, [&](const Expression& operand) {
    if (const auto* node = std::get_if<Variable>(&operand.node)) names += node->name;
    return false;
  });
  EXPECT_EQ(names, "abc");
}

TEST(Walk, StopsAtTheFirstHit) {
  int visited = 0;
  const auto expression = sum(variable("a"), sum(variable("b"), variable("c")));
  EXPECT_TRUE(any_operand(*expression, [&](const Expression& operand) {
    ++visited;
    return operand == *variable("a");
  }));
  EXPECT_EQ(visited, 2);  // the sum, then a
}

TEST(Walk, LeavesNestedQueriesAlone) {
  const Expression exists{Subquery{SubqueryKind::kExists, share(Query{})}, {}};
  int visited = 0;
  any_operand(exists, [&](const Expression&) { return ++visited > 1; });
  EXPECT_EQ(visited, 1);
}

}  // namespace
}  // namespace relata::ast
