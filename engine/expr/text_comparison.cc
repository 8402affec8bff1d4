#include "engine/expr/text_comparison.h"

#include <string_view>
#include <variant>

namespace relata {

using bound::BinaryOperator;

namespace {

bool is_text_comparison(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::kEqual:
    case BinaryOperator::kNotEqual:
    case BinaryOperator::kStartsWith:
    case BinaryOperator::kEndsWith:
    case BinaryOperator::kContains: return true;
    default: return false;
  }
}

// Null when it is none, or not the same for all rows.
const std::string* text_of(const bound::Expression& expression, const ValueMap* parameters) {
  const Value* value = nullptr;
  if (const auto* literal = std::get_if<bound::Literal>(&expression.node)) value = &literal->value;
  if (const auto* parameter = std::get_if<bound::Parameter>(&expression.node); parameter != nullptr && parameters != nullptr) {
    const auto found = parameters->find(parameter->name);
    if (found != parameters->end()) value = &found->second;
  }
  return value != nullptr && value->is_string() ? &value->as_string() : nullptr;
}

const std::string* key_of(const bound::Expression& expression, bound::Slot slot) {
  const auto* access = std::get_if<bound::PropertyAccess>(&expression.node);
  const auto* object = access == nullptr ? nullptr : std::get_if<bound::SlotReference>(&access->object->node);
  return object != nullptr && object->slot == slot ? &access->key : nullptr;
}

}  // namespace

std::optional<TextComparison> TextComparison::compile(const bound::Expression& expression, bound::Slot slot, const ValueMap* parameters) {
  const auto* binary = std::get_if<bound::Binary>(&expression.node);
  if (binary == nullptr || !is_text_comparison(binary->op)) return std::nullopt;
  const auto made = [&](const bound::Expression& property, const bound::Expression& constant) -> std::optional<TextComparison> {
    const std::string* key = key_of(property, slot);
    const std::string* text = text_of(constant, parameters);
    return key == nullptr || text == nullptr ? std::nullopt : std::optional(TextComparison(*key, binary->op, *text));
  };
  std::optional<TextComparison> comparison = made(*binary->left, *binary->right);
  const bool turns = binary->op == BinaryOperator::kEqual || binary->op == BinaryOperator::kNotEqual;
  return comparison || !turns ? comparison : made(*binary->right, *binary->left);
}

std::optional<bool> TextComparison::holds(const Value& value) const {
  if (value.is_null()) return false;
  if (!value.is_string()) return std::nullopt;
  const std::string_view text = value.as_string();
  switch (op_) {
    case BinaryOperator::kEqual: return text == text_;
    case BinaryOperator::kNotEqual: return text != text_;
    case BinaryOperator::kStartsWith: return text.starts_with(text_);
    case BinaryOperator::kEndsWith: return text.ends_with(text_);
    default: return text.find(text_) != std::string_view::npos;
  }
}

}  // namespace relata
