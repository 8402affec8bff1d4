#pragma once

#include <memory>
#include <vector>

#include "engine/exec/batch.h"
#include "engine/exec/execution_state.h"

namespace relata {

// One running step of a plan. Not thread-safe.
class Operator {
 public:
  virtual ~Operator() = default;
  // Starts, or starts again, with the row that the plan's Argument leaf yields. The row is copied.
  virtual Status open(Row argument) = 0;
  // Replaces `out` by the next rows; an empty batch is the end. Requires open().
  virtual Status next(Batch& out) = 0;
};
using OperatorPtr = std::unique_ptr<Operator>;

// Goes through the rows of an operator one at a time.
class InputCursor {
 public:
  InputCursor(OperatorPtr input, ExecutionState& state)
      : input_(std::move(input)), state_(state), batch_(state.width(), state.batch_size()) {}

  Status open(Row argument);
  // Moves on to the next row; false at the end.
  Result<bool> advance();
  // Requires that advance() was true. Valid until the next advance().
  Row row() { return batch_.row(at_); }

 private:
  OperatorPtr input_;
  ExecutionState& state_;
  Batch batch_;
  std::uint32_t at_ = 0;
};

// Rows kept by an operator that needs all of its input.
class RowBuffer {
 public:
  explicit RowBuffer(ExecutionState& state) : state_(&state) {}
  Status add(Row row);
  std::size_t size() const { return row_count_; }
  Row row(std::size_t index) { return {values_.data() + index * state_->width(), state_->width()}; }
  void clear();
  // Appends rows from *at on until `out` is full, and moves *at behind them.
  void emit(std::size_t* at, Batch& out);
  // Takes in everything that `input` yields.
  Status fill(InputCursor& input);

 private:
  ExecutionState* state_;
  std::vector<Value> values_;
  std::size_t row_count_ = 0;  // a query without variables has rows without values
};

}  // namespace relata
