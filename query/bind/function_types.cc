#include "query/bind/function_types.h"

#include <algorithm>
#include <initializer_list>

namespace relata {
namespace {

struct FirstArgument {
  std::string_view function;
  std::initializer_list<StaticType> accepted;
};

const FirstArgument kFirstArguments[] = {
    {"size", {StaticType::kList, StaticType::kString}},
    {"length", {StaticType::kPath}},
    {"nodes", {StaticType::kPath}},
    {"relationships", {StaticType::kPath}},
    {"labels", {StaticType::kNode}},
    {"type", {StaticType::kRelationship}},
    {"startnode", {StaticType::kRelationship}},
    {"endnode", {StaticType::kRelationship}},
    {"id", {StaticType::kNode, StaticType::kRelationship}},
    {"properties", {StaticType::kNode, StaticType::kRelationship, StaticType::kMap}},
    {"keys", {StaticType::kNode, StaticType::kRelationship, StaticType::kMap}},
};

}  // namespace

bool accepts_argument(const FunctionSignature& function, std::size_t index, Type argument) {
  if (index == 0) {
    for (const auto& [name, accepted] : kFirstArguments) {
      if (name == function.name)
        return std::any_of(accepted.begin(), accepted.end(), [&](StaticType type) { return may_be(argument, type); });
    }
  }
  return index >= function.argument_types.size() || may_be(argument, function.argument_types[index]);
}

Type result_type(const FunctionSignature& function, std::span<const Type> arguments) {
  const std::string_view name = function.name;
  const Type first = arguments.empty() ? Type{} : arguments.front();
  if (name == "nodes") return {StaticType::kNode, 1};
  if (name == "relationships") return {StaticType::kRelationship, 1};
  if (name == "startnode" || name == "endnode") return {StaticType::kNode};
  if (name == "labels" || name == "keys" || name == "split") return {StaticType::kString, 1};
  if (name == "range") return {StaticType::kInteger, 1};
  if (name == "head" || name == "last") return first.is_list() ? first.element() : Type{};
  if (name == "tail" || name == "reverse") return first.is_list() ? first : type_of(function.result);
  return type_of(function.result);
}

}  // namespace relata
