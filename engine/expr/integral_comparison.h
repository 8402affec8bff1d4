#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/expr/evaluator.h"
#include "storage/segment/property_column.h"

namespace relata {

// A comparison of integers, or of dates, made ready for many rows: `s.day >= $from`, `x.day <= s.day + 7`, `1 < a.n <= 5`. It decides most
// rows of most such filters in a fraction of the time of evaluate_predicate(), which has to decide where this does not.
//
// For one statement; not thread-safe.
class IntegralComparison {
 public:
  // Nothing for other expressions. `expression` must outlive the result.
  static std::optional<IntegralComparison> compile(const bound::Expression& expression);

  // The comparison as what it asks of one property of the node or relationship in a slot: with each of `limits`, `property + offset op
  // operand`. Offset and operand are to be had without that slot.
  struct PropertyLimits {
    struct Limit {
      bound::BinaryOperator op;
      std::size_t operand;
    };
    struct Summand {
      std::size_t term;
      bool subtracted;
    };
    std::string key;
    std::optional<Summand> offset;  // none: 0
    std::vector<Limit> limits;
  };
  // Nothing when it asks something else, or more than that of the slots `later`.
  std::optional<PropertyLimits> limits_on(bound::Slot slot, std::span<const bound::Slot> later) const;
  // Of a term of PropertyLimits. Nothing where it is no integer or date, or too large.
  std::optional<PropertyNumber> number(std::size_t term, Row row, const EvalContext& context);

  // Before the graph may have changed: it remembers properties from row to row.
  void forget();
  // What evaluate_predicate() would say; nothing where an operand is no integer or date, or too large.
  std::optional<bool> holds(Row row, const EvalContext& context);

 private:
  enum class TermKind : std::uint8_t { kConstant, kProperty, kSlot, kAdd, kSubtract };
  struct Term {
    TermKind kind;
    const bound::Expression* expression = nullptr;  // kConstant
    const std::string* key = nullptr;               // kProperty
    bound::Slot slot;                               // kProperty, kSlot
    std::size_t left = 0;                           // kAdd, kSubtract: among terms_
    std::size_t right = 0;
    std::optional<PropertyNumber> number = std::nullopt;  // kConstant, once it is known; kProperty: of the one asked for last
    std::optional<KeyId> known_key = std::nullopt;        // kProperty
    std::uint64_t last_id = 0;                            // kProperty: whose `number` is known; rows of a walk share their beginnings
    bool last_is_edge = false;
  };

  std::optional<std::size_t> add(const bound::Expression& expression);
  std::optional<std::size_t> add_sum(const bound::Binary& binary);
  bool rests_on(std::size_t term, std::span<const bound::Slot> slots) const;
  // Whether the operand is a property of the slot, by itself or with a summand that does not rest on `later`.
  bool split_off(std::size_t operand, bound::Slot slot, std::span<const bound::Slot> later, PropertyLimits& limits) const;
  static std::optional<PropertyNumber> property(Term& term, Row row, const EvalContext& context);
  static std::optional<PropertyNumber> constant(Term& term, Row row, const EvalContext& context);

  std::vector<Term> terms_;
  std::vector<std::size_t> operands_;
  std::vector<bound::BinaryOperator> operators_;  // between neighbours
};

}  // namespace relata
