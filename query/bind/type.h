#pragma once

#include <cstdint>
#include <string>

#include "query/bind/catalog.h"

namespace relata {

// A static type with what is known of list elements: {kInteger, 2} is a list of lists of integers, {kAny, 1} a list of anything.
// `kind` is never kList.
struct Type {
  StaticType kind = StaticType::kAny;
  std::uint8_t list_depth = 0;

  friend constexpr bool operator==(Type, Type) = default;

  bool is_list() const { return list_depth > 0; }
  bool is(StaticType scalar) const { return list_depth == 0 && kind == scalar; }
  // Nothing can be said against it at compile time.
  bool is_open() const { return is(StaticType::kAny) || is(StaticType::kNull); }
  bool is_number() const { return is(StaticType::kInteger) || is(StaticType::kFloat) || is(StaticType::kNumber); }
  bool is_entity() const { return is(StaticType::kNode) || is(StaticType::kRelationship); }

  // Requires: is_list().
  Type element() const { return {kind, static_cast<std::uint8_t>(list_depth - 1)}; }
  Type list_of() const { return {kind, static_cast<std::uint8_t>(list_depth < UINT8_MAX ? list_depth + 1 : list_depth)}; }
};

Type type_of(StaticType type);
Type type_of(const Value& value);

// The type of something that is either; kAny when they have nothing in common.
Type join(Type a, Type b);

// Whether a value of static type `actual` may turn out to be a `wanted`. Integers count as floats.
bool may_be(Type actual, StaticType wanted);

// "an Integer", "a List of Nodes", as error messages write them.
std::string describe(Type type);

}  // namespace relata
