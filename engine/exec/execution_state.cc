#include "engine/exec/execution_state.h"

#include <fmt/format.h>

#include "storage/base/limits.h"

namespace relata {

Status ExecutionState::check_cancelled() const {
  if (context_.cancelled && context_.cancelled()) return Status::cancelled("the query was cancelled");
  if (context_.timeout.count() > 0 && std::chrono::steady_clock::now() - started_ > context_.timeout) {
    return Status::cancelled(fmt::format("the query took longer than its limit of {} ms", context_.timeout.count()));
  }
  return Status::ok();
}

Status ExecutionState::charge_rows(std::uint64_t rows) {
  bytes_ += rows * width_ * sizeof(Value);
  if (bytes_ <= limits::kResultBytes) return Status::ok();
  return Status::resource_exhausted(
      fmt::format("the query keeps more than {} MB of rows; narrow it, or return less at a time", limits::kResultBytes >> 20));
}

}  // namespace relata
