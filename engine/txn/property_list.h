#pragma once

#include "engine/graph/names.h"
#include "storage/base/result.h"
#include "storage/graph/records.h"

namespace relata {

// What writers do to property lists before the graph takes them in. `names`: for messages.

// kInvalidArgument that names the key for what is, or holds, a node, a relationship, a path or a map, and for lists nested beyond
// limits::kValueDepth.
Status check_storable(const Value& value, KeyId key, const Names& names);

// Brings a list into the form of PropertyList: ascending, the last of equal keys, no nulls. All values are checked.
Result<PropertyList> normalized_properties(PropertyList list, const Names& names);

// Sets one property of a list of that form; a null value removes it.
void assign_property(PropertyList& list, KeyId key, Value value);

}  // namespace relata
