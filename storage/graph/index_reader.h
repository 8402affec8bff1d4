#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "storage/base/result.h"
#include "storage/graph/index_records.h"
#include "storage/kv/kv_store.h"

namespace relata {

// The entries of all indexes as of one commit. Thread-safe.
class IndexReader {
 public:
  virtual ~IndexReader() = default;
  // Appends the entries of an index whose keys (IndexEntry::key) lie in the range, ascending, at most `limit` of them. One round trip.
  // kCorruption for damaged postings.
  virtual Status read(IndexId index, const KeyRange& range, std::size_t limit, std::vector<IndexEntry>& entries) const = 0;
  // What a full-text index knows of a node.
  virtual Result<std::optional<DocumentRecord>> document(IndexId index, NodeId node) const = 0;
};

}  // namespace relata
