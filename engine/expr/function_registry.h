#pragma once

#include <span>
#include <string_view>

#include "engine/expr/evaluator.h"
#include "query/bind/catalog.h"

namespace relata {

using ScalarFunction = Result<Value> (*)(std::span<const Value> arguments, const EvalContext& context);

struct FunctionEntry {
  FunctionSignature signature;
  ScalarFunction call;
  // A null argument makes the result null without a call, so that `call` sees none.
  bool null_in_null_out = true;
};

// Every scalar function of the language; one table, filled by engine/expr/functions_*.cc. `name` in lower case.
const FunctionEntry* find_function(std::string_view name);
std::span<const FunctionEntry* const> all_functions();

}  // namespace relata
