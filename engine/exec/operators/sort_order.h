#pragma once

#include <vector>

#include "engine/exec/expression_scope.h"

namespace relata {

// The values by which a row is sorted.
Result<std::vector<Value>> sort_values(const std::vector<bound::SortKey>& keys, Row row, const EvalContext& context);

// Whether a row with the values `a` comes before one with `b`.
bool sorts_before(const std::vector<bound::SortKey>& keys, const std::vector<Value>& a, const std::vector<Value>& b);

// The value of SKIP or LIMIT. SyntaxError (the TCK's word) when it is no whole number or negative.
Result<std::uint64_t> row_count(const bound::Expression& expression, std::string_view clause, Row row, const EvalContext& context);

}  // namespace relata
