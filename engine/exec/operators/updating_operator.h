#pragma once

#include "engine/exec/operator.h"

namespace relata {

// Takes in all rows before the first change, changes the graph row by row, then hands the rows on.
class UpdatingOperator : public Operator {
 public:
  UpdatingOperator(ExecutionState& state, OperatorPtr input) : input_(std::move(input), state), rows_(state) {}

  Status open(Row argument) final {
    rows_.clear();
    done_ = false;
    at_ = 0;
    return input_.open(argument);
  }
  Status next(Batch& out) final {
    out.clear();
    if (!done_) {
      done_ = true;
      RELATA_RETURN_IF_ERROR(rows_.fill(input_));
      RELATA_RETURN_IF_ERROR(change(rows_));
    }
    rows_.emit(&at_, out);
    return Status::ok();
  }

 protected:
  // Changes the graph for all rows; may change the rows and their number.
  virtual Status change(RowBuffer& rows) = 0;

 private:
  InputCursor input_;
  RowBuffer rows_;
  bool done_ = false;
  std::size_t at_ = 0;
};

}  // namespace relata
