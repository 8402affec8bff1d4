#pragma once

#include <set>
#include <vector>

#include "query/bind/bound_expression.h"

namespace relata {

struct SlotUse {
  std::set<bound::Slot> slots;  // local variables of comprehensions among them
  bool has_subquery = false;    // which may read any slot of the row
};
SlotUse slots_of(const bound::Expression& expression);

// The operands of nested ANDs; the expression itself when it is none.
std::vector<bound::ExpressionPtr> conjuncts(const bound::ExpressionPtr& expression);

}  // namespace relata
