#include "storage/kv/write_limits.h"

#include <fmt/format.h>

namespace relata {

Status check_pair(const KvCapabilities& capabilities, KeyView key, KeyView value) {
  if (key.size() > capabilities.max_key_bytes) {
    return Status::resource_exhausted(
        fmt::format("a key of {} bytes is longer than the limit of {}", key.size(), capabilities.max_key_bytes));
  }
  if (value.size() > capabilities.max_value_bytes) {
    return Status::resource_exhausted(
        fmt::format("a record of {} bytes is larger than the limit of {}", value.size(), capabilities.max_value_bytes));
  }
  return Status::ok();
}

Status WriteLimits::add(KeyView key, KeyView value) {
  RELATA_RETURN_IF_ERROR(check_pair(capabilities_, key, value));
  bytes_ += key.size() + value.size();
  if (bytes_ > capabilities_.max_transaction_bytes) {
    return Status::resource_exhausted(fmt::format("the transaction writes more than the limit of {} bytes; commit in smaller parts",
                                                  capabilities_.max_transaction_bytes));
  }
  return Status::ok();
}

Status WriteLimits::check_time() const {
  if (std::chrono::steady_clock::now() - begun_ <= capabilities_.max_transaction_time) return Status::ok();
  return Status::resource_exhausted(fmt::format("the transaction took longer than the limit of {} ms; commit in smaller parts",
                                                capabilities_.max_transaction_time.count()));
}

}  // namespace relata
