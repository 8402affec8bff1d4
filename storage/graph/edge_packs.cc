#include "storage/graph/edge_packs.h"

#include <algorithm>
#include <memory>
#include <vector>

#include "storage/graph/chunked_value.h"
#include "storage/graph/store_tables.h"
#include "storage/layout/keys.h"

namespace relata {
namespace {

std::uint64_t range_of(std::uint64_t edge) { return edge / kRecordSegmentIds; }
std::uint32_t offset_of(std::uint64_t edge) { return static_cast<std::uint32_t>(edge % kRecordSegmentIds); }

// The ranges that have packs.
std::uint32_t ranges_below(std::uint64_t packed_edges) {
  return packed_edges <= 1 ? 0 : static_cast<std::uint32_t>(range_of(packed_edges - 1)) + 1;
}

Status damaged() { return Status::corruption("the pack of relationships is not what was written"); }

// Goes through the packs beside a scan of the single records.
class PackedEdges {
 public:
  PackedEdges(const KvReader& reader, std::uint64_t packed_edges, const EdgeVisit& visit)
      : reader_(reader), ranges_(ranges_below(packed_edges)), visit_(visit) {}

  // Visits those that come before `edge`; whether to go on.
  Result<bool> visit_before(std::uint64_t edge) {
    for (; range_ < ranges_; ++range_, next_offset_ = 0) {
      const bool all = range_of(edge) > range_;
      if (!all && range_of(edge) < range_) return true;
      RELATA_RETURN_IF_ERROR(load());
      if (!damage_.is_ok()) {
        if (next_offset_ == 0) {
          RELATA_ASSIGN_OR_RETURN(const bool go_on, visit_(key(), std::nullopt, damage_));
          if (!go_on) return false;
        }
        next_offset_ = 1;
      } else {
        RELATA_ASSIGN_OR_RETURN(const bool go_on, visit_up_to(all ? kRecordSegmentIds : offset_of(edge)));
        if (!go_on) return false;
      }
      if (!all) return true;
    }
    return true;
  }

  // A record under the edge's own key takes the place of the one here; whether there is one.
  bool pass_over(std::uint64_t edge) {
    if (range_ >= ranges_ || range_of(edge) != range_) return false;
    next_offset_ = std::max(next_offset_, offset_of(edge) + 1);
    // Of a pack that cannot be read, nobody knows.
    return !damage_.is_ok() || pack_->contains(offset_of(edge));
  }

 private:
  std::string key() const { return keys::edge_pack(range_, 0); }

  Status load() {
    if (loaded_ == range_) return Status::ok();
    Result<EdgePack> pack = read_edge_pack(reader_, range_);
    const StatusCode code = pack.status().code();
    if (!pack.is_ok() && code != StatusCode::kCorruption && code != StatusCode::kUnsupported) return pack.status();
    damage_ = pack.status();
    if (pack.is_ok()) pack_ = std::move(pack).value();
    loaded_ = range_;
    return Status::ok();
  }

  Result<bool> visit_up_to(std::uint32_t end) {
    const std::string at = key();
    for (; next_offset_ < end; ++next_offset_) {
      if (!pack_->contains(next_offset_)) continue;
      const EdgeId id{std::uint64_t{range_} * kRecordSegmentIds + next_offset_};
      RELATA_ASSIGN_OR_RETURN(const bool go_on, visit_(at, id, pack_->edge(next_offset_)));
      if (!go_on) return false;
    }
    return true;
  }

