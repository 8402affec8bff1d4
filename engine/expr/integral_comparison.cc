#include "engine/expr/integral_comparison.h"

#include <algorithm>

namespace relata {
namespace {

using bound::BinaryOperator;

bool is_comparison(BinaryOperator op) { return op >= BinaryOperator::kEqual && op <= BinaryOperator::kGreaterOrEqual; }

bool compare(std::int64_t a, BinaryOperator op, std::int64_t b) {
  switch (op) {
    case BinaryOperator::kEqual: return a == b;
    case BinaryOperator::kNotEqual: return a != b;
    case BinaryOperator::kLess: return a < b;
    case BinaryOperator::kLessOrEqual: return a <= b;
    case BinaryOperator::kGreater: return a > b;
    default: return a >= b;
  }
}

// Whether it has the same value for every row of a statement.
bool is_constant(const bound::Expression& expression) {
  if (std::holds_alternative<bound::Literal>(expression.node) || std::holds_alternative<bound::Parameter>(expression.node)) return true;
  const auto* call = std::get_if<bound::FunctionCall>(&expression.node);
  return call != nullptr && call->name == "date" &&
         std::all_of(call->arguments.begin(), call->arguments.end(), [](const auto& argument) { return is_constant(*argument); });
}

// Of an integer or a date.
std::optional<PropertyNumber> number_of(const Value& value) {
  const PropertyNumber number = PropertyNumber::of(value);
  return number.kind == ValueKind::kInteger || number.kind == ValueKind::kDate ? std::optional(number) : std::nullopt;
}

}  // namespace

std::optional<IntegralComparison> IntegralComparison::compile(const bound::Expression& expression) {
  IntegralComparison compiled;
  std::vector<const bound::Expression*> operands;
  if (const auto* binary = std::get_if<bound::Binary>(&expression.node)) {
    operands = {binary->left.get(), binary->right.get()};
    compiled.operators_ = {binary->op};
  } else if (const auto* chain = std::get_if<bound::ComparisonChain>(&expression.node)) {
    for (const bound::ExpressionPtr& operand : chain->operands) operands.push_back(operand.get());
    compiled.operators_ = chain->operators;
  }
  if (operands.empty() || !std::all_of(compiled.operators_.begin(), compiled.operators_.end(), is_comparison)) return std::nullopt;
  for (const bound::Expression* operand : operands) {
    const std::optional<std::size_t> term = compiled.add(*operand);
    if (!term) return std::nullopt;
    compiled.operands_.push_back(*term);
  }
  return compiled;
}

std::optional<std::size_t> IntegralComparison::add(const bound::Expression& expression) {
  Term term{TermKind::kConstant, &expression};
  if (const auto* property = std::get_if<bound::PropertyAccess>(&expression.node)) {
    const auto* object = std::get_if<bound::SlotReference>(&property->object->node);
    if (object == nullptr) return std::nullopt;
    term.kind = TermKind::kProperty;
    term.key = &property->key;
    term.slot = object->slot;
  } else if (const auto* reference = std::get_if<bound::SlotReference>(&expression.node)) {
    term.kind = TermKind::kSlot;
    term.slot = reference->slot;
  } else if (const auto* binary = std::get_if<bound::Binary>(&expression.node)) {
    return add_sum(*binary);
  } else if (!is_constant(expression)) {
    return std::nullopt;
  }
  terms_.push_back(std::move(term));
  return terms_.size() - 1;
}

std::optional<std::size_t> IntegralComparison::add_sum(const bound::Binary& binary) {
  if (binary.op != BinaryOperator::kAdd && binary.op != BinaryOperator::kSubtract) return std::nullopt;
  const std::optional<std::size_t> left = add(*binary.left);
  const std::optional<std::size_t> right = left ? add(*binary.right) : std::nullopt;
  if (!right) return std::nullopt;
  Term term{binary.op == BinaryOperator::kAdd ? TermKind::kAdd : TermKind::kSubtract};
  term.left = *left;
  term.right = *right;
  terms_.push_back(std::move(term));
  return terms_.size() - 1;
}

bool IntegralComparison::rests_on(std::size_t index, std::span<const bound::Slot> slots) const {
  const Term& term = terms_[index];
  switch (term.kind) {
    case TermKind::kConstant: return false;
    case TermKind::kProperty:
    case TermKind::kSlot: return std::find(slots.begin(), slots.end(), term.slot) != slots.end();
    default: return rests_on(term.left, slots) || rests_on(term.right, slots);
  }
}

bool IntegralComparison::split_off(std::size_t operand, bound::Slot slot, std::span<const bound::Slot> later,
                                   PropertyLimits& limits) const {
  const Term* term = &terms_[operand];
  if (term->kind == TermKind::kAdd || term->kind == TermKind::kSubtract) {
    const bool right = term->kind == TermKind::kAdd && rests_on(term->right, later);
    const std::size_t summand = right ? term->left : term->right;
    if (rests_on(summand, later)) return false;
    limits.offset = {summand, term->kind == TermKind::kSubtract};
    term = &terms_[right ? term->right : term->left];
  }
  if (term->kind != TermKind::kProperty || term->slot != slot) return false;
  limits.key = *term->key;
  return true;
}

std::optional<IntegralComparison::PropertyLimits> IntegralComparison::limits_on(bound::Slot slot,
                                                                                std::span<const bound::Slot> later) const {
  std::optional<std::size_t> asked;
  for (std::size_t i = 0; i < operands_.size(); ++i) {
    if (!rests_on(operands_[i], later)) continue;
    if (asked) return std::nullopt;
    asked = i;
  }
  PropertyLimits limits;
  if (!asked || !split_off(operands_[*asked], slot, later, limits)) return std::nullopt;
  for (std::size_t i = 0; i < operators_.size(); ++i) {
    if (operators_[i] == BinaryOperator::kNotEqual) return std::nullopt;
    if (*asked == i) {
      limits.limits.push_back({operators_[i], operands_[i + 1]});
    } else if (*asked == i + 1) {
      limits.limits.push_back({ast::mirrored(operators_[i]), operands_[i]});
    } else {
      return std::nullopt;
    }
  }
  return limits;
}

void IntegralComparison::forget() {
  for (Term& term : terms_) term.last_id = 0;
}

std::optional<bool> IntegralComparison::holds(Row row, const EvalContext& context) {
  bool all = true;
  std::optional<PropertyNumber> left = number(operands_[0], row, context);
  for (std::size_t i = 0; i < operators_.size(); ++i) {
    const std::optional<PropertyNumber> right = left ? number(operands_[i + 1], row, context) : std::nullopt;
    if (!right || left->kind != right->kind) return std::nullopt;
    all = all && compare(left->value, operators_[i], right->value);
    left = right;
  }
  return all;
}

std::optional<PropertyNumber> IntegralComparison::number(std::size_t index, Row row, const EvalContext& context) {
  Term& term = terms_[index];
  switch (term.kind) {
    case TermKind::kConstant: return term.number ? term.number : constant(term, row, context);
    case TermKind::kProperty: return property(term, row, context);
    case TermKind::kSlot: return number_of(row[term.slot]);
    default: break;
  }
  const std::optional<PropertyNumber> left = number(term.left, row, context);
  const std::optional<PropertyNumber> right = left ? number(term.right, row, context) : std::nullopt;
  if (!right || left->kind != ValueKind::kInteger || right->kind != ValueKind::kInteger) return std::nullopt;
  PropertyNumber sum{ValueKind::kInteger, 0};
  const bool overflow = term.kind == TermKind::kAdd ? __builtin_add_overflow(left->value, right->value, &sum.value)
                                                    : __builtin_sub_overflow(left->value, right->value, &sum.value);
  return overflow ? std::nullopt : std::optional(sum);
}

// What is gone has no properties here; it is for the evaluation to complain of it.
std::optional<PropertyNumber> IntegralComparison::property(Term& term, Row row, const EvalContext& context) {
  const Value& object = row[term.slot];
  const bool is_edge = object.is_relationship();
  if (!is_edge && !object.is_node()) return std::nullopt;
  const std::uint64_t id = is_edge ? object.as_relationship().value : object.as_node().value;
  if (term.last_id == id && term.last_is_edge == is_edge) return term.number;
  if (!term.known_key) term.known_key = context.snapshot->names().find_key(*term.key);
  if (!term.known_key) return std::nullopt;
  const Value value =
      is_edge ? context.snapshot->property(EdgeId{id}, *term.known_key) : context.snapshot->property(NodeId{id}, *term.known_key);
  term.number = number_of(value);
  term.last_id = id;
  term.last_is_edge = is_edge;
  return term.number;
}

std::optional<PropertyNumber> IntegralComparison::constant(Term& term, Row row, const EvalContext& context) {
  const Result<Value> value = evaluate(*term.expression, row, context);
  if (value.is_ok()) term.number = number_of(*value);
  return term.number;
}

}  // namespace relata
