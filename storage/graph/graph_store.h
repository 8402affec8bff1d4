#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "storage/base/durability.h"
#include "storage/base/result.h"
#include "storage/graph/index_reader.h"
#include "storage/graph/mutation.h"
#include "storage/graph/records.h"
#include "storage/kv/kv_backup.h"

namespace relata {

class KvStore;
class SegmentReader;
class SegmentWriter;
struct ConsistencyReport;
struct StoreStatistics;

struct GraphStoreOptions {
  bool create_if_missing = true;
  bool read_only = false;
  bool salvage = false;  // see RocksDbOptions
};

struct IndexState {
  IndexDefinition definition;
  IndexTotals totals;
};

// Names, indexes and the next free ids, as of one commit.
struct CatalogState {
  std::vector<std::string> labels;  // labels[i] has id i + 1
  std::vector<std::string> types;
  std::vector<std::string> keys;
  std::uint64_t next_node = 1;
  std::uint64_t next_edge = 1;
  std::uint64_t packed_edges = 1;   // the ids below are those of a bulk load (edge_packs.h); never changes
  std::uint64_t version = 0;        // of the last commit
  std::vector<IndexState> indexes;  // by ascending id
  std::uint32_t next_index = 1;
};

// The graph on disk: records, adjacency, dictionary, evidence, article texts and the change log behind the key-value seam.
//
// Thread safety: reads from any thread; one commit at a time (the caller serialises writers).
// Errors: kBusy when another process holds the directory, kCorruption with the key for damaged records, kUnsupported for a newer format.
class GraphStore {
 public:
  static Result<std::unique_ptr<GraphStore>> open(const std::filesystem::path& directory, const GraphStoreOptions& options);
  static Result<std::unique_ptr<GraphStore>> open_in_memory();
  static Result<std::unique_ptr<GraphStore>> open_on(std::unique_ptr<KvStore> store, const GraphStoreOptions& options);
  virtual ~GraphStore() = default;

  virtual Result<CatalogState> load_catalog() const = 0;

  // Applies the list atomically and returns the new version. With kGroup it does not wait: the caller has several commits share a
  // sync(). After kUnknownOutcome, of sync() too, the store refuses further commits until reopened.
  virtual Result<std::uint64_t> commit(const MutationList& mutations, Durability durability) = 0;

  // When it returns, all earlier commits are on the disk. Also beside a commit.
  virtual Status sync() = 0;

  // In ascending order of id, as of the call's start. `visit` returns false to stop.
  virtual Status scan_nodes(const std::function<bool(NodeId, NodeRecord&&)>& visit) const = 0;
  virtual Status scan_edges(const std::function<bool(EdgeId, EdgeRecord&&)>& visit) const = 0;

  virtual Result<std::optional<NodeRecord>> node(NodeId id) const = 0;
  virtual Result<std::optional<EdgeRecord>> edge(EdgeId id) const = 0;
  // In the order in which it was added.
  virtual Result<std::vector<EvidenceRecord>> evidence(EdgeId edge) const = 0;
  // The edges to which an article gives evidence, ascending.
  virtual Result<std::vector<EdgeId>> edges_with_evidence_of(NodeId article) const = 0;
  virtual Result<std::optional<std::string>> article_text(NodeId article) const = 0;

  // Cross-checks every index against every other and every checksum. Cost: a scan of everything.
  virtual Result<ConsistencyReport> check() const = 0;
  // Cost: a scan of the keys of evidence, texts and log.
  virtual Result<StoreStatistics> statistics() const = 0;
  // Adds the last commit to the backups of this graph in a directory; see KvStore::backup(). Beside commits, and when open for reading
  // only.
  virtual Result<KvBackup> backup(const std::filesystem::path& directory) const = 0;

  // The last commit as snapshots need it. Must not outlive the store.
  virtual Result<std::unique_ptr<SegmentReader>> segment_reader() const = 0;
  // Stores segments: what `write` puts, its directory last, appears at once, and is on the disk when this returns. The log is kept from
  // the directory's version on. Commits go on meanwhile, but for the moment in which the segments appear; one call at a time. `anew`: what
  // was stored before goes first, all of it. On an error the segments are as they were, gone where they are written anew, or, where that
  // cannot be told, any of these.
  virtual Status write_segments(bool anew, const std::function<Status(SegmentWriter&)>& write) = 0;

  // The entries of all indexes as of now. Must not outlive the store.
  virtual Result<std::unique_ptr<IndexReader>> index_reader() const = 0;
};

// What a table of the store is for, and what it takes.
struct TableSize {
  std::string name;
  std::uint64_t bytes = 0;  // on the disk and in the store's memory, about
};
struct StoreStatistics {
  std::uint64_t format = 0;
  std::uint64_t evidence_items = 0;
  std::uint64_t articles = 0;         // that have a text
  std::uint64_t version = 0;          // of the last commit
  std::uint64_t logged_versions = 0;  // commits in the change log
  std::vector<TableSize> tables;
};

// What check() found; `problems` names key and contradiction, at most kMaxReportedProblems of them.
struct ConsistencyReport {
  static constexpr std::size_t kMaxReportedProblems = 100;
  std::uint64_t nodes = 0;
  std::uint64_t edges = 0;
  std::uint64_t evidence_items = 0;
  std::uint64_t articles = 0;
  std::uint64_t problem_count = 0;
  std::vector<std::string> problems;
};

}  // namespace relata
