#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "query/ast/operators.h"
#include "storage/base/value.h"

namespace relata::bound {

// Expressions after name resolution: every variable is a slot of the row, every scope and type rule that can be checked without
// data has been checked. Immutable and shared between plans; no name of a label, type or key is resolved to an id here.

struct Expression;
using ExpressionPtr = std::shared_ptr<const Expression>;

// Index of a variable's value in a row. Unique within one query, local variables of comprehensions included.
struct Slot {
  std::uint32_t index = 0;
  friend constexpr auto operator<=>(Slot, Slot) = default;
};

struct Literal {
  Value value;
};
struct Parameter {
  std::string name;
};
struct SlotReference {
  Slot slot;
};
struct PropertyAccess {  // object.key on nodes, relationships, maps and temporal values
  ExpressionPtr object;
  std::string key;
};
struct LabelTest {  // n:A:B, r:T; all must hold
  ExpressionPtr object;
  std::vector<std::string> names;
};
using ast::UnaryOperator;
struct Unary {
  UnaryOperator op;
  ExpressionPtr operand;
};
using ast::BinaryOperator;
struct Binary {
  BinaryOperator op;
  ExpressionPtr left;
  ExpressionPtr right;
};
// a < b <= c: the conjunction of neighbours, each operand evaluated once.
struct ComparisonChain {
  std::vector<ExpressionPtr> operands;
  std::vector<BinaryOperator> operators;  // one fewer than operands
};
struct ListLiteral {
  std::vector<ExpressionPtr> items;
};
struct MapLiteral {
  std::vector<std::pair<std::string, ExpressionPtr>> entries;
};
struct Subscript {  // list[index], map[key], node[key]
  ExpressionPtr object;
  ExpressionPtr index;
};
struct Slice {  // list[from..to]; either bound may be absent
  ExpressionPtr list;
  ExpressionPtr from;
  ExpressionPtr to;
};
struct Case {
  ExpressionPtr operand;  // null in the searched form
  std::vector<std::pair<ExpressionPtr, ExpressionPtr>> branches;
  ExpressionPtr otherwise;  // null: null value
};
// A scalar function; `name` in lower case with its name space ("tostring", "duration.between"). The binder has checked that it
// exists and takes that many arguments (engine side: engine/expr/function_registry.h, seen through query/bind/catalog.h).
struct FunctionCall {
  std::string name;
  std::vector<ExpressionPtr> arguments;
};
struct ListComprehension {  // [variable IN list WHERE predicate | projection]
  Slot variable;
  ExpressionPtr list;
  ExpressionPtr predicate;   // may be null
  ExpressionPtr projection;  // null: the item itself
};
using ast::QuantifierKind;
struct Quantifier {
  QuantifierKind kind;
  Slot variable;
  ExpressionPtr list;
  ExpressionPtr predicate;
};
struct Reduce {
  Slot accumulator;
  ExpressionPtr initial;
  Slot variable;
  ExpressionPtr list;
  ExpressionPtr body;
};
// A nested query run once per row: EXISTS { ... }, (a)-->(b) as a predicate, [(a)-->(b) | b.name]. `subquery` indexes
// SingleQuery::subqueries of the query in which the expression stands; the row's slots are visible inside.
using ast::SubqueryKind;
struct Subquery {
  SubqueryKind kind;
  std::uint32_t subquery = 0;
};

struct Expression {
  std::variant<Literal, Parameter, SlotReference, PropertyAccess, LabelTest, Unary, Binary, ComparisonChain, ListLiteral, MapLiteral,
               Subscript, Slice, Case, FunctionCall, ListComprehension, Quantifier, Reduce, Subquery>
      node;
  // Source span, for error messages; length 0 when made by a rewrite.
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
};

}  // namespace relata::bound