  const KvReader& reader_;
  std::uint32_t ranges_;
  const EdgeVisit& visit_;
  std::uint32_t range_ = 0;
  std::uint32_t next_offset_ = 0;  // in range_; in a damaged pack, other than 0 once it has been told
  std::uint32_t loaded_ = UINT32_MAX;
  Status damage_;
  std::optional<EdgePack> pack_;
};

}  // namespace

std::string encode_edge_pack(std::uint32_t range, std::string_view table, std::span<const std::pair<KeyId, std::string>> columns) {
  ByteWriter out;
  out.varint(range);
  out.varint(table.size());
  out.bytes(table);
  out.varint(columns.size());
  for (const auto& [key, bytes] : columns) {
    out.varint(key.value);
    out.varint(bytes.size());
    out.bytes(bytes);
  }
  return out.take();
}

Result<EdgePack> EdgePack::decode(std::uint32_t range, std::string_view bytes) {
  ByteReader in(bytes);
  EdgePack pack;
  if (in.varint() != range) return damaged();
  RELATA_ASSIGN_OR_RETURN(pack.table_, EdgeTable::decode(in.bytes(in.count(in.varint(), 1))));
  std::uint64_t before = 0;
  for (std::size_t left = in.count(in.varint(), 2); left > 0; --left) {
    const std::uint64_t key = in.varint();
    if (key <= before || key > UINT32_MAX) return damaged();
    before = key;
    RELATA_ASSIGN_OR_RETURN(PropertyColumn column, PropertyColumn::decode(in.bytes(in.count(in.varint(), 1))));
    pack.columns_.emplace(KeyId{static_cast<std::uint32_t>(key)}, std::move(column));
  }
  if (!in.at_end()) return damaged();
  return pack;
}

EdgeRecord EdgePack::edge(std::uint32_t offset) const {
  const EdgeTable::Ends ends = table_.ends(offset);
  EdgeRecord record{{ends.source}, {ends.type}, {ends.target}, {}};
  for (const auto& [key, column] : columns_) {
    Value value = column.get(offset);
    if (!value.is_null()) record.properties.emplace_back(key, std::move(value));
  }
  return record;
}

Result<EdgePack> read_edge_pack(const KvReader& reader, std::uint32_t range) {
  const auto key_of = [&](std::uint32_t chunk) { return keys::edge_pack(range, chunk); };
  RELATA_ASSIGN_OR_RETURN(const std::optional<Bytes> first, get_value(reader, key_of(0)));
  if (!first) return at_key(Status::corruption("a pack of relationships is missing"), key_of(0));
  RELATA_ASSIGN_OR_RETURN(const std::string bytes, join_chunks(reader, *first, key_of));
  Result<EdgePack> pack = EdgePack::decode(range, bytes);
  if (!pack.is_ok()) return at_key(std::move(pack).status(), key_of(0));
  return pack;
}

Result<std::optional<EdgeRecord>> read_edge(const KvReader& reader, EdgeId edge, std::uint64_t packed_edges) {
  const std::string key = keys::edge(edge);
  RELATA_ASSIGN_OR_RETURN(const std::optional<Bytes> bytes, get_value(reader, key));
  if (bytes) {
    if (is_deleted_from_pack(*bytes)) return std::optional<EdgeRecord>();
    Result<EdgeRecord> record = decode_edge(*bytes);
    if (!record.is_ok()) return at_key(std::move(record).status(), key);
    return std::optional(std::move(record).value());
  }
  if (edge.value >= packed_edges) return std::optional<EdgeRecord>();
  Result<EdgePack> pack = read_edge_pack(reader, static_cast<std::uint32_t>(range_of(edge.value)));
  if (!pack.is_ok()) return std::move(pack).status();
  const std::uint32_t offset = offset_of(edge.value);
  return pack->contains(offset) ? std::optional(pack->edge(offset)) : std::nullopt;
}

Status scan_edge_records(const KvReader& reader, std::uint64_t packed_edges, const EdgeVisit& visit) {
  PackedEdges packed(reader, packed_edges, visit);
  bool stopped = false;
  const auto visit_single = [&](const KvPair& pair) -> Result<bool> {
    const auto id = keys::parse_id(keys::Table::kEdge, pair.first);
    if (!id) return visit(pair.first, std::nullopt, at_key(Status::corruption("this is no key of its table"), pair.first));
    RELATA_ASSIGN_OR_RETURN(const bool go_on, packed.visit_before(*id));
    if (!go_on) return false;
    const bool was_packed = packed.pass_over(*id);
    if (!is_deleted_from_pack(pair.second)) {
      Result<EdgeRecord> record = decode_edge(pair.second);
      if (!record.is_ok()) record = at_key(std::move(record).status(), pair.first);
      return visit(pair.first, EdgeId{*id}, std::move(record));
    }
    if (was_packed) return true;
    return visit(pair.first, std::nullopt, at_key(Status::corruption("a relationship is deleted that no pack has"), pair.first));
  };
  RELATA_RETURN_IF_ERROR(for_each_pair(reader, KeyRange::prefix(keys::table(keys::Table::kEdge)), [&](const KvPair& pair) -> Result<bool> {
    RELATA_ASSIGN_OR_RETURN(const bool go_on, visit_single(pair));
    stopped = !go_on;
    return go_on;
  }));
  return stopped ? Status::ok() : packed.visit_before(std::uint64_t{UINT32_MAX} * kRecordSegmentIds).status();
}

Status check_stray_packs(const KvReader& reader, std::uint64_t packed_edges,
                         const std::function<void(std::string_view, std::string_view)>& problem) {
  RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvScan> scan, reader.scan(KeyRange::prefix(keys::table(keys::Table::kEdgePack))));
  // Few at a time: they are large.
  constexpr std::size_t kBatch = 8;
  std::vector<KvPair> batch;
  std::uint32_t chunks = 0;
  do {
    RELATA_RETURN_IF_ERROR(scan->next_batch(batch, kBatch));
    for (const auto& [key, value] : batch) {
      const auto place = keys::parse_edge_pack(key);
      if (!place || place->first >= ranges_below(packed_edges)) {
        problem(key, "this belongs to no pack of relationships");
        continue;
      }
      const Result<std::string_view> payload = unseal(value);
      if (place->second == 0) chunks = payload.is_ok() && payload->size() >= kChunkCountBytes ? decode_u32(*payload) : UINT32_MAX;
      if (place->second >= chunks) problem(key, "the pack of relationships has no such part");
    }
  } while (!batch.empty());
  return Status::ok();
}

}  // namespace relata
