#include "storage/graph/graph_store.h"

#include <atomic>
#include <mutex>

#include "storage/graph/edge_packs.h"
#include "storage/graph/index_tables.h"
#include "storage/graph/new_indexes.h"
#include "storage/graph/segment_reader.h"
#include "storage/graph/segment_writer.h"
#include "storage/graph/store_format.h"
#include "storage/graph/store_tables.h"
#include "storage/kv/memory_kv.h"
#include "storage/layout/keys.h"
#include "storage/rocksdb/store.h"

namespace relata {
namespace {

class KvGraphStore final : public GraphStore {
 public:
  KvGraphStore(std::unique_ptr<KvStore> store, CatalogState state, LogExtent log)
      : store_(std::move(store)), packed_edges_(state.packed_edges), state_(std::move(state)), log_(log) {}

  Result<CatalogState> load_catalog() const override {
    RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvReader> reader, store_->snapshot());
    return read_catalog(*reader);
  }

  Result<std::uint64_t> commit(const MutationList& mutations, Durability durability) override {
    const std::scoped_lock lock(mutex_);
    if (outcome_unknown_) {
      return Status::unknown_outcome("an earlier commit may or may not have reached the disk; reopen the graph to go on");
    }
    CatalogState next = state_;
    ++next.version;
    RELATA_ASSIGN_OR_RETURN(const IndexesApart indexes, ingest_new_indexes(*store_, mutations, state_));
    RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvTransaction> transaction, store_->begin());
    LogRecord log;
    LogExtent extent = log_;
    RELATA_RETURN_IF_ERROR(apply_mutations(*transaction, mutations, next, log, indexes));
    RELATA_RETURN_IF_ERROR(write_log(*transaction, next.version, log, extent));
    RELATA_RETURN_IF_ERROR(write_counters(*transaction, next));
    Status committed = transaction->commit(durability == Durability::kSync);
    if (committed.code() == StatusCode::kUnknownOutcome) outcome_unknown_ = true;
    RELATA_RETURN_IF_ERROR(std::move(committed));
    state_ = std::move(next);
    log_ = extent;
    return state_.version;
  }

  Status sync() override {
    Status synced = store_->sync();
    if (synced.code() == StatusCode::kUnknownOutcome) outcome_unknown_ = true;
    return synced;
  }

