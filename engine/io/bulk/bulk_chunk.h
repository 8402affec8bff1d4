#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/io/bulk/bulk_input.h"
#include "engine/io/csv/csv_chunker.h"
#include "storage/bulk/bulk_loader.h"

namespace relata {

// What a chunk of a file comes to: records for the loader, and what is bad.
struct BulkChunk {
  NodeBlock nodes;  // one of the two
  EdgeBlock edges;
  // Of nodes that have an id column, one for each record: the id, empty for none, and the line.
  struct NodeId {
    std::string_view text;  // in `source`
    std::uint64_t line;
  };
  std::vector<NodeId> ids;
  std::shared_ptr<CsvChunk> source;

  struct Bad {
    std::uint64_t line;
    std::string reason;
  };
  std::uint64_t bad_records = 0;
  std::vector<Bad> first_bad;  // at most BulkImportReport::kShownBadRecords
};

// Reads chunk number `number`. Any thread; a chunk's names may wait for the chunks before it (BulkNames).
BulkChunk read_bulk_chunk(const BulkInput& input, const BulkImportOptions& options, CsvChunk source, BulkNames& names,
                          std::uint64_t number);

}  // namespace relata
