#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "storage/base/ids.h"
#include "storage/base/result.h"
#include "storage/kv/kv_store.h"
#include "storage/layout/record_codec.h"

namespace relata {

// The parts of the table of nodes outside of which no node has any of the labels: of the stored segments' ranges those that have one, and
// those in which a node was put since, up to `version`, or by what `uncommitted` says of the transaction that reads. All of the table where
// the segments or the log cannot tell. Ascending, apart. Cost: a read for each range of kRecordSegmentIds nodes, in place of their records.
Result<std::vector<KeyRange>> node_ranges_with_labels(const KvReader& reader, std::span<const LabelId> labels, std::uint64_t version,
                                                      const LogRecord& uncommitted);

}  // namespace relata
