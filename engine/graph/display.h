#pragma once

#include <string>

#include "engine/graph/snapshot.h"
#include "storage/base/value.h"

namespace relata {

// A value as a query would write it, with nodes, relationships and paths spelled out:
// (:Person {name: 'Ann'})-[:MET_WITH {date: 2025-03-12}]->(:Person {name: 'Bob'}).
// What the snapshot does not contain is written by its id: (#7), [#9].
std::string display(const Value& value, const Snapshot& snapshot);

// A label, relationship type or property key as a query would write it: in backticks unless it is a plain word.
std::string quoted_name(std::string_view name);

}  // namespace relata
