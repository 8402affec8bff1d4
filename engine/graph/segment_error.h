#pragma once

#include <exception>
#include <string>

#include "storage/base/status.h"

namespace relata {

// Thrown where a snapshot needs a stored segment and cannot have it: the question cannot be answered, and no caller in between could. Every
// entry of engine/api turns it into its status (engine/txn/exception_guard.h).
class SegmentError : public std::exception {
 public:
  explicit SegmentError(Status status) : status_(std::move(status)), text_(status_.to_string()) {}
  const Status& status() const { return status_; }
  const char* what() const noexcept override { return text_.c_str(); }

 private:
  Status status_;
  std::string text_;
};

}  // namespace relata
