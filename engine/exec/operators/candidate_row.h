#pragma once

#include <initializer_list>
#include <span>
#include <vector>

#include "engine/exec/batch.h"
#include "engine/exec/operators/column_selection.h"
#include "engine/exec/operators/row_predicates.h"

namespace relata {

// The row of input with what a walk adds to it, handed on where it meets the walk's predicates. Not thread-safe.
class CandidateRow {
 public:
  // `selections`: what decides a part of the predicates beforehand.
  CandidateRow(ExpressionScope& scope, std::span<const bound::ExpressionPtr> predicates,
               std::initializer_list<const ColumnSelection*> selections)
      : predicates_(scope, predicates, {}), others_(scope, predicates, selections), values_(scope.state().width()) {}

  // With every open().
  void forget() {
    predicates_.forget();
    others_.forget();
  }
  // The next row of input.
  void begin(Row input) { values_.assign(input.data(), input.data() + input.width()); }
  Value& operator[](bound::Slot slot) { return values_[slot.index]; }
  // Whether the selections leave nothing to evaluate. `selected`: what they say, not kNo.
  bool is_decided(Verdict selected) const { return selected == Verdict::kYes ? others_.empty() : predicates_.empty(); }
  // Whether it meets all predicates. `selected`: what the selections say of it, not kNo.
  Result<bool> holds(Verdict selected) {
    RowPredicates& left = selected == Verdict::kYes ? others_ : predicates_;
    return left.empty() ? true : left.hold(row());
  }
  // Requires: !out.full().
  Status add_to(Batch& out, Verdict selected) {
    RowPredicates& left = selected == Verdict::kYes ? others_ : predicates_;
    if (!left.empty()) {
      RELATA_ASSIGN_OR_RETURN(const bool holds, left.hold(row()));
      if (!holds) return Status::ok();
    }
    out.append(row());
    return Status::ok();
  }
  Row row() { return {values_.data(), static_cast<std::uint32_t>(values_.size())}; }

 private:
  RowPredicates predicates_;
  RowPredicates others_;  // those that no selection decides
  std::vector<Value> values_;
};

}  // namespace relata
