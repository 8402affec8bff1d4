#include "engine/expr/evaluator.h"

#include <absl/container/inlined_vector.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "engine/expr/compare.h"
#include "engine/expr/expression_error.h"
#include "engine/expr/expression_evaluator.h"
#include "engine/expr/function_registry.h"
#include "engine/expr/operand.h"
#include "engine/expr/property_access.h"

namespace relata {
namespace {

Result<const Value*> find_parameter(const std::string& name, const EvalContext& context) {
  if (context.parameters) {
    if (const auto entry = context.parameters->find(name); entry != context.parameters->end()) return &entry->second;
  }
  return Status::runtime_error("ParameterMissing", "MissingParameter",
                               fmt::format("the query uses ${}, but no such parameter was given", name));
}

// As the guesses at property keys: by the address of the name, and believed only after a look at the entry.
const FunctionEntry* resolve_function(const std::string& name) {
  static thread_local std::array<const FunctionEntry*, 61> guesses{};
  const FunctionEntry*& guess = guesses[(reinterpret_cast<std::uintptr_t>(&name) >> 3) % guesses.size()];
  if (!guess || guess->signature.name != name) guess = find_function(name);
  return guess;
}

}  // namespace

Status at_position(Status status, const bound::Expression& expression) {
  const QueryErrorInfo* info = status.query_error();
  if (!info || info->offset >= 0 || expression.length == 0) return status;
  QueryErrorInfo positioned = *info;
  positioned.offset = expression.offset;
  positioned.length = expression.length;
  return Status::query_error(std::move(positioned), std::string(status.message()));
}

Result<Value> evaluate(const bound::Expression& expression, Row row, const EvalContext& context) {
  return ExpressionEvaluator(row, context).run(expression);
}

Result<bool> evaluate_predicate(const bound::Expression& expression, Row row, const EvalContext& context) {
  RELATA_ASSIGN_OR_RETURN(const Truth result, ExpressionEvaluator(row, context).run_predicate(expression));
  return result == Truth::kTrue;
}

Result<Value> ExpressionEvaluator::run(const bound::Expression& expression) const {
  Result<Value> result = std::visit(*this, expression.node);
  if (!result.is_ok()) return at_position(std::move(result).status(), expression);
  return result;
}

const Value Operand::kNull;

Status Operand::evaluate(const bound::Expression& expression, Row row, const EvalContext& context) {
  owned_.reset();
  value_ = &kNull;
  if (const auto* literal = std::get_if<bound::Literal>(&expression.node)) {
    value_ = &literal->value;
    return Status::ok();
  }
  if (const auto* reference = std::get_if<bound::SlotReference>(&expression.node)) {
    value_ = &row[reference->slot];
    return Status::ok();
  }
  if (const auto* access = std::get_if<bound::PropertyAccess>(&expression.node)) {
    Operand object;
    RELATA_RETURN_IF_ERROR(object.evaluate(*access->object, row, context));
    if (object->is_node() || object->is_relationship()) {
      Result<Value> found = find_property(*object, access->key, context);
      if (!found.is_ok()) return at_position(found.status(), expression);
      own(std::move(found).value());
      return Status::ok();
    }
    auto value = property_of(*object, access->key, context);
    if (!value.is_ok()) return at_position(std::move(value).status(), expression);
    own(std::move(value).value());
    return Status::ok();
  }
  if (const auto* parameter = std::get_if<bound::Parameter>(&expression.node)) {
    const auto found = find_parameter(parameter->name, context);
    if (!found.is_ok()) return at_position(found.status(), expression);
    value_ = *found;
    return Status::ok();
  }
  auto value = relata::evaluate(expression, row, context);
  if (!value.is_ok()) return std::move(value).status();
  own(std::move(value).value());
  return Status::ok();
}

Result<Value> ExpressionEvaluator::operator()(const bound::Parameter& node) const {
  RELATA_ASSIGN_OR_RETURN(const Value* value, find_parameter(node.name, context_));
  return *value;
}

Result<Value> ExpressionEvaluator::operator()(const bound::PropertyAccess& node) const {
  Operand object;
  RELATA_RETURN_IF_ERROR(object.evaluate(*node.object, row_, context_));
  return property_of(*object, node.key, context_);
}

Result<Value> ExpressionEvaluator::operator()(const bound::ListLiteral& node) const {
  ValueList list;
  list.reserve(node.items.size());
  for (const auto& item : node.items) {
    RELATA_ASSIGN_OR_RETURN(list.emplace_back(), run(*item));
  }
  return Value(std::move(list));
}

Result<Value> ExpressionEvaluator::operator()(const bound::MapLiteral& node) const {
  ValueMap map;
  for (const auto& [key, expression] : node.entries) {
    RELATA_ASSIGN_OR_RETURN(map[key], run(*expression));
  }
  return Value(std::move(map));
}

Result<Value> ExpressionEvaluator::operator()(const bound::Case& node) const {
  Operand operand;
  if (node.operand) RELATA_RETURN_IF_ERROR(operand.evaluate(*node.operand, row_, context_));
  for (const auto& [when, then] : node.branches) {
    bool taken = false;
    if (node.operand) {
      Operand candidate;
      RELATA_RETURN_IF_ERROR(candidate.evaluate(*when, row_, context_));
      taken = cypher_equal(*operand, *candidate) == true;
    } else {
      RELATA_ASSIGN_OR_RETURN(const Truth holds, run_predicate(*when));
      taken = holds == Truth::kTrue;
    }
    if (taken) return run(*then);
  }
  return node.otherwise ? run(*node.otherwise) : Value::null();
}

Result<Value> ExpressionEvaluator::operator()(const bound::FunctionCall& node) const {
  const FunctionEntry* function = resolve_function(node.name);
  assert(function && "the binder accepts registered functions only");
  absl::InlinedVector<Value, 3> arguments;
  for (const auto& argument : node.arguments) {
    RELATA_ASSIGN_OR_RETURN(arguments.emplace_back(), run(*argument));
  }
  if (function->null_in_null_out && std::any_of(arguments.begin(), arguments.end(), [](const Value& value) { return value.is_null(); })) {
    return Value::null();
  }
  return function->call({arguments.data(), arguments.size()}, context_);
}

Result<Value> ExpressionEvaluator::operator()(const bound::Subquery& node) const {
  assert(context_.subqueries && "a context without a runner cannot evaluate nested queries");
  return context_.subqueries->run(node, row_);
}

}  // namespace relata
