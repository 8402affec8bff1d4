#include "storage/bulk/bulk_loader.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "storage/bulk/adjacency_sort.h"
#include "storage/bulk/loading_directory.h"
#include "storage/bulk/range_writer.h"
#include "storage/graph/segment_writer.h"
#include "storage/graph/store_format.h"
#include "storage/graph/store_tables.h"
#include "storage/kv/kv_store.h"
#include "storage/layout/keys.h"
#include "storage/layout/record_codec.h"
#include "storage/rocksdb/store.h"

namespace relata {
namespace {

constexpr std::uint64_t kMostNodes = std::numeric_limits<std::uint32_t>::max() - 1;
constexpr std::uint64_t kMostEdges = kMostNodes;

// What a bulk load counts as in the change log: the first commit. Its entry there names nothing, since there is no earlier state that
// somebody could bring up to date by it.
constexpr std::uint64_t kLoadedVersion = 1;

Status put_format(KvStore& store, std::uint64_t format) {
  RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvTransaction> transaction, store.begin());
  RELATA_RETURN_IF_ERROR(transaction->put(keys::meta("format"), encode_number(format)));
  return transaction->commit(true);
}

}  // namespace

BulkLoader::BulkLoader(std::shared_ptr<KvStore> store, WorkerPool& pool, BulkLoaderOptions options)
    : store_(std::move(store)), pool_(pool), options_(std::move(options)), arcs_(options_.arc_memory_bytes, options_.scratch) {}

BulkLoader::~BulkLoader() {
  for (const Task& task : tasks_) task.wait();
  runs_.clear();
  tasks_.clear();
  store_.reset();  // before its directory is removed
}

Result<std::unique_ptr<BulkLoader>> BulkLoader::create(const std::filesystem::path& directory, WorkerPool& pool,
                                                       BulkLoaderOptions options) {
  RELATA_ASSIGN_OR_RETURN(std::unique_ptr<LoadingDirectory> loading, LoadingDirectory::create(directory));
  RELATA_ASSIGN_OR_RETURN(std::shared_ptr<KvStore> store, open_rocksdb_kv(loading->graph(), {}));
  options.scratch = loading->scratch();
  std::unique_ptr<BulkLoader> loader(new BulkLoader(std::move(store), pool, std::move(options)));
  loader->directory_ = std::move(loading);
  RELATA_RETURN_IF_ERROR(loader->start());
  return loader;
}

Result<std::unique_ptr<BulkLoader>> BulkLoader::create_on(std::shared_ptr<KvStore> store, WorkerPool& pool, BulkLoaderOptions options) {
  std::unique_ptr<BulkLoader> loader(new BulkLoader(std::move(store), pool, std::move(options)));
  RELATA_RETURN_IF_ERROR(loader->start());
  return loader;
}

Status BulkLoader::start() {
  RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvReader> reader, store_->snapshot());
  RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvScan> scan, reader->scan({}));
  std::vector<KvPair> first;
  RELATA_RETURN_IF_ERROR(scan->next_batch(first, 1));
  if (!first.empty()) return Status::already_exists("the store is not empty; a bulk load makes a new graph");
  return put_format(*store_, kLoadingFormat);
}

template <typename Work>
Status BulkLoader::submit(Work work) {
  // One more than there are threads, so that none waits for the next piece of work.
  while (tasks_.size() > pool_.size()) RELATA_RETURN_IF_ERROR(take_oldest());
  tasks_.push_back(pool_.submit([&store = *store_, work = std::move(work)]() -> Result<Written> {
    Written written;
    RELATA_ASSIGN_OR_RETURN(written.records, store.sorted_run());
    RELATA_ASSIGN_OR_RETURN(written.segments, store.sorted_run());
    SegmentWriter segments(*written.segments);
    RELATA_RETURN_IF_ERROR(work(*written.records, segments));
    RELATA_RETURN_IF_ERROR(written.records->finish());
    RELATA_RETURN_IF_ERROR(written.segments->finish());
    written.directory = std::move(segments.directory());
    return written;
  }));
  return Status::ok();
}

Status BulkLoader::take_oldest() {
  Task oldest = std::move(tasks_.front());
  tasks_.pop_front();
  RELATA_ASSIGN_OR_RETURN(Written written, oldest.get());
  runs_.push_back(std::move(written.records));
  runs_.push_back(std::move(written.segments));
  segments_.segments.merge(written.directory.segments);
  for (const auto& [label, count] : written.directory.label_counts) segments_.label_counts[label] += count;
  return Status::ok();
}

