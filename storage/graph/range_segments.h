#pragma once

#include <cstdint>
#include <map>
#include <span>

#include "storage/graph/records.h"
#include "storage/graph/segment_writer.h"
#include "storage/segment/property_column.h"
#include "storage/segment/record_tables.h"

namespace relata {

// Makes the segments of records that come by ascending id, range by range: the table of what exists, and a column for each property.
// `before`: the directory of the segments that these take the place of, or null. Not thread-safe.
class NodeRangeWriter {
 public:
  explicit NodeRangeWriter(SegmentWriter& writer, const SegmentDirectory* before = nullptr) : writer_(writer), before_(before) {}

  Status add(NodeId node, std::span<const LabelId> labels, const PropertyList& properties);
  // After the last of a range, also where that has become empty. A range in which nothing was and is writes nothing.
  Status finish_range(std::uint32_t range);
  // After the last of all.
  Status finish() { return range_ == kNoRange ? Status::ok() : finish_range(range_); }

 private:
  static constexpr std::uint32_t kNoRange = UINT32_MAX;
  SegmentWriter& writer_;
  const SegmentDirectory* before_;
  std::uint32_t range_ = kNoRange;
  NodeTable table_{std::make_shared<LabelSets>()};
  std::map<KeyId, PropertyColumnBuilder> columns_;
};

class EdgeRangeWriter {
 public:
  explicit EdgeRangeWriter(SegmentWriter& writer, const SegmentDirectory* before = nullptr) : writer_(writer), before_(before) {}

  Status add(EdgeId edge, EdgeTable::Ends ends, const PropertyList& properties);
  Status finish_range(std::uint32_t range);
  Status finish() { return range_ == kNoRange ? Status::ok() : finish_range(range_); }

 private:
  static constexpr std::uint32_t kNoRange = UINT32_MAX;
  SegmentWriter& writer_;
  const SegmentDirectory* before_;
  std::uint32_t range_ = kNoRange;
  EdgeTable table_;
  std::map<KeyId, PropertyColumnBuilder> columns_;
};

}  // namespace relata
