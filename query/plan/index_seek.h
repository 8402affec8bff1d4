#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "query/bind/catalog.h"
#include "query/plan/plan.h"

namespace relata {

struct IndexSeekChoice {
  plan::NodeIndexSeek seek;
  double rows = 0;                               // a guess at how many nodes it yields
  std::vector<bound::ExpressionPtr> predicates;  // that it serves
};

// The index that yields the fewest nodes for a variable of which `predicates` must hold, when one of its labels and properties has one and
// what it is compared with depends on nothing but `bound` slots: node.key = value, IN, STARTS WITH, and comparisons, of which two make a
// range. The guess: one node for a unique key, else the root of the number of nodes; a third of them for one bound of a range, a tenth for
// two bounds or a beginning.
std::optional<IndexSeekChoice> choose_index_seek(const Catalog& catalog, bound::Slot node,
                                                 const std::vector<bound::ExpressionPtr>& predicates, const std::set<bound::Slot>& bound);

}  // namespace relata
