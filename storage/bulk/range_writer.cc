#include "storage/bulk/range_writer.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "storage/graph/chunked_value.h"
#include "storage/graph/edge_packs.h"
#include "storage/layout/keys.h"

namespace relata {
namespace {

// `visit(part, begin, end, offset)` for the records of one range after another, `finish(range)` behind each.
template <typename Block, typename Visit, typename Finish>
Status for_each_range(std::uint64_t first, std::span<const BlockPart<Block>> parts, const Visit& visit, const Finish& finish) {
  std::uint64_t id = first;
  for (const BlockPart<Block>& part : parts) {
    for (std::size_t begin = part.begin; begin < part.end;) {
      const auto offset = static_cast<std::uint32_t>(id % kRecordSegmentIds);
      const std::size_t end = std::min<std::size_t>(part.end, begin + kRecordSegmentIds - offset);
      RELATA_RETURN_IF_ERROR(visit(*part.block, begin, end, offset));
      id += end - begin;
      begin = end;
      if (id % kRecordSegmentIds == 0) RELATA_RETURN_IF_ERROR(finish(static_cast<std::uint32_t>(id / kRecordSegmentIds - 1)));
    }
  }
  const bool open = id > first && id % kRecordSegmentIds != 0;
  return open ? finish(static_cast<std::uint32_t>(id / kRecordSegmentIds)) : Status::ok();
}

// The columns of one range.
class RangeColumns {
 public:
  void add(const std::vector<BlockColumn>& columns, std::uint32_t offset, std::size_t begin, std::size_t end) {
    for (const BlockColumn& column : columns) column.add_to(builders_[column.key()], offset, begin, end);
  }

  // Those that hold a value, encoded and written; they are gone from here.
  Result<std::vector<std::pair<KeyId, std::string>>> write(SegmentKey key, SegmentWriter& segments) {
    std::vector<std::pair<KeyId, std::string>> written;
    for (auto& [property, builder] : std::exchange(builders_, {})) {
      const std::uint32_t values = builder.size();
      if (values == 0) continue;
      RELATA_ASSIGN_OR_RETURN(std::string bytes, std::move(builder).encode());
      key.id = property.value;
      RELATA_RETURN_IF_ERROR(segments.put(key, values, bytes));
      written.emplace_back(property, std::move(bytes));
    }
    return written;
  }

 private:
  std::map<KeyId, PropertyColumnBuilder> builders_;
};

class NodeWriter {
 public:
  NodeWriter(std::uint64_t first, KvSortedRun& records, SegmentWriter& segments) : id_(first), records_(records), segments_(segments) {}

  Status add(const NodeBlock& block, std::size_t begin, std::size_t end, std::uint32_t offset) {
    columns_.add(block.columns, offset, begin, end);
    std::size_t at = begin == 0 ? 0 : block.ends[begin - 1];
    for (std::size_t record = begin; record < end; ++record, ++offset) {
      const std::string_view bytes = std::string_view(block.bytes).substr(at, block.ends[record] - at);
      RELATA_RETURN_IF_ERROR(records_.put(keys::node({id_++}), bytes));
      table_.add(offset, block.label_sets[block.labels[record]]);
      at = block.ends[record];
    }
    return Status::ok();
  }

  Status finish(std::uint32_t range) {
    NodeTable table = std::exchange(table_, NodeTable(std::make_shared<LabelSets>()));
    table.finish();
    for (const auto& [label, count] : table.label_counts()) segments_.directory().label_counts[label] += count;
    const SegmentKey key{SegmentGroup::kNodes, range, 0};
    RELATA_RETURN_IF_ERROR(segments_.put(key, table.present().size(), table.encode()));
    return columns_.write(key, segments_).status();
  }

 private:
  std::uint64_t id_;
  KvSortedRun& records_;
  SegmentWriter& segments_;
  NodeTable table_{std::make_shared<LabelSets>()};
  RangeColumns columns_;
};

class EdgeWriter {
 public:
  EdgeWriter(KvSortedRun& records, SegmentWriter& segments) : records_(records), segments_(segments) {}

  Status add(const EdgeBlock& block, std::size_t begin, std::size_t end, std::uint32_t offset) {
    columns_.add(block.columns, offset, begin, end);
    for (std::size_t record = begin; record < end; ++record, ++offset) {
      const Arc& arc = block.arcs[record];
      table_.add(offset, {arc.source, arc.type, arc.target});
    }
    return Status::ok();
  }

  Status finish(std::uint32_t range) {
    EdgeTable table = std::exchange(table_, EdgeTable());
    table.finish();
    const SegmentKey key{SegmentGroup::kEdges, range, 0};
    const std::string bytes = table.encode();
    RELATA_RETURN_IF_ERROR(segments_.put(key, table.present().size(), bytes));
    RELATA_ASSIGN_OR_RETURN(const auto columns, columns_.write(key, segments_));
    return put_chunks(encode_edge_pack(range, bytes, columns),
                      [&](std::uint32_t chunk, const std::string& sealed) { return records_.put(keys::edge_pack(range, chunk), sealed); })
        .status();
  }

 private:
  KvSortedRun& records_;
  SegmentWriter& segments_;
  EdgeTable table_;
  RangeColumns columns_;
};

}  // namespace

Status write_node_records(std::uint64_t first, std::span<const BlockPart<NodeBlock>> parts, KvSortedRun& records, SegmentWriter& segments) {
  NodeWriter writer(first, records, segments);
  return for_each_range(
      first, parts,
      [&](const NodeBlock& block, std::size_t begin, std::size_t end, std::uint32_t offset) {
        return writer.add(block, begin, end, offset);
      },
      [&](std::uint32_t range) { return writer.finish(range); });
}

Status write_edge_records(std::uint64_t first, std::span<const BlockPart<EdgeBlock>> parts, KvSortedRun& records, SegmentWriter& segments) {
  EdgeWriter writer(records, segments);
  return for_each_range(
      first, parts,
      [&](const EdgeBlock& block, std::size_t begin, std::size_t end, std::uint32_t offset) {
        return writer.add(block, begin, end, offset);
      },
      [&](std::uint32_t range) { return writer.finish(range); });
}

}  // namespace relata
