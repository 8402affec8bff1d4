#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/base/result.h"
#include "storage/graph/index_records.h"
#include "storage/graph/records.h"

namespace relata {

// What one commit touched, for whoever keeps derived data up to date.
struct LogRecord {
  std::vector<std::uint64_t> nodes_put;
  std::vector<std::uint64_t> nodes_deleted;
  std::vector<std::uint64_t> edges_put;
  std::vector<std::uint64_t> edges_deleted;
  friend bool operator==(const LogRecord&, const LogRecord&) = default;
};

// Records as bytes and back, sealed. Encoding fails with kInvalidArgument for values that cannot be stored (nodes, relationships, paths)
// and kResourceExhausted for values nested too deeply; decoding with kCorruption, having allocated no more than the bytes can hold.
Result<std::string> encode(const NodeRecord& record);
Result<std::string> encode(const EdgeRecord& record);
Result<std::string> encode(const EvidenceRecord& record);
Result<std::string> encode(const LogRecord& record);
Result<std::string> encode(const IndexDefinition& record);  // without its id, which is the key
Result<std::string> encode(const DocumentRecord& record);
Result<std::string> encode(const IndexTotals& record);
Result<std::string> encode(const Posting& record);
Result<NodeRecord> decode_node(std::string_view bytes);
// Whether the node has one of the labels, in a fraction of the time of decode_node().
Result<bool> node_has_label(std::string_view bytes, std::span<const LabelId> labels);
Result<EdgeRecord> decode_edge(std::string_view bytes);
Result<EvidenceRecord> decode_evidence(std::string_view bytes);
Result<LogRecord> decode_log(std::string_view bytes);
Result<IndexDefinition> decode_index(std::string_view bytes, IndexId id);
Result<DocumentRecord> decode_document(std::string_view bytes);
Result<IndexTotals> decode_index_totals(std::string_view bytes);
Result<Posting> decode_posting(std::string_view bytes);

// Sealed, with zstd inside. The limit of an article's size is checked before anything is allocated.
Result<std::string> encode_text(std::string_view text);
Result<std::string> decode_text(std::string_view bytes);

// A number of the meta table, sealed.
std::string encode_number(std::uint64_t number);
Result<std::uint64_t> decode_number(std::string_view bytes);

}  // namespace relata
