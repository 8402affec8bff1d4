#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "query/ast/operators.h"
#include "query/ast/shared.h"
#include "query/ast/source_span.h"
#include "storage/base/value.h"

namespace relata::ast {

// Expressions as written: names are not resolved, nothing is checked but the syntax. Values, compared without their spans.
// Depth: at most parse's limit (query/parse/limits.h), so walking them recursively is safe.

struct Expression;
using ExpressionPtr = Shared<Expression>;
struct PathPattern;
struct Query;

struct Literal {
  Value value;
  friend bool operator==(const Literal&, const Literal&) = default;
};
struct Parameter {
  std::string name;
  friend bool operator==(const Parameter&, const Parameter&) = default;
};
struct Variable {
  std::string name;
  friend bool operator==(const Variable&, const Variable&) = default;
};
struct PropertyAccess {
  ExpressionPtr object;
  Name key;
  friend bool operator==(const PropertyAccess&, const PropertyAccess&) = default;
};
struct LabelTest {
  ExpressionPtr object;
  std::vector<Name> names;
  friend bool operator==(const LabelTest&, const LabelTest&) = default;
};
struct Unary {
  UnaryOperator op;
  ExpressionPtr operand;
  friend bool operator==(const Unary&, const Unary&) = default;
};
// AND, OR and XOR of many operands are balanced trees: these operators are associative, and depth is limited.
struct Binary {
  BinaryOperator op;
  ExpressionPtr left;
  ExpressionPtr right;
  friend bool operator==(const Binary&, const Binary&) = default;
};
// Two or more comparisons in a row: a < b <= c.
struct ComparisonChain {
  std::vector<ExpressionPtr> operands;
  std::vector<BinaryOperator> operators;
  friend bool operator==(const ComparisonChain&, const ComparisonChain&) = default;
};
struct ListLiteral {
  std::vector<ExpressionPtr> items;
  friend bool operator==(const ListLiteral&, const ListLiteral&) = default;
};
struct MapLiteral {
  std::vector<std::pair<Name, ExpressionPtr>> entries;
  friend bool operator==(const MapLiteral&, const MapLiteral&) = default;
};
struct Subscript {
  ExpressionPtr object;
  ExpressionPtr index;
  friend bool operator==(const Subscript&, const Subscript&) = default;
};
struct Slice {  // either bound may be absent
  ExpressionPtr list;
  ExpressionPtr from;
  ExpressionPtr to;
  friend bool operator==(const Slice&, const Slice&) = default;
};
struct Case {
  ExpressionPtr operand;  // absent in the searched form
  std::vector<std::pair<ExpressionPtr, ExpressionPtr>> branches;
  ExpressionPtr otherwise;
  friend bool operator==(const Case&, const Case&) = default;
};
// Scalar and aggregate functions alike; count(*) has `star`.
struct FunctionCall {
  std::string name;  // lower case, with its name space
  bool distinct = false;
  bool star = false;
  std::vector<ExpressionPtr> arguments;
  friend bool operator==(const FunctionCall&, const FunctionCall&) = default;
};
struct ListComprehension {
  Name variable;
  ExpressionPtr list;
  ExpressionPtr predicate;
  ExpressionPtr projection;
  friend bool operator==(const ListComprehension&, const ListComprehension&) = default;
};
struct Quantifier {
  QuantifierKind kind;
  Name variable;
  ExpressionPtr list;
  ExpressionPtr predicate;
  friend bool operator==(const Quantifier&, const Quantifier&) = default;
};
struct Reduce {
  Name accumulator;
  ExpressionPtr initial;
  Name variable;
  ExpressionPtr list;
  ExpressionPtr body;
  friend bool operator==(const Reduce&, const Reduce&) = default;
};
// (a)-->(b) as a predicate, or shortestPath((a)-[*]-(b)) as a value.
struct PatternExpression {
  Shared<PathPattern> pattern;
  friend bool operator==(const PatternExpression&, const PatternExpression&) = default;
};
struct PatternComprehension {
  Shared<PathPattern> pattern;  // with its variable, if it has one
  ExpressionPtr predicate;
  ExpressionPtr projection;
  friend bool operator==(const PatternComprehension&, const PatternComprehension&) = default;
};
// EXISTS { }, COUNT { }, COLLECT { }. The short form { (a)-->(b) WHERE ... } is a query of one MATCH.
struct Subquery {
  SubqueryKind kind;
  Shared<Query> query;
  friend bool operator==(const Subquery&, const Subquery&) = default;
};

struct Expression {
  std::variant<Literal, Parameter, Variable, PropertyAccess, LabelTest, Unary, Binary, ComparisonChain, ListLiteral, MapLiteral, Subscript,
               Slice, Case, FunctionCall, ListComprehension, Quantifier, Reduce, PatternExpression, PatternComprehension, Subquery>
      node;
  SourceSpan span;
  friend bool operator==(const Expression&, const Expression&) = default;
};

}  // namespace relata::ast
