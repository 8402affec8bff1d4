#include <fmt/format.h>

#include <algorithm>

#include "engine/expr/arithmetic.h"
#include "engine/expr/expression_error.h"
#include "engine/expr/expression_evaluator.h"
#include "engine/expr/operand.h"
#include "engine/expr/property_access.h"

namespace relata {
namespace {

Status needs_list(std::string_view what, const Value& value) {
  return type_error("InvalidArgumentType", fmt::format("{} needs a list, but this is a {}", what, to_string(value.kind())));
}

Value item_at(const ValueList& list, std::int64_t index) {
  const auto size = static_cast<std::int64_t>(list.size());
  if (index < 0) index += size;
  return index >= 0 && index < size ? list[static_cast<std::size_t>(index)] : Value::null();
}

// Position in [0, size] of a slice's bound, which counts from the end when negative.
std::int64_t clamp_bound(std::int64_t bound, std::int64_t size) {
  return std::clamp(bound < 0 ? bound + size : bound, std::int64_t{0}, size);
}

}  // namespace

Result<Value> ExpressionEvaluator::operator()(const bound::Subscript& node) const {
  Operand object;
  Operand index;
  RELATA_RETURN_IF_ERROR(object.evaluate(*node.object, row_, context_));
  RELATA_RETURN_IF_ERROR(index.evaluate(*node.index, row_, context_));
  if (object->is_null() || index->is_null()) return Value::null();
  if (object->is_list()) {
    if (index->is_integer()) return item_at(object->as_list(), index->as_integer());
    return type_error("ListElementAccessByNonInteger",
                      fmt::format("a list is indexed by an Integer, but this is a {}", to_string(index->kind())));
  }
  if (object->is_map() || object->is_node() || object->is_relationship()) {
    if (index->is_string()) return property_of(*object, index->as_string(), context_);
    return type_error("MapElementAccessByNonString",
                      fmt::format("properties and map entries are named by a String, but this is a {}", to_string(index->kind())));
  }
  return needs_list("a subscript", *object);
}

Result<Value> ExpressionEvaluator::operator()(const bound::Slice& node) const {
  Operand list;
  RELATA_RETURN_IF_ERROR(list.evaluate(*node.list, row_, context_));
  Operand bounds[2];
  const bound::ExpressionPtr* written[] = {&node.from, &node.to};
  for (int i = 0; i < 2; ++i) {
    if (*written[i]) RELATA_RETURN_IF_ERROR(bounds[i].evaluate(**written[i], row_, context_));
  }
  if (list->is_null()) return Value::null();
  if (!list->is_list()) return needs_list("a slice", *list);
  const auto size = static_cast<std::int64_t>(list->as_list().size());
  std::int64_t positions[] = {0, size};
  for (int i = 0; i < 2; ++i) {
    if (!*written[i]) continue;
    if (bounds[i]->is_null()) return Value::null();
    if (!bounds[i]->is_integer()) {
      return type_error("InvalidArgumentType",
                        fmt::format("the bounds of a slice are Integers, but this is a {}", to_string(bounds[i]->kind())));
    }
    positions[i] = clamp_bound(bounds[i]->as_integer(), size);
  }
  if (positions[0] >= positions[1]) return Value(ValueList{});
  const auto begin = list->as_list().begin();
  return Value(ValueList(begin + positions[0], begin + positions[1]));
}

Result<Value> ExpressionEvaluator::operator()(const bound::ListComprehension& node) const {
  Operand list;
  RELATA_RETURN_IF_ERROR(list.evaluate(*node.list, row_, context_));
  if (list->is_null()) return Value::null();
  if (!list->is_list()) return needs_list("a list comprehension", *list);
  ValueList result;
  if (!node.predicate) result.reserve(list->as_list().size());
  for (const Value& item : list->as_list()) {
    row_[node.variable] = item;
    if (node.predicate) {
      RELATA_ASSIGN_OR_RETURN(const Truth kept, run_predicate(*node.predicate));
      if (kept != Truth::kTrue) continue;
    }
    if (node.projection) {
      RELATA_ASSIGN_OR_RETURN(result.emplace_back(), run(*node.projection));
    } else {
      result.push_back(item);
    }
  }
  return Value(std::move(result));
}

Result<Value> ExpressionEvaluator::operator()(const bound::Quantifier& node) const {
  Operand list;
  RELATA_RETURN_IF_ERROR(list.evaluate(*node.list, row_, context_));
  if (list->is_null()) return Value::null();
  if (!list->is_list()) return needs_list("a quantifier", *list);
  const bool all = node.kind == bound::QuantifierKind::kAll;
  const bool single = node.kind == bound::QuantifierKind::kSingle;
  // all(p) is none(NOT p), so one counting of the items that decide serves the four kinds.
  std::size_t deciding = 0;
  bool unknown = false;
  for (const Value& item : list->as_list()) {
    row_[node.variable] = item;
    RELATA_ASSIGN_OR_RETURN(Truth holds, run_predicate(*node.predicate));
    if (all) holds = logical_not(holds);
    unknown |= holds == Truth::kNull;
    if (holds == Truth::kTrue && ++deciding > (single ? 1U : 0U)) break;
  }
  const bool any = node.kind == bound::QuantifierKind::kAny;
  if (single) {
    if (deciding > 1) return Value(false);
    return unknown ? Value::null() : Value(deciding == 1);
  }
  if (deciding > 0) return Value(any);
  return unknown ? Value::null() : Value(!any);
}

Result<Value> ExpressionEvaluator::operator()(const bound::Reduce& node) const {
  RELATA_ASSIGN_OR_RETURN(row_[node.accumulator], run(*node.initial));
  Operand list;
  RELATA_RETURN_IF_ERROR(list.evaluate(*node.list, row_, context_));
  if (list->is_null()) return Value::null();
  if (!list->is_list()) return needs_list("reduce", *list);
  for (const Value& item : list->as_list()) {
    row_[node.variable] = item;
    RELATA_ASSIGN_OR_RETURN(row_[node.accumulator], run(*node.body));
  }
  return row_[node.accumulator];
}

}  // namespace relata
