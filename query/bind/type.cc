#include "query/bind/type.h"

#include <string_view>

namespace relata {
namespace {

std::string_view name(StaticType type) {
  switch (type) {
    case StaticType::kAny: return "value";
    case StaticType::kBoolean: return "Boolean";
    case StaticType::kInteger: return "Integer";
    case StaticType::kFloat: return "Float";
    case StaticType::kNumber: return "Number";
    case StaticType::kString: return "String";
    case StaticType::kList: return "List";
    case StaticType::kMap: return "Map";
    case StaticType::kNode: return "Node";
    case StaticType::kRelationship: return "Relationship";
    case StaticType::kPath: return "Path";
    case StaticType::kDate: return "Date";
    case StaticType::kLocalTime: return "LocalTime";
    case StaticType::kTime: return "Time";
    case StaticType::kLocalDateTime: return "LocalDateTime";
    case StaticType::kDateTime: return "DateTime";
    case StaticType::kDuration: return "Duration";
    case StaticType::kNull: return "null";
  }
  return "value";
}

}  // namespace

Type type_of(StaticType type) { return type == StaticType::kList ? Type{StaticType::kAny, 1} : Type{type, 0}; }

Type type_of(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kNull: return {StaticType::kNull};
    case ValueKind::kBoolean: return {StaticType::kBoolean};
    case ValueKind::kInteger: return {StaticType::kInteger};
    case ValueKind::kFloat: return {StaticType::kFloat};
    case ValueKind::kString: return {StaticType::kString};
    default: return {};
  }
}

Type join(Type a, Type b) {
  if (a == b || b.is(StaticType::kNull)) return a;
  if (a.is(StaticType::kNull)) return b;
  if (a.is_list() && b.is_list()) return join(a.element(), b.element()).list_of();
  if (a.is_number() && b.is_number()) return {StaticType::kNumber};
  return {};
}

bool may_be(Type actual, StaticType wanted) {
  if (wanted == StaticType::kAny || actual.is_open()) return true;
  if (actual.is_list()) return wanted == StaticType::kList;
  if (actual.kind == wanted) return true;
  if (actual.is(StaticType::kNumber)) return wanted == StaticType::kInteger || wanted == StaticType::kFloat;
  if (actual.is(StaticType::kInteger)) return wanted == StaticType::kFloat || wanted == StaticType::kNumber;
  return actual.is(StaticType::kFloat) && wanted == StaticType::kNumber;
}

std::string describe(Type type) {
  if (type.is(StaticType::kNull)) return "null";
  if (type.is_list()) {
    if (type.element() == Type{}) return "a List";
    std::string element = describe(type.element());
    return "a List of " + element.substr(element.find(' ') + 1) + "s";
  }
  return (type.is(StaticType::kInteger) ? "an " : "a ") + std::string(name(type.kind));
}

}  // namespace relata
