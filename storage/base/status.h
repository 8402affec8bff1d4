#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace relata {

// What kind of thing went wrong; decides what a caller can do about it.
enum class StatusCode : std::uint8_t {
  kOk,
  kNotFound,
  kInvalidArgument,
  kAlreadyExists,
  kConflict,    // retry the whole transaction
  kBusy,        // another process or transaction holds what is needed
  kCorruption,  // stored bytes are not what was written
  kIoError,
  kResourceExhausted,  // a limit of storage/base/limits.h, or a full disk
  kUnsupported,
  kCancelled,
  kUnknownOutcome,  // a commit that may or may not have reached the disk
  kQueryError,      // a query that cannot be compiled or run; see Status::query_error()
};

// The openCypher TCK's classes of query errors: `type` such as "SyntaxError", `detail` such as "UndefinedVariable".
struct QueryErrorInfo {
  std::string type;
  std::string detail;
  bool at_compile_time = true;
  // Byte offset in the query text, and the length of what is marked; no position when offset is negative.
  std::int64_t offset = -1;
  std::int64_t length = 0;
};

// Outcome of an operation that returns nothing else. One pointer wide and free of allocation on success.
// Thread safety: as std::string.
class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(StatusCode code, std::string message);
  Status(const Status& other);
  Status& operator=(const Status& other);
  Status(Status&&) noexcept = default;
  Status& operator=(Status&&) noexcept = default;
  ~Status();

  static Status ok() { return {}; }
  static Status not_found(std::string message) { return {StatusCode::kNotFound, std::move(message)}; }
  static Status invalid_argument(std::string message) { return {StatusCode::kInvalidArgument, std::move(message)}; }
  static Status already_exists(std::string message) { return {StatusCode::kAlreadyExists, std::move(message)}; }
  static Status conflict(std::string message) { return {StatusCode::kConflict, std::move(message)}; }
  static Status busy(std::string message) { return {StatusCode::kBusy, std::move(message)}; }
  static Status corruption(std::string message) { return {StatusCode::kCorruption, std::move(message)}; }
  static Status io_error(std::string message) { return {StatusCode::kIoError, std::move(message)}; }
  static Status resource_exhausted(std::string message) { return {StatusCode::kResourceExhausted, std::move(message)}; }
  static Status unsupported(std::string message) { return {StatusCode::kUnsupported, std::move(message)}; }
  static Status cancelled(std::string message) { return {StatusCode::kCancelled, std::move(message)}; }
  static Status unknown_outcome(std::string message) { return {StatusCode::kUnknownOutcome, std::move(message)}; }
  static Status query_error(QueryErrorInfo info, std::string message);
  // Shorthands for the two phases; `type` and `detail` in the TCK's words.
  static Status compile_error(std::string_view type, std::string_view detail, std::string message, std::int64_t offset = -1,
                              std::int64_t length = 0);
  static Status runtime_error(std::string_view type, std::string_view detail, std::string message);

  bool is_ok() const { return rep_ == nullptr; }
  StatusCode code() const { return rep_ ? rep_->code : StatusCode::kOk; }
  // Empty on success.
  std::string_view message() const { return rep_ ? std::string_view(rep_->message) : std::string_view(); }
  // Null unless code() == kQueryError.
  const QueryErrorInfo* query_error() const;
  // "code: message", for logs and test output.
  std::string to_string() const;
  // The same status with `context` and ": " before the message; unchanged on success.
  Status with_context(std::string_view context) &&;

 private:
  struct Rep {
    StatusCode code;
    std::string message;
    std::unique_ptr<QueryErrorInfo> query;
  };
  std::unique_ptr<Rep> rep_;
};

std::string_view to_string(StatusCode code);

}  // namespace relata

// Leaves the enclosing function with the status of `expression` unless that is ok.
#define RELATA_RETURN_IF_ERROR(expression)                                                              \
  do {                                                                                                  \
    if (::relata::Status relata_status_ = (expression); !relata_status_.is_ok()) return relata_status_; \
  } while (false)
