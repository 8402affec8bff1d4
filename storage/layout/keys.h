#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "storage/base/ids.h"
#include "storage/graph/index_records.h"
#include "storage/graph/mutation.h"
#include "storage/segment/segment.h"

namespace relata::keys {

// Every key of the store: one byte for the table, then big-endian ids, so that a prefix scan visits ids in order.

enum class Table : char {
  kMeta = 'm',               // name -> number
  kDictionary = 'd',         // name space, id -> name
  kNode = 'n',               // node -> NodeRecord
  kEdge = 'e',               // edge -> EdgeRecord
  kEdgePack = 'r',           // range, chunk -> part of a pack of EdgeRecords
  kSegment = 's',            // group, range, id, chunk -> part of a stored segment
  kEvidence = 'v',           // edge, article, begin, end -> EvidenceRecord
  kEvidenceOfArticle = 'w',  // article, edge, begin, end -> nothing
  kArticleText = 't',        // article -> compressed text
  kLog = 'l',                // version -> LogRecord
  kIndex = 'x',              // index -> IndexDefinition
  kIndexEntry = 'p',         // index, value or term, node -> nothing, or Posting
  kDocument = 'g',           // full-text index, node -> DocumentRecord
  kIndexTotals = 'y',        // index -> IndexTotals
};

// Tables that format 2 had and nothing reads any more: adjacency as a key for each relationship.
constexpr char kRetiredTables[] = {'o', 'i'};

std::string table(Table table);  // the prefix of all its keys
std::string meta(std::string_view name);
std::string dictionary(NameSpace space, std::uint32_t id);
std::string node(NodeId id);
std::string edge(EdgeId id);
std::string edge_pack(std::uint32_t range, std::uint32_t chunk);
std::string segment(const SegmentKey& key, std::uint32_t chunk);
std::string evidence_prefix(EdgeId edge);
std::string evidence(EdgeId edge, NodeId article, std::uint32_t begin, std::uint32_t end);
std::string evidence_of_article_prefix(NodeId article);
std::string evidence_of_article(NodeId article, EdgeId edge, std::uint32_t begin, std::uint32_t end);
std::string article_text(NodeId article);
std::string log(std::uint64_t version);
std::string index(IndexId index);
std::string index_entry_prefix(IndexId index);
std::string index_entry(IndexId index, std::string_view entry);  // IndexEntry::key
std::string document_prefix(IndexId index);
std::string document(IndexId index, NodeId node);
std::string index_totals(IndexId index);

// The ids of a key; nullopt when it is no key of that table.
struct EvidenceKey {
  std::uint64_t first;   // edge, or article in kEvidenceOfArticle
  std::uint64_t second;  // article, or edge
  std::uint32_t begin;
  std::uint32_t end;
};
std::optional<std::uint64_t> parse_id(Table table, std::string_view key);  // kNode, kEdge, kArticleText, kLog
std::optional<std::pair<NameSpace, std::uint32_t>> parse_dictionary(std::string_view key);
std::optional<std::pair<std::uint32_t, std::uint32_t>> parse_edge_pack(std::string_view key);
std::optional<std::pair<SegmentKey, std::uint32_t>> parse_segment(std::string_view key);
std::optional<EvidenceKey> parse_evidence(Table table, std::string_view key);
std::optional<IndexId> parse_index(Table table, std::string_view key);  // kIndex, kIndexTotals
struct IndexEntryKey {
  IndexId index;
  std::string_view entry;  // a view into the key; at least a byte and a node's id
};
std::optional<IndexEntryKey> parse_index_entry(std::string_view key);
std::optional<std::pair<IndexId, NodeId>> parse_document(std::string_view key);

// The key for people: table and hexadecimal bytes.
std::string describe(std::string_view key);

}  // namespace relata::keys
