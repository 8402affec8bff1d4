#pragma once

#include <string>
#include <string_view>

#include "engine/expr/evaluator.h"
#include "engine/expr/truth.h"

namespace relata {

// The id of a property key, label or relation type that an expression names. Faster than a lookup when the same string object
// (`name`, by address) is asked for again and again, as expressions of a running query do. Thread-safe.
std::optional<KeyId> resolve_key(const Names& names, const std::string& name);
std::optional<LabelId> resolve_label(const Names& names, const std::string& name);

// A property of the node or relationship `entity`: null when absent.
// EntityNotFound when it has been deleted; requires: entity.is_node() or entity.is_relationship().
Result<Value> find_property(const Value& entity, const std::string& key, const EvalContext& context);

// object.key: of nodes, relationships, maps and temporal values; null of null and of what is absent; TypeError otherwise.
Result<Value> property_of(const Value& object, const std::string& key, const EvalContext& context);

// Whether the node has all the labels, or the relationship all the types. Null of null.
Result<Truth> has_labels(const Value& entity, const std::vector<std::string>& names, const EvalContext& context);

}  // namespace relata
