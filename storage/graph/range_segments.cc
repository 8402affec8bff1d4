#include "storage/graph/range_segments.h"

#include <utility>

namespace relata {
namespace {

std::uint32_t chunks_before(const SegmentDirectory* before, const SegmentKey& key) {
  if (before == nullptr) return 0;
  const auto found = before->segments.find(key);
  return found == before->segments.end() ? 0 : found->second.chunks;
}

bool was_stored(const SegmentDirectory* before, const SegmentKey& key) { return chunks_before(before, key) > 0; }

template <typename Table>
Status write_range(SegmentWriter& writer, const SegmentDirectory* before, SegmentKey key, const Table& table,
                   std::map<KeyId, PropertyColumnBuilder>& columns) {
  const std::uint32_t items = table.present().size();
  if (items > 0 || was_stored(before, key)) {
    RELATA_RETURN_IF_ERROR(writer.put(key, items, table.encode(), chunks_before(before, key)));
  }
  if (before != nullptr) {
    // Columns in which no value is left.
    const SegmentKey end{key.group, key.range + 1, 0};
    for (auto at = before->segments.upper_bound(key); at != before->segments.end() && at->first < end; ++at) columns[KeyId{at->first.id}];
  }
  for (auto& [property, builder] : std::exchange(columns, {})) {
    key.id = property.value;
    const std::uint32_t values = builder.size();
    RELATA_ASSIGN_OR_RETURN(const std::string bytes, std::move(builder).encode());
    RELATA_RETURN_IF_ERROR(writer.put(key, values, bytes, chunks_before(before, key)));
  }
  return Status::ok();
}

void add_properties(std::uint32_t offset, const PropertyList& properties, std::map<KeyId, PropertyColumnBuilder>& columns) {
  for (const auto& [key, value] : properties) columns[key].add(offset, value);
}

}  // namespace

Status NodeRangeWriter::add(NodeId node, std::span<const LabelId> labels, const PropertyList& properties) {
  const auto range = static_cast<std::uint32_t>(node.value / kRecordSegmentIds);
  if (range_ != range && range_ != kNoRange) RELATA_RETURN_IF_ERROR(finish_range(range_));
  range_ = range;
  const auto offset = static_cast<std::uint32_t>(node.value % kRecordSegmentIds);
  table_.add(offset, labels);
  add_properties(offset, properties, columns_);
  return Status::ok();
}

Status NodeRangeWriter::finish_range(std::uint32_t range) {
  NodeTable table = std::exchange(table_, NodeTable(std::make_shared<LabelSets>()));
  range_ = kNoRange;
  table.finish();
  for (const auto& [label, count] : table.label_counts()) writer_.directory().label_counts[label] += count;
  return write_range(writer_, before_, {SegmentGroup::kNodes, range, 0}, table, columns_);
}

Status EdgeRangeWriter::add(EdgeId edge, EdgeTable::Ends ends, const PropertyList& properties) {
  const auto range = static_cast<std::uint32_t>(edge.value / kRecordSegmentIds);
  if (range_ != range && range_ != kNoRange) RELATA_RETURN_IF_ERROR(finish_range(range_));
  range_ = range;
  const auto offset = static_cast<std::uint32_t>(edge.value % kRecordSegmentIds);
  table_.add(offset, ends);
  add_properties(offset, properties, columns_);
  return Status::ok();
}

Status EdgeRangeWriter::finish_range(std::uint32_t range) {
  EdgeTable table = std::exchange(table_, EdgeTable());
  range_ = kNoRange;
  table.finish();
  return write_range(writer_, before_, {SegmentGroup::kEdges, range, 0}, table, columns_);
}

}  // namespace relata
