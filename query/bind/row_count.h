#pragma once

#include <string_view>

#include "query/ast/expression.h"
#include "query/bind/expression_binder.h"

namespace relata {

// Binds the number of SKIP or LIMIT (`keyword`, for messages), which is the same for all rows: no variable of `incoming`, no pattern and no
// nested query may stand in it. Null for an absent expression.
Result<bound::ExpressionPtr> bind_row_count(const ast::ExpressionPtr& expression, std::string_view keyword, BindState& state,
                                            const Scope& incoming, bound::SingleQuery& owner);

}  // namespace relata
