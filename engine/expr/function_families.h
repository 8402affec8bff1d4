#pragma once

#include <string>
#include <vector>

#include "engine/expr/function_registry.h"

namespace relata {

// The functions of one family, each defined in engine/expr/functions_<family>.cc; function_registry.cc joins them into one table.
std::vector<FunctionEntry> general_functions();
std::vector<FunctionEntry> conversion_functions();
std::vector<FunctionEntry> math_functions();
std::vector<FunctionEntry> string_functions();
std::vector<FunctionEntry> list_functions();
std::vector<FunctionEntry> graph_functions();
std::vector<FunctionEntry> instant_functions();
std::vector<FunctionEntry> duration_functions();
std::vector<FunctionEntry> truncate_functions();

// A function of exactly these arguments. Change the entry for optional arguments, nulls as arguments and the like.
inline FunctionEntry make_function(std::string name, std::vector<StaticType> arguments, StaticType result, ScalarFunction call) {
  const auto count = static_cast<std::uint32_t>(arguments.size());
  return {{std::move(name), count, count, std::move(arguments), result, true}, call};
}
inline FunctionEntry optional_arguments(FunctionEntry entry, std::uint32_t count) {
  entry.signature.min_arguments = entry.signature.max_arguments - count;
  return entry;
}
inline FunctionEntry takes_nulls(FunctionEntry entry) {
  entry.null_in_null_out = false;
  return entry;
}
inline FunctionEntry not_deterministic(FunctionEntry entry) {
  entry.signature.deterministic = false;
  return entry;
}

// TypeError for an argument of a kind that the function does not take.
Status wrong_argument(std::string_view function, const Value& argument);

}  // namespace relata
