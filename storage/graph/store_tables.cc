#include "storage/graph/store_tables.h"

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

Status at_key(Status status, KeyView key) { return std::move(status).with_context(keys::describe(key)); }

}  // namespace relata
