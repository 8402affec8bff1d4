#pragma once

#include <vector>

#include "engine/extract/coref/dependency_tree.h"
#include "engine/extract/document.h"

namespace relata::extract {

// The days that a text names: "March 3", "3 March 2025", "Thursday", "last Friday", "yesterday", "the day before", "two days ago".
// What names no single day ("last week", "in May") is left out. Days without a year or month are resolved against `published`: a weekday
// is the last one up to that day, or the next one when it is meant to come ("next Monday", "will arrive on Monday").
// Ascending. Cost: linear in the tokens.
std::vector<DateMention> find_dates(const Annotation& annotation, const DependencyTree& tree, Date published);

}  // namespace relata::extract
