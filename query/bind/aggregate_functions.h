#pragma once

#include <cstdint>
#include <string_view>

#include "query/ast/expression.h"
#include "query/bind/bound_query.h"
#include "query/bind/type.h"

namespace relata {

struct AggregateFunction {
  std::string_view name;  // lower case
  bound::AggregateKind kind;
  std::uint32_t arguments;
};

// Null when `name` (lower case) is not an aggregate function.
const AggregateFunction* find_aggregate(std::string_view name);

bool is_aggregate_call(const ast::Expression& expression);
// Itself or below.
bool contains_aggregate(const ast::Expression& expression);

// Of the aggregate over arguments of the first one's type.
Type aggregate_type(bound::AggregateKind kind, Type argument);

}  // namespace relata
