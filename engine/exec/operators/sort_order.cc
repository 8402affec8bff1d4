#include "engine/exec/operators/sort_order.h"

#include <fmt/format.h>

#include "engine/expr/compare.h"

namespace relata {

Result<std::vector<Value>> sort_values(const std::vector<bound::SortKey>& keys, Row row, const EvalContext& context) {
  std::vector<Value> values;
  values.reserve(keys.size());
  for (const bound::SortKey& key : keys) {
    RELATA_ASSIGN_OR_RETURN(Value value, evaluate(*key.expression, row, context));
    values.push_back(std::move(value));
  }
  return values;
}

bool sorts_before(const std::vector<bound::SortKey>& keys, const std::vector<Value>& a, const std::vector<Value>& b) {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::weak_ordering ordering = order(a[i], b[i]);
    if (ordering != 0) return keys[i].descending ? ordering > 0 : ordering < 0;
  }
  return false;
}

Result<std::uint64_t> row_count(const bound::Expression& expression, std::string_view clause, Row row, const EvalContext& context) {
  RELATA_ASSIGN_OR_RETURN(const Value value, evaluate(expression, row, context));
  if (!value.is_integer()) {
    return Status::runtime_error("SyntaxError", "InvalidArgumentType",
                                 fmt::format("{} takes a whole number, not {}", clause, to_string(value)));
  }
  if (value.as_integer() < 0) {
    return Status::runtime_error("SyntaxError", "NegativeIntegerArgument",
                                 fmt::format("{} takes no negative number ({})", clause, value.as_integer()));
  }
  return static_cast<std::uint64_t>(value.as_integer());
}

}  // namespace relata
