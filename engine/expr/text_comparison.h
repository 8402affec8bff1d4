#pragma once

#include <optional>
#include <string>
#include <utility>

#include "query/bind/bound_expression.h"
#include "storage/base/value.h"

namespace relata {

// A comparison of a property with a text that is the same for all rows: `a.source = 'reuters'`, `a.title CONTAINS $words`. Says of a value
// what evaluate_predicate() would. Immutable.
class TextComparison {
 public:
  // Nothing for other expressions, other slots, and parameters that are no texts.
  static std::optional<TextComparison> compile(const bound::Expression& expression, bound::Slot slot, const ValueMap* parameters);

  const std::string& key() const { return key_; }
  // False for null; nothing for other values that are no strings.
  std::optional<bool> holds(const Value& value) const;

 private:
  TextComparison(std::string key, bound::BinaryOperator op, std::string text) : key_(std::move(key)), op_(op), text_(std::move(text)) {}

  std::string key_;
  bound::BinaryOperator op_;
  std::string text_;
};

}  // namespace relata
