#include "storage/graph/segment_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "storage/graph/chunked_value.h"
#include "storage/graph/edge_packs.h"
#include "storage/graph/store_format.h"
#include "storage/graph/store_tables.h"
#include "storage/layout/envelope.h"
#include "storage/layout/keys.h"

namespace relata {
namespace {

constexpr std::size_t kRecordsPerRead = 1024;
constexpr std::uint64_t kSegmentsSinceFormat = 3;

Result<std::string> join_segment(const KvReader& reader, const SegmentKey& key, const Bytes& first) {
  return join_chunks(reader, first, [&](std::uint32_t chunk) { return keys::segment(key, chunk); });
}

template <typename Id, typename Decode, typename Visit>
Status read_records(const KvReader& reader, std::span<const std::uint64_t> ids, std::string (*key_of)(Id), Decode decode,
                    const Visit& visit) {
  for (std::size_t first = 0; first < ids.size(); first += kRecordsPerRead) {
    const auto part = ids.subspan(first, std::min(kRecordsPerRead, ids.size() - first));
    std::vector<std::string> keys;
    for (const std::uint64_t id : part) keys.push_back(key_of(Id{id}));
    const std::vector<KeyView> views(keys.begin(), keys.end());
    std::vector<std::optional<Bytes>> values;
    RELATA_RETURN_IF_ERROR(reader.multi_get(views, values));
    for (std::size_t i = 0; i < part.size(); ++i) {
      if (!values[i]) continue;
      if constexpr (std::is_same_v<Id, EdgeId>) {
        if (is_deleted_from_pack(*values[i])) continue;
      }
      auto record = decode(*values[i]);
      if (!record.is_ok()) return at_key(record.status(), keys[i]);
      visit(Id{part[i]}, std::move(record).value());
    }
  }
  return Status::ok();
}

void sort_unique(std::vector<std::uint64_t>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

void append(std::vector<std::uint64_t>& all, const std::vector<std::uint64_t>& more) { all.insert(all.end(), more.begin(), more.end()); }

}  // namespace

Result<CatalogState> SegmentReader::catalog() const { return read_catalog(*reader_); }

Result<std::optional<SegmentDirectory>> SegmentReader::directory() const { return read_segment_directory(*reader_); }

Result<std::optional<SegmentDirectory>> read_segment_directory(const KvReader& reader) {
  const std::string key = keys::segment(kDirectoryKey, 0);
  RELATA_ASSIGN_OR_RETURN(const std::optional<Bytes> first, get_value(reader, key));
  if (!first) return std::optional<SegmentDirectory>();
  RELATA_ASSIGN_OR_RETURN(const std::string bytes, join_segment(reader, kDirectoryKey, *first));
  Result<SegmentDirectory> directory = SegmentDirectory::decode(bytes);
  if (!directory.is_ok()) return at_key(directory.status(), key);
  return std::optional<SegmentDirectory>(std::move(directory).value());
}

Result<std::optional<std::uint64_t>> read_segments_version(const KvReader& reader) {
  const std::string key = keys::segment(kDirectoryKey, 0);
  RELATA_ASSIGN_OR_RETURN(const std::optional<Bytes> first, get_value(reader, key));
  if (!first) return std::optional<std::uint64_t>();
  RELATA_ASSIGN_OR_RETURN(const std::string_view payload, unseal_value(*first, key));
  ByteReader in(payload.substr(std::min(kChunkCountBytes, payload.size())));
  const std::uint64_t version = in.u64();
  if (!in.ok()) return at_key(Status::corruption("the list of segments has no version"), key);
  return std::optional(version);
}

Result<std::string> SegmentReader::read(const SegmentKey& key, const SegmentEntry& entry) const {
  return read_segment(*reader_, key, entry);
}

Result<std::string> read_segment(const KvReader& reader, const SegmentKey& key, const SegmentEntry& entry) {
  const std::string first_key = keys::segment(key, 0);
  RELATA_ASSIGN_OR_RETURN(const std::optional<Bytes> first, get_value(reader, first_key));
  if (!first) return at_key(Status::corruption("the segment is missing"), first_key);
  RELATA_ASSIGN_OR_RETURN(std::string bytes, join_segment(reader, key, *first));
  if (sealed_checksum(*first) != entry.checksum) return at_key(Status::corruption("another segment stands in its place"), first_key);
  return bytes;
}

Result<std::optional<LogRecord>> SegmentReader::changes_since(std::uint64_t version, std::uint64_t last) const {
  return read_changes(*reader_, version, last);
}

Result<std::optional<LogRecord>> read_changes(const KvReader& reader, std::uint64_t version, std::uint64_t last) {
  LogRecord all;
  std::uint64_t expected = version + 1;
  RELATA_RETURN_IF_ERROR(for_each_pair(reader, {keys::log(version + 1), KeyRange::prefix(keys::table(keys::Table::kLog)).end},
                                       [&](const KvPair& pair) -> Result<bool> {
                                         if (keys::parse_id(keys::Table::kLog, pair.first) != expected) return false;
                                         const Result<LogRecord> record = decode_log(pair.second);
                                         if (!record.is_ok()) return at_key(record.status(), pair.first);
                                         append(all.nodes_put, record->nodes_put);
                                         append(all.nodes_deleted, record->nodes_deleted);
                                         append(all.edges_put, record->edges_put);
                                         append(all.edges_deleted, record->edges_deleted);
                                         ++expected;
                                         return true;
                                       }));
  if (expected != last + 1) return std::optional<LogRecord>();
  for (auto* ids : {&all.nodes_put, &all.nodes_deleted, &all.edges_put, &all.edges_deleted}) sort_unique(*ids);
  return std::optional<LogRecord>(std::move(all));
}

Status SegmentReader::read_nodes(std::span<const std::uint64_t> ids, const std::function<void(NodeId, NodeRecord&&)>& visit) const {
  return read_records<NodeId>(*reader_, ids, keys::node, decode_node, visit);
}

Status SegmentReader::read_edges(std::span<const std::uint64_t> ids, const std::function<void(EdgeId, EdgeRecord&&)>& visit) const {
  return read_records<EdgeId>(*reader_, ids, keys::edge, decode_edge, visit);
}

Status check_segments(const KvReader& reader, const std::function<void(std::string_view, std::string_view)>& problem) {
  const std::string directory_key = keys::segment(kDirectoryKey, 0);
  RELATA_ASSIGN_OR_RETURN(const std::optional<Bytes> first, get_value(reader, directory_key));
  SegmentDirectory directory;
  if (first) {
    const Result<std::string> bytes = join_segment(reader, kDirectoryKey, *first);
    Result<SegmentDirectory> decoded = bytes.is_ok() ? SegmentDirectory::decode(*bytes) : bytes.status();
    if (!decoded.is_ok()) {
      problem(directory_key, decoded.status().message());
      return Status::ok();
    }
    directory = std::move(decoded).value();
  } else {
    RELATA_ASSIGN_OR_RETURN(const std::uint64_t format, read_store_format(reader));
    if (format >= kSegmentsSinceFormat)
      problem(directory_key, "the list of segments is missing; opening the graph for writing makes it anew");
  }
  std::set<SegmentKey> found;
  RELATA_RETURN_IF_ERROR(
      for_each_pair(reader, KeyRange::prefix(keys::table(keys::Table::kSegment)), [&](const KvPair& pair) -> Result<bool> {
        const auto key = keys::parse_segment(pair.first);
        if (key && key->first.group == SegmentGroup::kDirectory) return true;  // read above
        const auto listed = key ? directory.segments.find(key->first) : directory.segments.end();
        if (listed == directory.segments.end() || key->second >= listed->second.chunks) {
          problem(pair.first, "the list of segments does not have it");
          return true;
        }
        if (pair.second.empty() && key->second > 0) return true;  // no longer needed
        const Result<std::string_view> payload = unseal(pair.second);
        if (!payload.is_ok()) {
          problem(pair.first, payload.status().message());
        } else if (key->second == 0 && sealed_checksum(pair.second) != listed->second.checksum) {
          problem(pair.first, "another segment stands in its place");
        }
        if (key->second == 0) found.insert(key->first);
        return true;
      }));
  for (const auto& [key, entry] : directory.segments) {
    if (!found.contains(key)) problem(keys::segment(key, 0), "the segment is missing");
  }
  return Status::ok();
}

}  // namespace relata