template <typename Block, typename Write>
Status BulkLoader::write_waiting(RecordTable<Block>& table, Write write, bool all) {
  const std::uint64_t end = all ? table.next : table.next - table.next % kRecordSegmentIds;
  if (end <= table.first_waiting) return Status::ok();
  std::vector<BlockPart<Block>> parts;
  std::uint64_t id = table.first_waiting;
  while (id < end) {
    BlockPart<Block> part = table.waiting[parts.size()];
    part.end = std::min<std::uint64_t>(part.end, part.begin + (end - id));
    id += part.size();
    parts.push_back(std::move(part));
  }
  // Only the last one may have been cut.
  BlockPart<Block>& cut = table.waiting[parts.size() - 1];
  cut.begin = parts.back().end;
  const bool whole = cut.size() == 0;
  table.waiting.erase(table.waiting.begin(), table.waiting.begin() + static_cast<std::ptrdiff_t>(parts.size() - (whole ? 0 : 1)));
  table.waiting_bytes = 0;
  for (const BlockPart<Block>& left : table.waiting) table.waiting_bytes += left.block->memory();
  return submit([write, first = std::exchange(table.first_waiting, end), parts = std::move(parts)](
                    KvSortedRun& run, SegmentWriter& segments) { return write(first, std::span(parts), run, segments); });
}

template <typename Block, typename Write>
Status BulkLoader::add(RecordTable<Block>& table, Block block, Write write) {
  const std::size_t records = block.size();
  if (records == 0) return Status::ok();
  table.next += records;
  table.waiting_bytes += block.memory();
  table.waiting.push_back({std::make_shared<const Block>(std::move(block)), 0, records});
  return table.waiting_bytes < options_.file_bytes ? Status::ok() : write_waiting(table, write, false);
}

Status BulkLoader::add_nodes(NodeBlock block) {
  if (nodes_.next + block.size() > kMostNodes) {
    return Status::resource_exhausted(fmt::format("a bulk load takes at most {} nodes", kMostNodes));
  }
  return add(nodes_, std::move(block), write_node_records);
}

Status BulkLoader::add_edges(EdgeBlock block) {
  if (edges_.next + block.size() > kMostEdges) {
    return Status::resource_exhausted(fmt::format("a bulk load takes at most {} relationships", kMostEdges));
  }
  RELATA_RETURN_IF_ERROR(arcs_.add(block.arcs));
  return add(edges_, std::move(block), write_edge_records);
}

Status BulkLoader::write_sorted_adjacency() {
  const auto nodes = static_cast<std::uint32_t>(nodes_.next - 1);
  const std::size_t parts_of_each = (pool_.size() + 1) / 2;
  for (const Direction direction : {Direction::kOut, Direction::kIn}) {
    RELATA_ASSIGN_OR_RETURN(const std::vector<NodeRange> ranges, split_nodes(arcs_, direction, nodes, parts_of_each, options_.part_arcs));
    for (const NodeRange range : ranges) {
      RELATA_RETURN_IF_ERROR(submit(
          [this, direction, range](KvSortedRun&, SegmentWriter& segments) { return write_adjacency(arcs_, direction, range, segments); }));
    }
  }
  return Status::ok();
}

Status BulkLoader::commit_names(const CatalogState& state) {
  MutationList names;
  const auto add_all = [&](NameSpace space, const std::vector<std::string>& list) {
    for (std::uint32_t i = 0; i < list.size(); ++i) names.push_back(RegisterName{space, i + 1, list[i]});
  };
  add_all(NameSpace::kLabel, state.labels);
  add_all(NameSpace::kType, state.types);
  add_all(NameSpace::kKey, state.keys);
  RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvTransaction> transaction, store_->begin());
  CatalogState next = state;
  LogRecord log;
  LogExtent extent;
  RELATA_RETURN_IF_ERROR(apply_mutations(*transaction, names, next, log));
  RELATA_RETURN_IF_ERROR(write_log(*transaction, state.version, log, extent));
  RELATA_RETURN_IF_ERROR(put_directory(*transaction, segments_));
  RELATA_RETURN_IF_ERROR(write_counters(*transaction, state));
  RELATA_RETURN_IF_ERROR(transaction->put(keys::meta("packed_edges"), encode_number(state.packed_edges)));
  RELATA_RETURN_IF_ERROR(put_identity(*transaction));
  RELATA_RETURN_IF_ERROR(transaction->put(keys::meta("format"), encode_number(current_store_format())));
  return transaction->commit(true);
}

Status BulkLoader::finish(const std::vector<std::string>& labels, const std::vector<std::string>& types,
                          const std::vector<std::string>& keys) {
  RELATA_RETURN_IF_ERROR(write_waiting(nodes_, write_node_records, true));
  RELATA_RETURN_IF_ERROR(write_waiting(edges_, write_edge_records, true));
  RELATA_RETURN_IF_ERROR(write_sorted_adjacency());
  while (!tasks_.empty()) RELATA_RETURN_IF_ERROR(take_oldest());
  RELATA_RETURN_IF_ERROR(store_->ingest_sorted(std::exchange(runs_, {})));
  segments_.version = kLoadedVersion;
  // Only with this is it a graph.
  RELATA_RETURN_IF_ERROR(commit_names({labels, types, keys, nodes_.next, edges_.next, edges_.next, kLoadedVersion}));
  if (!directory_) return Status::ok();
  store_.reset();
  return directory_->publish();
}

}  // namespace relata
