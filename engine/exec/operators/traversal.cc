#include "engine/exec/operators/traversal.h"

#include <algorithm>

#include "engine/expr/compare.h"

namespace relata {

void TraversalRuntime::resolve() {
  resolved_ = true;
  types_.clear();
  const Names& names = scope_.state().graph().names();
  for (const std::string& name : plan_.types) {
    if (const auto type = names.find_type(name)) types_.push_back(*type);
  }
  const bool has_labels = to_labels_.resolve(plan_.to_labels);
  walkable_ = has_labels && (plan_.types.empty() || !types_.empty());
}

std::optional<NodeId> TraversalRuntime::node(Row row, bound::Slot slot) const {
  const Value& value = row[slot];
  if (!value.is_node() || !scope_.state().graph().contains(value.as_node())) return std::nullopt;
  return value.as_node();
}

bool TraversalRuntime::type_matches(TypeId type) const {
  return plan_.types.empty() || std::find(types_.begin(), types_.end(), type) != types_.end();
}

void TraversalRuntime::begin(Row row) {
  used_.clear();
  for (const bound::Slot slot : plan_.distinct_from) {
    const Value& value = row[slot];
    if (value.is_relationship()) used_.push_back(value.as_relationship());
    if (!value.is_list()) continue;
    for (const Value& item : value.as_list()) {
      if (item.is_relationship()) used_.push_back(item.as_relationship());
    }
  }
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
