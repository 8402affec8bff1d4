#include "engine/exec/operators/traversal.h"

#include <algorithm>

#include "engine/expr/compare.h"

namespace relata {

bool TraversalRuntime::resolve() {
  types_.clear();
  const Names& names = scope_.state().graph().names();
  for (const std::string& name : plan_.types) {
    if (const auto type = names.find_type(name)) types_.push_back(*type);
  }
  return plan_.types.empty() || !types_.empty();
}

std::optional<NodeId> TraversalRuntime::node(Row row, bound::Slot slot) const {
  const Value& value = row[slot];
  if (!value.is_node() || !scope_.state().graph().contains(value.as_node())) return std::nullopt;
  return value.as_node();
}

bool TraversalRuntime::type_matches(TypeId type) const {
  return plan_.types.empty() || std::find(types_.begin(), types_.end(), type) != types_.end();
}

bool TraversalRuntime::is_distinct(EdgeId edge, Row row) const {
  for (const bound::Slot slot : plan_.distinct_from) {
    const Value& other = row[slot];
    if (other.is_relationship() && other.as_relationship() == edge) return false;
    if (!other.is_list()) continue;
    for (const Value& item : other.as_list()) {
      if (item.is_relationship() && item.as_relationship() == edge) return false;
    }
  }
  return true;
}

Status EdgeConditions::evaluate(Row row) {
  wanted_.clear();
  for (const auto& [key, expression] : entries_) {
    RELATA_ASSIGN_OR_RETURN(Value value, relata::evaluate(*expression, row, scope_.eval()));
    wanted_.emplace_back(scope_.state().graph().names().find_key(key), std::move(value));
  }
  return Status::ok();
}

bool EdgeConditions::hold(EdgeId edge) const {
  return std::all_of(wanted_.begin(), wanted_.end(), [&](const auto& entry) {
    return entry.first && cypher_equal(scope_.state().graph().property(edge, *entry.first), entry.second) == true;
  });
}

}  // namespace relata
