#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "storage/graph/graph_store.h"
#include "storage/kv/kv_store.h"
#include "storage/layout/record_codec.h"
#include "storage/segment/segment_directory.h"

namespace relata {

// One version of a store as snapshots need it: the stored segments, and what has been committed since they were written. Thread-safe.
// Must not outlive the store.
class SegmentReader {
 public:
  explicit SegmentReader(std::unique_ptr<KvReader> reader) : reader_(std::move(reader)) {}

  Result<CatalogState> catalog() const;
  // Null when there is none: in a store of an older format. kCorruption with the key when it is damaged.
  Result<std::optional<SegmentDirectory>> directory() const;
  // The bytes of a segment that the directory lists. kCorruption with the key when they are not what was written.
  Result<std::string> read(const SegmentKey& key, const SegmentEntry& entry) const;
  // All that commits after `version` touched, ascending, nothing twice. Nullopt when the log does not reach back as far.
  Result<std::optional<LogRecord>> changes_since(std::uint64_t version, std::uint64_t last) const;
  // The records of ascending ids, those that there are. Cost: a round trip for each thousand.
  Status read_nodes(std::span<const std::uint64_t> ids, const std::function<void(NodeId, NodeRecord&&)>& visit) const;
  Status read_edges(std::span<const std::uint64_t> ids, const std::function<void(EdgeId, EdgeRecord&&)>& visit) const;

 private:
  std::unique_ptr<KvReader> reader_;
};

// What the class above does, of any reader.
Result<std::optional<SegmentDirectory>> read_segment_directory(const KvReader& reader);
Result<std::string> read_segment(const KvReader& reader, const SegmentKey& key, const SegmentEntry& entry);
Result<std::optional<LogRecord>> read_changes(const KvReader& reader, std::uint64_t version, std::uint64_t last);

// The version of the graph that the stored segments show; nullopt where there are none.
Result<std::optional<std::uint64_t>> read_segments_version(const KvReader& reader);

// Goes through the stored segments: every one that is listed is there, whole, and none else is. `problem(key, text)` hears of the others.
Status check_segments(const KvReader& reader, const std::function<void(std::string_view, std::string_view)>& problem);

}  // namespace relata
