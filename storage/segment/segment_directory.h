#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "storage/base/ids.h"
#include "storage/base/result.h"
#include "storage/segment/segment.h"

namespace relata {

// What is known of a stored segment without reading it.
struct SegmentEntry {
  std::uint32_t items = 0;     // edges of adjacency, nodes or edges of a table, values of a column
  std::uint32_t chunks = 0;    // values that it takes in the store
  std::uint32_t checksum = 0;  // of its first chunk: another segment in its place, or an older one, is told from it
  friend bool operator==(const SegmentEntry&, const SegmentEntry&) = default;
};

// The segments of one version of a graph. A segment that is not listed is empty.
struct SegmentDirectory {
  std::uint64_t version = 0;  // of the graph that the segments show
  std::map<SegmentKey, SegmentEntry> segments;
  std::map<LabelId, std::uint64_t> label_counts;  // nodes of each label

  std::string encode() const;
  // kCorruption for bytes that encode() cannot have made.
  static Result<SegmentDirectory> decode(std::string_view bytes);
};

}  // namespace relata
