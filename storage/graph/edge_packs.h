#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "storage/base/result.h"
#include "storage/graph/records.h"
#include "storage/kv/kv_store.h"
#include "storage/segment/property_column.h"
#include "storage/segment/record_tables.h"

namespace relata {

// Edge records as a bulk load leaves them: those of kRecordSegmentIds consecutive ids in one value, ends and each property apart from one
// another, which takes a fraction of the time and space of a key for each. A pack never changes. It holds the records of all ids below
// CatalogState::packed_edges; a record under an edge's own key comes before that of the pack, and one with nothing in it says that the edge
// is deleted.

// Of the value under an edge's own key.
inline bool is_deleted_from_pack(std::string_view value) { return value.empty(); }

// The bytes of a pack. `table` and `columns` are encoded; columns ascend by key.
std::string encode_edge_pack(std::uint32_t range, std::string_view table, std::span<const std::pair<KeyId, std::string>> columns);

// Immutable.
class EdgePack {
 public:
  // kCorruption for bytes that encode_edge_pack() cannot have made of this range.
  static Result<EdgePack> decode(std::uint32_t range, std::string_view bytes);

  // By id modulo kRecordSegmentIds.
  bool contains(std::uint32_t offset) const { return table_.contains(offset); }
  // Requires: contains(offset).
  EdgeRecord edge(std::uint32_t offset) const;
  const EdgeTable::Offsets& present() const { return table_.present(); }

 private:
  EdgeTable table_;
  std::map<KeyId, PropertyColumn> columns_;
};

// kCorruption, also when there is none: every range below packed_edges has one.
Result<EdgePack> read_edge_pack(const KvReader& reader, std::uint32_t range);

// The record of an edge, from wherever it lies. Cost: one read, or, for one in a pack, a second one and decoding the pack.
Result<std::optional<EdgeRecord>> read_edge(const KvReader& reader, EdgeId edge, std::uint64_t packed_edges);

// All edge records, ascending by id, each with the key under which it lies. Where a pack, a record or a key is damaged `record` says so,
// with the key; `edge` is nothing where the id is not known. `visit` returns false to stop. Memory: one pack.
using EdgeVisit = std::function<Result<bool>(KeyView key, std::optional<EdgeId> edge, Result<EdgeRecord> record)>;
Status scan_edge_records(const KvReader& reader, std::uint64_t packed_edges, const EdgeVisit& visit);

// Packs, or parts of them, that do not belong to the graph: `problem(key, text)`.
Status check_stray_packs(const KvReader& reader, std::uint64_t packed_edges,
                         const std::function<void(std::string_view, std::string_view)>& problem);

}  // namespace relata
