#include <algorithm>

#include "storage/base/limits.h"
#include "storage/graph/segment_reader.h"
#include "storage/graph/store_tables.h"
#include "storage/layout/keys.h"

namespace relata {
namespace {

// Entries that one commit drops: more than it adds, so that what was kept for the segments goes bit by bit once they are newer.
constexpr int kDroppedPerCommit = 4;

}  // namespace

Result<LogExtent> read_log_extent(const KvReader& reader) {
  LogExtent extent;
  RELATA_RETURN_IF_ERROR(for_each_pair(reader, KeyRange::prefix(keys::table(keys::Table::kLog)), [&](const KvPair& pair) -> Result<bool> {
    extent.oldest = keys::parse_id(keys::Table::kLog, pair.first).value_or(1);
    return false;
  }));
  const Result<std::optional<std::uint64_t>> segments = read_segments_version(reader);
  if (segments.is_ok()) {
    extent.segments_version = segments->value_or(0);
  } else if (segments.status().code() != StatusCode::kCorruption && segments.status().code() != StatusCode::kUnsupported) {
    return segments.status();  // what is damaged is reported by whoever needs it
  }
  return extent;
}

Status write_log(KvTransaction& transaction, std::uint64_t version, const LogRecord& log, LogExtent& extent) {
  RELATA_ASSIGN_OR_RETURN(const std::string bytes, encode(log));
  RELATA_RETURN_IF_ERROR(transaction.put(keys::log(version), bytes));
  for (int dropped = 0; dropped < kDroppedPerCommit; ++dropped, ++extent.oldest) {
    if (extent.oldest + limits::kLoggedVersions > version || extent.oldest > extent.segments_version) break;
    RELATA_RETURN_IF_ERROR(transaction.erase(keys::log(extent.oldest)));
  }
  return Status::ok();
}

}  // namespace relata