  Status scan_nodes(const std::function<bool(NodeId, NodeRecord&&)>& visit) const override {
    return scan_table<NodeId>(keys::Table::kNode, decode_node, visit);
  }
  Status scan_edges(const std::function<bool(EdgeId, EdgeRecord&&)>& visit) const override {
    RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvReader> reader, store_->snapshot());
    return scan_edge_records(*reader, packed_edges_, [&](KeyView, std::optional<EdgeId> edge, Result<EdgeRecord> record) -> Result<bool> {
      if (!record.is_ok()) return std::move(record).status();
      return visit(*edge, std::move(record).value());
    });
  }

  Result<std::optional<NodeRecord>> node(NodeId id) const override { return read_record(keys::node(id), decode_node); }
  Result<std::optional<EdgeRecord>> edge(EdgeId id) const override {
    RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvReader> reader, store_->snapshot());
    return read_edge(*reader, id, packed_edges_);
  }
  Result<std::optional<std::string>> article_text(NodeId article) const override {
    return read_record(keys::article_text(article), decode_text);
  }
  Result<std::vector<EvidenceRecord>> evidence(EdgeId edge) const override {
    RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvReader> reader, store_->snapshot());
    return read_evidence(*reader, edge);
  }
  Result<std::vector<EdgeId>> edges_with_evidence_of(NodeId article) const override {
    RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvReader> reader, store_->snapshot());
    return read_edges_with_evidence_of(*reader, article);
  }
  Result<std::unique_ptr<SegmentReader>> segment_reader() const override {
    RELATA_ASSIGN_OR_RETURN(std::unique_ptr<KvReader> reader, store_->snapshot());
    return std::make_unique<SegmentReader>(std::move(reader));
  }
  Status write_segments(bool anew, const std::function<Status(SegmentWriter&)>& write) override {
    const Status unknown = Status::unknown_outcome("an earlier commit may or may not have reached the disk; reopen the graph");
    if (anew) {
      const std::scoped_lock lock(mutex_);
      if (outcome_unknown_) return unknown;
      log_.segments_version = 0;
      RELATA_RETURN_IF_ERROR(store_->drop(KeyRange::prefix(keys::table(keys::Table::kSegment))));
    }
    std::vector<std::unique_ptr<KvSortedRun>> runs(1);
    RELATA_ASSIGN_OR_RETURN(runs[0], store_->sorted_run());
    SegmentWriter writer(*runs[0]);
    RELATA_RETURN_IF_ERROR(write(writer));
    RELATA_RETURN_IF_ERROR(runs[0]->finish());
    // Segments must not survive a loss of power that takes commits which they show.
    RELATA_RETURN_IF_ERROR(sync());
    const std::scoped_lock lock(mutex_);
    if (outcome_unknown_) return unknown;
    RELATA_RETURN_IF_ERROR(store_->ingest_sorted(std::move(runs)));
    log_.segments_version = writer.directory().version;
    return Status::ok();
  }
  Result<std::unique_ptr<IndexReader>> index_reader() const override {
    RELATA_ASSIGN_OR_RETURN(std::unique_ptr<KvReader> reader, store_->snapshot());
    return make_index_reader(std::move(reader));
  }
  Result<ConsistencyReport> check() const override {
    ConsistencyReport report;
    RELATA_RETURN_IF_ERROR(store_->verify(report.problems));
    report.problem_count = report.problems.size();
    RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvReader> reader, store_->snapshot());
    return check_consistency(*reader, std::move(report));
  }
  Result<StoreStatistics> statistics() const override { return collect_statistics(*store_); }
  Result<KvBackup> backup(const std::filesystem::path& directory) const override {
    RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvReader> reader, store_->snapshot());
    RELATA_ASSIGN_OR_RETURN(const std::string identity, read_identity(*reader));
    return store_->backup(directory, identity);
  }

 private:
  template <typename Id, typename Decode, typename Visit>
  Status scan_table(keys::Table table, Decode decode, const Visit& visit) const {
    RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvReader> reader, store_->snapshot());
    return for_each_pair(*reader, KeyRange::prefix(keys::table(table)), [&](const KvPair& pair) -> Result<bool> {
      const auto id = keys::parse_id(table, pair.first);
      if (!id) return at_key(Status::corruption("this is no key of its table"), pair.first);
      auto record = decode(pair.second);
      if (!record.is_ok()) return at_key(record.status(), pair.first);
      return visit(Id{*id}, std::move(record).value());
    });
  }

  template <typename Decode>
  auto read_record(const std::string& key, Decode decode) const
      -> Result<std::optional<std::decay_t<decltype(decode(std::string_view()).value())>>> {
    using Record = std::decay_t<decltype(decode(std::string_view()).value())>;
    RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvReader> reader, store_->snapshot());
    Result<std::optional<Bytes>> bytes = reader->get(key);
    if (!bytes.is_ok()) return at_damaged_key(std::move(bytes).status(), key);
    if (!bytes->has_value()) return std::optional<Record>();
    auto record = decode(**bytes);
    if (!record.is_ok()) return at_key(record.status(), key);
    return std::optional<Record>(std::move(record).value());
  }

  std::unique_ptr<KvStore> store_;
  const std::uint64_t packed_edges_;
  std::mutex mutex_;  // one commit at a time
  CatalogState state_;
  LogExtent log_;
  std::atomic<bool> outcome_unknown_ = false;
};

}  // namespace

Result<std::unique_ptr<GraphStore>> GraphStore::open_on(std::unique_ptr<KvStore> store, const GraphStoreOptions& options) {
  RELATA_RETURN_IF_ERROR(prepare_store(*store, options.read_only));
  RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvReader> reader, store->snapshot());
  RELATA_ASSIGN_OR_RETURN(CatalogState state, read_catalog(*reader));
  RELATA_ASSIGN_OR_RETURN(const LogExtent log, read_log_extent(*reader));
  if (!options.read_only) {
    const Status dropped = drop_index_leftovers(*store, state.indexes, {});
    // They may stay while the disk is full: nobody reads them.
    if (!dropped.is_ok() && dropped.code() != StatusCode::kResourceExhausted) return dropped;
  }
  return std::unique_ptr<GraphStore>(std::make_unique<KvGraphStore>(std::move(store), std::move(state), log));
}

Result<std::unique_ptr<GraphStore>> GraphStore::open(const std::filesystem::path& directory, const GraphStoreOptions& options) {
  RocksDbOptions rocks;
  rocks.create_if_missing = options.create_if_missing;
  rocks.read_only = options.read_only;
  rocks.salvage = options.salvage;
  RELATA_ASSIGN_OR_RETURN(std::unique_ptr<KvStore> store, open_rocksdb_kv(directory, rocks));
  Result<std::unique_ptr<GraphStore>> graph = open_on(std::move(store), options);
  if (!graph.is_ok()) return std::move(graph).status().with_context(directory.string());
  return graph;
}

Result<std::unique_ptr<GraphStore>> GraphStore::open_in_memory() { return open_on(make_memory_kv(), {}); }

}  // namespace relata
