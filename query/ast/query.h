#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "query/ast/expression.h"
#include "query/ast/pattern.h"

namespace relata::ast {

// Clauses in written order; which orders make sense is judged by query/bind.

struct Match {
  bool optional = false;
  std::vector<PathPattern> patterns;
  ExpressionPtr where;
  friend bool operator==(const Match&, const Match&) = default;
};

struct Unwind {
  ExpressionPtr list;
  Name variable;
  friend bool operator==(const Unwind&, const Unwind&) = default;
};

struct ProjectionItem {
  ExpressionPtr expression;
  std::optional<Name> alias;
  std::string text;  // the expression exactly as written: the column's name without an alias
  friend bool operator==(const ProjectionItem&, const ProjectionItem&) = default;
};
struct SortItem {
  ExpressionPtr expression;
  bool descending = false;
  friend bool operator==(const SortItem&, const SortItem&) = default;
};
struct Projection {
  bool distinct = false;
  bool star = false;  // before the items
  std::vector<ProjectionItem> items;
  std::vector<SortItem> order_by;
  ExpressionPtr skip;
  ExpressionPtr limit;
  SourceSpan span;
  friend bool operator==(const Projection&, const Projection&) = default;
};
struct With {
  Projection projection;
  ExpressionPtr where;
  friend bool operator==(const With&, const With&) = default;
};
struct Return {
  Projection projection;
  friend bool operator==(const Return&, const Return&) = default;
};

struct Create {
  std::vector<PathPattern> patterns;
  friend bool operator==(const Create&, const Create&) = default;
};

struct SetProperty {
  ExpressionPtr object;
  Name key;
  ExpressionPtr value;
  friend bool operator==(const SetProperty&, const SetProperty&) = default;
};
struct SetProperties {  // variable = value, or += when merging
  Name variable;
  ExpressionPtr value;
  bool merge = false;
  friend bool operator==(const SetProperties&, const SetProperties&) = default;
};
struct SetLabels {
  Name variable;
  std::vector<Name> labels;
  friend bool operator==(const SetLabels&, const SetLabels&) = default;
};
using SetItem = std::variant<SetProperty, SetProperties, SetLabels>;
struct Set {
  std::vector<SetItem> items;
  friend bool operator==(const Set&, const Set&) = default;
};

struct RemoveProperty {
  ExpressionPtr object;
  Name key;
  friend bool operator==(const RemoveProperty&, const RemoveProperty&) = default;
};
struct RemoveLabels {
  Name variable;
  std::vector<Name> labels;
  friend bool operator==(const RemoveLabels&, const RemoveLabels&) = default;
};
using RemoveItem = std::variant<RemoveProperty, RemoveLabels>;
struct Remove {
  std::vector<RemoveItem> items;
  friend bool operator==(const Remove&, const Remove&) = default;
};

struct Merge {
  PathPattern pattern;
  std::vector<SetItem> on_create;
  std::vector<SetItem> on_match;
  friend bool operator==(const Merge&, const Merge&) = default;
};

struct Delete {
  bool detach = false;
  std::vector<ExpressionPtr> targets;
  friend bool operator==(const Delete&, const Delete&) = default;
};

struct YieldItem {
  Name column;
  std::optional<Name> alias;
  friend bool operator==(const YieldItem&, const YieldItem&) = default;
};
struct Call {
  Name procedure;                                       // with its name space
  std::optional<std::vector<ExpressionPtr>> arguments;  // none without parentheses: taken from parameters of the same names
  bool yields = false;
  bool yield_star = false;
  std::vector<YieldItem> items;
  ExpressionPtr where;
  friend bool operator==(const Call&, const Call&) = default;
};

struct Clause {
  std::variant<Match, Unwind, With, Return, Create, Set, Remove, Merge, Delete, Call> node;
  SourceSpan span;
  friend bool operator==(const Clause&, const Clause&) = default;
};

struct SingleQuery {
  std::vector<Clause> clauses;
  bool union_all = false;  // how it is joined to the part before it
  SourceSpan span;
  friend bool operator==(const SingleQuery&, const SingleQuery&) = default;
};

struct Query {
  std::vector<SingleQuery> parts;  // joined by UNION
  friend bool operator==(const Query&, const Query&) = default;
};

}  // namespace relata::ast
