#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "storage/base/result.h"
#include "storage/graph/index_records.h"
#include "storage/kv/kv_store.h"

namespace relata {

// The entries of all indexes as of one commit. Thread-safe.
class IndexReader {
 public:
  virtual ~IndexReader() = default;
  using Visit = std::function<bool(std::string_view key, const Posting& posting)>;
  // Calls visit for the entries of an index whose keys (IndexEntry::key) lie in the range, ascending, until it returns false. A round trip
  // for each `batch` entries. kCorruption for damaged postings.
  virtual Status visit(IndexId index, const KeyRange& range, std::size_t batch, const Visit& visit) const = 0;
  // Appends those entries, at most `limit` of them.
  Status read(IndexId index, const KeyRange& range, std::size_t limit, std::vector<IndexEntry>& entries) const;
  // What a full-text index knows of a node.
  virtual Result<std::optional<DocumentRecord>> document(IndexId index, NodeId node) const = 0;
};

}  // namespace relata
