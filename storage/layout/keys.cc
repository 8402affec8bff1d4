#include "storage/layout/keys.h"

#include <fmt/format.h>

#include "storage/base/coding.h"

namespace relata::keys {
namespace {

constexpr std::size_t kSegmentBytes = 14;
constexpr std::size_t kEdgePackBytes = 9;

std::string with_id(Table which, std::uint64_t id) {
  std::string key = table(which);
  append_u64(key, id);
  return key;
}

std::string evidence_key(Table which, std::uint64_t first, std::uint64_t second, std::uint32_t begin, std::uint32_t end) {
  std::string key = with_id(which, first);
  append_u64(key, second);
  append_u32(key, begin);
  append_u32(key, end);
  return key;
}

std::string with_index(Table which, IndexId index) {
  std::string key = table(which);
  append_u32(key, index.value);
  return key;
}

bool is_of(Table which, std::string_view key, std::size_t size) { return key.size() == size && key[0] == static_cast<char>(which); }

}  // namespace

std::string table(Table table) { return {static_cast<char>(table)}; }
std::string meta(std::string_view name) { return table(Table::kMeta).append(name); }

std::string dictionary(NameSpace space, std::uint32_t id) {
  std::string key = table(Table::kDictionary);
  key += static_cast<char>(space);
  append_u32(key, id);
  return key;
}

std::string node(NodeId id) { return with_id(Table::kNode, id.value); }
std::string edge(EdgeId id) { return with_id(Table::kEdge, id.value); }
std::string edge_pack(std::uint32_t range, std::uint32_t chunk) {
  std::string key = table(Table::kEdgePack);
  append_u32(key, range);
  append_u32(key, chunk);
  return key;
}
std::string segment(const SegmentKey& key, std::uint32_t chunk) {
  std::string bytes = table(Table::kSegment);
  bytes += static_cast<char>(key.group);
  append_u32(bytes, key.range);
  append_u32(bytes, key.id);
  append_u32(bytes, chunk);
  return bytes;
}
std::string evidence_prefix(EdgeId edge) { return with_id(Table::kEvidence, edge.value); }
std::string evidence(EdgeId edge, NodeId article, std::uint32_t begin, std::uint32_t end) {
  return evidence_key(Table::kEvidence, edge.value, article.value, begin, end);
}
std::string evidence_of_article_prefix(NodeId article) { return with_id(Table::kEvidenceOfArticle, article.value); }
std::string evidence_of_article(NodeId article, EdgeId edge, std::uint32_t begin, std::uint32_t end) {
  return evidence_key(Table::kEvidenceOfArticle, article.value, edge.value, begin, end);
}
std::string article_text(NodeId article) { return with_id(Table::kArticleText, article.value); }
std::string log(std::uint64_t version) { return with_id(Table::kLog, version); }
std::string index(IndexId index) { return with_index(Table::kIndex, index); }
std::string index_entry_prefix(IndexId index) { return with_index(Table::kIndexEntry, index); }
std::string index_entry(IndexId index, std::string_view entry) { return index_entry_prefix(index).append(entry); }
std::string document_prefix(IndexId index) { return with_index(Table::kDocument, index); }
std::string document(IndexId index, NodeId node) {
  std::string key = document_prefix(index);
  append_u64(key, node.value);
  return key;
}
std::string index_totals(IndexId index) { return with_index(Table::kIndexTotals, index); }

std::optional<std::uint64_t> parse_id(Table table, std::string_view key) {
  if (!is_of(table, key, 9)) return std::nullopt;
  return decode_u64(key.substr(1));
}

std::optional<std::pair<NameSpace, std::uint32_t>> parse_dictionary(std::string_view key) {
  if (!is_of(Table::kDictionary, key, 6) || static_cast<unsigned char>(key[1]) > static_cast<unsigned char>(NameSpace::kKey))
    return std::nullopt;
  return std::pair(static_cast<NameSpace>(key[1]), decode_u32(key.substr(2)));
}

std::optional<std::pair<std::uint32_t, std::uint32_t>> parse_edge_pack(std::string_view key) {
  if (!is_of(Table::kEdgePack, key, kEdgePackBytes)) return std::nullopt;
  return std::pair(decode_u32(key.substr(1)), decode_u32(key.substr(5)));
}

std::optional<std::pair<SegmentKey, std::uint32_t>> parse_segment(std::string_view key) {
  if (!is_of(Table::kSegment, key, kSegmentBytes)) return std::nullopt;
  const auto group = static_cast<SegmentGroup>(key[1]);
  if (group < SegmentGroup::kOut || group > SegmentGroup::kDirectory) return std::nullopt;
  return std::pair(SegmentKey{group, decode_u32(key.substr(2)), decode_u32(key.substr(6))}, decode_u32(key.substr(10)));
}

std::optional<EvidenceKey> parse_evidence(Table table, std::string_view key) {
  if (!is_of(table, key, 25)) return std::nullopt;
  return EvidenceKey{decode_u64(key.substr(1)), decode_u64(key.substr(9)), decode_u32(key.substr(17)), decode_u32(key.substr(21))};
}

std::optional<IndexId> parse_index(Table table, std::string_view key) {
  if (!is_of(table, key, 5)) return std::nullopt;
  return IndexId{decode_u32(key.substr(1))};
}

std::optional<IndexEntryKey> parse_index_entry(std::string_view key) {
  if (key.size() < 14 || key[0] != static_cast<char>(Table::kIndexEntry)) return std::nullopt;
  return IndexEntryKey{{decode_u32(key.substr(1))}, key.substr(5)};
}

std::optional<std::pair<IndexId, NodeId>> parse_document(std::string_view key) {
  if (!is_of(Table::kDocument, key, 13)) return std::nullopt;
  return std::pair(IndexId{decode_u32(key.substr(1))}, NodeId{decode_u64(key.substr(5))});
}

std::string describe(std::string_view key) {
  std::string text = key.empty() ? "(empty key)" : fmt::format("key '{}'", key.substr(0, 1));
  for (const char c : key.substr(key.empty() ? 0 : 1)) text += fmt::format(" {:02x}", static_cast<unsigned char>(c));
  return text;
}

}  // namespace relata::keys
