#pragma once

#include <chrono>

#include "engine/exec/executor.h"

namespace relata {

// What all operators of one running statement share. Not thread-safe.
class ExecutionState {
 public:
  ExecutionState(const ExecutionContext& context, std::uint32_t width)
      : context_(context), width_(width), started_(std::chrono::steady_clock::now()) {}

  // The graph as it is now: the writer's where there is one.
  const Snapshot& graph() const { return *context_.snapshot; }
  // Requires a statement that updates.
  GraphWriter& writer() const { return *context_.writer; }
  const ExecutionContext& context() const { return context_; }
  UpdateCounts& updates() { return updates_; }
  std::uint32_t width() const { return width_; }
  std::uint32_t batch_size() const { return context_.batch_size; }

  // kCancelled when somebody asked for it or the time is over. Cheap enough for every batch; in inner loops use tick().
  Status check_cancelled() const;
  // check_cancelled() now and then.
  Status tick() { return ++ticks_ % 4096 == 0 ? check_cancelled() : Status::ok(); }
  // Counts rows that an operator keeps against the statement's memory. kResourceExhausted beyond it.
  Status charge_rows(std::uint64_t rows);

 private:
  const ExecutionContext& context_;
  std::uint32_t width_;
  std::chrono::steady_clock::time_point started_;
  UpdateCounts updates_;
  std::uint64_t ticks_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace relata
