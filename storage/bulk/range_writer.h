#pragma once

#include <cstdint>
#include <span>

#include "storage/base/result.h"
#include "storage/bulk/record_block.h"
#include "storage/graph/segment_writer.h"
#include "storage/kv/kv_store.h"

namespace relata {

// Write records with ids from `first` on: nodes under a key each, edges in packs, and the segments of both. Where `first` is not the first
// of a range (kRecordSegmentIds) nothing may have been written of that range. Any thread.
Status write_node_records(std::uint64_t first, std::span<const BlockPart<NodeBlock>> parts, KvSortedRun& records, SegmentWriter& segments);
Status write_edge_records(std::uint64_t first, std::span<const BlockPart<EdgeBlock>> parts, KvSortedRun& records, SegmentWriter& segments);

}  // namespace relata
