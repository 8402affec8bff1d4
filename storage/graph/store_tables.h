#pragma once

// What GraphStore is made of; for storage/graph alone.

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "storage/graph/graph_store.h"
#include "storage/kv/kv_store.h"
#include "storage/layout/record_codec.h"

namespace relata {

// How many pairs a scan fetches per round trip.
constexpr std::size_t kScanBatch = 2048;

// Visits all pairs of a range; `visit` returns false to stop.
Status for_each_pair(const KvReader& reader, const KeyRange& range, const std::function<Result<bool>(const KvPair&)>& visit);

// The status with the key that it concerns before its message.
Status at_key(Status status, KeyView key);
// at_key() for what the store itself says is damaged; other errors concern no key.
Status at_damaged_key(Status status, KeyView key);

// Names, next ids and version.
Result<CatalogState> read_catalog(const KvReader& reader);
// Writes the version and the next ids; the names go through apply_mutations().
Status write_counters(KvTransaction& transaction, const CatalogState& state);

// What of indexes does not go through a transaction (new_indexes.h).
struct IndexesApart {
  std::map<IndexId, IndexTotals> ingested;  // new ones whose entries are in the store already
  std::uint64_t most_entries = UINT64_MAX;  // a dropped index that has more leaves them
};
// Puts and erases what the list says, advances next_node and next_edge of `state`, and notes in `log` what was touched.
Status apply_mutations(KvTransaction& transaction, const MutationList& mutations, CatalogState& state, LogRecord& log,
                       const IndexesApart& apart = {});

// How far the change log reaches back, and must: the stored segments are brought up to date from it.
struct LogExtent {
  std::uint64_t oldest = 1;            // version in the log
  std::uint64_t segments_version = 0;  // what is newer has to stay
};
Result<LogExtent> read_log_extent(const KvReader& reader);
// Appends to the change log and drops some of what is older than limits::kLoggedVersions.
Status write_log(KvTransaction& transaction, std::uint64_t version, const LogRecord& log, LogExtent& extent);

Result<std::vector<EvidenceRecord>> read_evidence(const KvReader& reader, EdgeId edge);
Result<std::vector<EdgeId>> read_edges_with_evidence_of(const KvReader& reader, NodeId article);
Status add_evidence(KvTransaction& transaction, EdgeId edge, const EvidenceRecord& record);
Status erase_evidence_of_edge(KvTransaction& transaction, EdgeId edge);
Status erase_evidence_of_article(KvTransaction& transaction, NodeId article);

// Adds what it finds to `report`.
Result<ConsistencyReport> check_consistency(const KvReader& reader, ConsistencyReport report);

Result<StoreStatistics> collect_statistics(const KvStore& store);

}  // namespace relata
