#pragma once

#include <span>
#include <string_view>

#include "query/bind/catalog.h"
#include "query/bind/type.h"

namespace relata {

// Whether argument `index` of the function may have the type. Beside the signature, it knows the functions over the graph's own types,
// which take several: size (lists, strings), properties and keys (nodes, relationships, maps), ...
bool accepts_argument(const FunctionSignature& function, std::size_t index, Type argument);

// Sharper than the signature's result where it follows from the arguments: nodes() gives a list of nodes, head() an element.
Type result_type(const FunctionSignature& function, std::span<const Type> arguments);

}  // namespace relata
