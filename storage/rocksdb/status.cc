#include "storage/rocksdb/status.h"

#include <fmt/format.h>

namespace relata {

Status disk_full(const std::string& where) {
  return Status::resource_exhausted(fmt::format("{}: the disk is full; free some space and try again", where));
}

Status to_status(const rocksdb::Status& status, const std::string& where) {
  if (status.ok()) return Status::ok();
  const std::string message = fmt::format("{}: {}", where, status.ToString());
  if (status.IsCorruption()) return Status::corruption(message);
  if (status.IsNoSpace() || message.find("No space left") != std::string::npos) {
    return disk_full(where);
  }
  if (status.IsNotSupported()) return Status::unsupported(message);
  return Status::io_error(message);
}

Status open_status(const rocksdb::Status& status, const std::string& where) {
  const std::string text = status.ToString();
  // The directory's own name may hold the word "lock".
  if (text.find("While lock file: ") != std::string::npos || text.find("lock hold by current process") != std::string::npos) {
    return Status::busy(fmt::format("{} is open for writing elsewhere; close the other program, or open it for reading only", where));
  }
  if (text.find("does not exist (create_if_missing is false)") != std::string::npos ||
      (status.IsIOError() && text.find("CURRENT") != std::string::npos)) {
    return Status::not_found(fmt::format("there is no graph at {}", where));
  }
  return to_status(status, where);
}

Status write_status(const rocksdb::Status& status, const std::string& where) {
  Status reason = to_status(status, where);
  // Bytes that could be written and not synced are in the log, and may be found there.
  const bool in_the_log = status.IsNoSpace() && status.ToString().find("sync") != std::string::npos;
  if (reason.code() != StatusCode::kIoError && !in_the_log) return reason;
  return Status::unknown_outcome(std::string(reason.message()));
}

}  // namespace relata
