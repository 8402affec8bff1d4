#include "engine/exec/operator.h"

namespace relata {

Status InputCursor::open(Row argument) {
  batch_.clear();
  at_ = 0;
  return input_->open(argument);
}

Result<bool> InputCursor::advance() {
  if (at_ + 1 < batch_.size()) {
    ++at_;
    return true;
  }
  RELATA_RETURN_IF_ERROR(state_.check_cancelled());
  RELATA_RETURN_IF_ERROR(input_->next(batch_));
  at_ = 0;
  return !batch_.empty();
}

Status RowBuffer::add(Row row) {
  RELATA_RETURN_IF_ERROR(state_->charge_rows(1));
  values_.insert(values_.end(), row.data(), row.data() + row.width());
  ++row_count_;
  return Status::ok();
}

void RowBuffer::clear() {
  values_.clear();
  row_count_ = 0;
}

void RowBuffer::emit(std::size_t* at, Batch& out) {
  while (*at < size() && !out.full()) out.append(row((*at)++));
}

Status RowBuffer::fill(InputCursor& input) {
  for (;;) {
    RELATA_ASSIGN_OR_RETURN(const bool more, input.advance());
    if (!more) return Status::ok();
    RELATA_RETURN_IF_ERROR(add(input.row()));
  }
}

}  // namespace relata
