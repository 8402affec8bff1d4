#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "storage/base/ids.h"

namespace relata {

// What is stored of indexes: definitions, the entries of each, and what full-text indexes know of a node.

using IndexId = StrongId<struct IndexTag, std::uint32_t>;

enum class IndexKind : std::uint8_t {
  kRange,     // one property of the nodes with one label: equality, ranges, beginnings of strings
  kFullText,  // words of several properties of the nodes with any of several labels
};

struct IndexDefinition {
  IndexId id;
  std::string name;  // unique among indexes and constraints
  IndexKind kind = IndexKind::kRange;
  bool unique = false;          // kRange: the index of a uniqueness constraint
  std::vector<LabelId> labels;  // kRange: one
  std::vector<KeyId> keys;      // kRange: one
  friend bool operator==(const IndexDefinition&, const IndexDefinition&) = default;
};

// How often a term stands in a document, and how many terms the document has.
struct Posting {
  std::uint32_t count = 0;
  std::uint32_t length = 0;
  friend bool operator==(const Posting&, const Posting&) = default;
};

// `key` is the value (layout/order_preserving.h) or the term and a zero byte, followed by the node's id in 8 bytes.
struct IndexEntry {
  std::string key;
  Posting posting;  // kFullText
  friend bool operator==(const IndexEntry&, const IndexEntry&) = default;
};

// All that one full-text index knows of one node, so that it can be taken back without the text that it came from.
struct DocumentRecord {
  std::vector<std::pair<std::string, std::uint32_t>> terms;  // and how often; ascending, at least one
  std::uint32_t length = 0;                                  // the sum of the counts
  friend bool operator==(const DocumentRecord&, const DocumentRecord&) = default;
};

// Of one index.
struct IndexTotals {
  std::uint64_t nodes = 0;
  std::uint64_t length = 0;  // kFullText: of all documents
  friend bool operator==(const IndexTotals&, const IndexTotals&) = default;
};

}  // namespace relata
