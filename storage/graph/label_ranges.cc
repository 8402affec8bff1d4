#include "storage/graph/label_ranges.h"

#include <algorithm>
#include <memory>
#include <set>

#include "storage/graph/segment_reader.h"
#include "storage/layout/keys.h"
#include "storage/segment/record_tables.h"

namespace relata {
namespace {

// Whether the reading itself went well: what is damaged tells nothing, and is not this function's to report.
bool is_unreadable(const Status& status) {
  return !status.is_ok() && status.code() != StatusCode::kCorruption && status.code() != StatusCode::kUnsupported;
}

Result<bool> may_have(const KvReader& reader, const SegmentKey& key, const SegmentEntry& entry, std::span<const LabelId> labels) {
  const Result<std::string> bytes = read_segment(reader, key, entry);
  if (is_unreadable(bytes.status())) return bytes.status();
  const Result<NodeTable> table = bytes.is_ok() ? NodeTable::decode(*bytes, std::make_shared<LabelSets>()) : bytes.status();
  if (!table.is_ok()) return true;
  return std::any_of(labels.begin(), labels.end(), [&](LabelId label) { return table->members(label) != nullptr; });
}

}  // namespace

Result<std::vector<KeyRange>> node_ranges_with_labels(const KvReader& reader, std::span<const LabelId> labels, std::uint64_t version,
                                                      const LogRecord& uncommitted) {
  const std::vector<KeyRange> all = {KeyRange::prefix(keys::table(keys::Table::kNode))};
  const Result<std::optional<SegmentDirectory>> directory = read_segment_directory(reader);
  if (is_unreadable(directory.status())) return directory.status();
  if (!directory.is_ok() || !directory->has_value()) return all;
  const Result<std::optional<LogRecord>> changes = read_changes(reader, (*directory)->version, version);
  if (is_unreadable(changes.status())) return changes.status();
  if (!changes.is_ok() || !changes->has_value()) return all;
  std::set<std::uint64_t> ranges;
  for (const LogRecord* log : {&**changes, &uncommitted}) {
    for (const std::uint64_t node : log->nodes_put) ranges.insert(node / kRecordSegmentIds);
  }
  const auto& segments = (*directory)->segments;
  for (auto at = segments.lower_bound({SegmentGroup::kNodes, 0, 0}); at != segments.end() && at->first.group == SegmentGroup::kNodes;
       ++at) {
    if (at->first.id != 0 || ranges.contains(at->first.range)) continue;
    RELATA_ASSIGN_OR_RETURN(const bool found, may_have(reader, at->first, at->second, labels));
    if (found) ranges.insert(at->first.range);
  }
  std::vector<KeyRange> parts;
  for (const std::uint64_t range : ranges) {
    KeyRange part{keys::node({range * kRecordSegmentIds}), keys::node({(range + 1) * kRecordSegmentIds})};
    if (!parts.empty() && parts.back().end == part.begin) {
      parts.back().end = std::move(part.end);
    } else {
      parts.push_back(std::move(part));
    }
  }
  return parts;
}

}  // namespace relata
