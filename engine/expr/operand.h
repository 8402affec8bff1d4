#pragma once

#include <optional>

#include "engine/expr/evaluator.h"

namespace relata {

// The value of an expression, borrowed where it already exists (literals, parameters, slots, properties of the graph) and owned
// otherwise, so that looking at a value copies nothing. Valid as long as the expression, the row and the context.
class Operand {
 public:
  Operand() = default;
  Operand(const Operand&) = delete;
  Operand& operator=(const Operand&) = delete;

  // Errors: as evaluate().
  Status evaluate(const bound::Expression& expression, Row row, const EvalContext& context);

  // Null before evaluate().
  const Value& operator*() const { return *value_; }
  const Value* operator->() const { return value_; }
  // The operand has no value any more when it owned it.
  Value take() { return owned_ ? *std::move(owned_) : *value_; }

 private:
  void own(Value value) { value_ = &owned_.emplace(std::move(value)); }

  static const Value kNull;
  // Mostly empty, which costs less to make and to destroy than a null Value.
  std::optional<Value> owned_;
  const Value* value_ = &kNull;
};

}  // namespace relata
