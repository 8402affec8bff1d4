#pragma once

#include <span>
#include <vector>

#include "engine/exec/batch.h"
#include "engine/exec/operators/row_predicates.h"

namespace relata {

// The row of input with what a walk adds to it, handed on where it meets the walk's predicates. Not thread-safe.
class CandidateRow {
 public:
  CandidateRow(ExpressionScope& scope, std::span<const bound::ExpressionPtr> predicates)
      : predicates_(scope, predicates), values_(scope.state().width()) {}

  // With every open().
  void forget() { predicates_.forget(); }
  // The next row of input.
  void begin(Row input) { values_.assign(input.data(), input.data() + input.width()); }
  Value& operator[](bound::Slot slot) { return values_[slot.index]; }
  // Requires: !out.full().
  Status add_to(Batch& out) {
    const Row row(values_.data(), static_cast<std::uint32_t>(values_.size()));
    if (!predicates_.empty()) {
      RELATA_ASSIGN_OR_RETURN(const bool holds, predicates_.hold(row));
      if (!holds) return Status::ok();
    }
    out.append(row);
    return Status::ok();
  }

 private:
  RowPredicates predicates_;
  std::vector<Value> values_;
};

}  // namespace relata
