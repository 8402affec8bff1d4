#include "storage/graph/store_tables.h"

#include "storage/graph/chunked_value.h"
#include "storage/layout/keys.h"

namespace relata {

Status for_each_pair(const KvReader& reader, const KeyRange& range, const std::function<Result<bool>(const KvPair&)>& visit) {
  RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvScan> scan, reader.scan(range));
  std::vector<KvPair> batch;
  Bytes last = range.begin;
  do {
    Status read = scan->next_batch(batch, kScanBatch);
    if (read.code() == StatusCode::kCorruption) return std::move(read).with_context("after " + keys::describe(last));
    RELATA_RETURN_IF_ERROR(std::move(read));
    if (!batch.empty()) last = batch.back().first;
    for (const KvPair& pair : batch) {
      RELATA_ASSIGN_OR_RETURN(const bool go_on, visit(pair));
      if (!go_on) return Status::ok();
    }
  } while (!batch.empty());
  return Status::ok();
}

Status at_damaged_key(Status status, KeyView key) {
  if (status.code() != StatusCode::kCorruption) return status;
  return at_key(std::move(status), key);
}

Result<std::optional<Bytes>> get_value(const KvReader& reader, const std::string& key) {
  Result<std::optional<Bytes>> bytes = reader.get(key);
  if (!bytes.is_ok()) return at_damaged_key(std::move(bytes).status(), key);
  return bytes;
}

Result<std::string_view> unseal_value(const Bytes& value, const std::string& key) {
  Result<std::string_view> payload = unseal(value);
  if (!payload.is_ok()) return at_key(std::move(payload).status(), key);
  return payload;
}

Status at_key(Status status, KeyView key) { return std::move(status).with_context(keys::describe(key)); }

}  // namespace relata
