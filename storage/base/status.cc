#include "storage/base/status.h"

namespace relata {

Status::Status(StatusCode code, std::string message) : rep_(new Rep{code, std::move(message), nullptr}) {}

Status::Status(const Status& other)
    : rep_(other.rep_ ? new Rep{other.rep_->code, other.rep_->message,
                                other.rep_->query ? std::make_unique<QueryErrorInfo>(*other.rep_->query) : nullptr}
                      : nullptr) {}

Status& Status::operator=(const Status& other) {
  if (this != &other) *this = Status(other);
  return *this;
}

Status::~Status() = default;

Status Status::query_error(QueryErrorInfo info, std::string message) {
  Status status(StatusCode::kQueryError, std::move(message));
  status.rep_->query = std::make_unique<QueryErrorInfo>(std::move(info));
  return status;
}

Status Status::compile_error(std::string_view type, std::string_view detail, std::string message, std::int64_t offset,
                             std::int64_t length) {
  return query_error({std::string(type), std::string(detail), true, offset, length}, std::move(message));
}

Status Status::runtime_error(std::string_view type, std::string_view detail, std::string message) {
  return query_error({std::string(type), std::string(detail), false, -1, 0}, std::move(message));
}

const QueryErrorInfo* Status::query_error() const { return rep_ ? rep_->query.get() : nullptr; }

std::string Status::to_string() const {
  if (is_ok()) return "ok";
  std::string text(relata::to_string(code()));
  if (const QueryErrorInfo* info = query_error()) text += " (" + info->type + ": " + info->detail + ")";
  return text.append(": ").append(message());
}

Status Status::with_context(std::string_view context) && {
  if (rep_) rep_->message = std::string(context) + ": " + rep_->message;
  return std::move(*this);
}

std::string_view to_string(StatusCode code) {
  switch (code) {
    case StatusCode::kOk: return "ok";
    case StatusCode::kNotFound: return "not found";
    case StatusCode::kInvalidArgument: return "invalid argument";
    case StatusCode::kAlreadyExists: return "already exists";
    case StatusCode::kConflict: return "conflict";
    case StatusCode::kBusy: return "busy";
    case StatusCode::kCorruption: return "corruption";
    case StatusCode::kIoError: return "I/O error";
    case StatusCode::kResourceExhausted: return "resource exhausted";
    case StatusCode::kUnsupported: return "unsupported";
    case StatusCode::kCancelled: return "cancelled";
    case StatusCode::kUnknownOutcome: return "unknown outcome";
    case StatusCode::kQueryError: return "query error";
  }
  return "unknown";
}

}  // namespace relata
