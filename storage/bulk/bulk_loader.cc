#include "storage/bulk/bulk_loader.h"

#include <fmt/format.h>

#include <limits>

#include "storage/bulk/adjacency_sort.h"
#include "storage/bulk/loading_directory.h"
#include "storage/graph/store_format.h"
#include "storage/graph/store_tables.h"
#include "storage/kv/kv_store.h"
#include "storage/kv/rocksdb_kv.h"
#include "storage/layout/record_codec.h"

namespace relata {
namespace {

constexpr std::uint64_t kMostNodes = std::numeric_limits<std::uint32_t>::max() - 1;

// What a bulk load counts as in the change log: the first commit. Its entry there names nothing, since there is no earlier state that
// somebody could bring up to date by it.
constexpr std::uint64_t kLoadedVersion = 1;

Status write_records(keys::Table table, std::uint64_t id, const std::vector<RecordBlock>& blocks, KvSortedRun& run) {
  for (const RecordBlock& block : blocks) {
    std::string_view rest = block.bytes;
    for (const std::uint32_t size : block.sizes) {
      const Bytes key = table == keys::Table::kNode ? keys::node({id}) : keys::edge({id});
      RELATA_RETURN_IF_ERROR(run.put(key, rest.substr(0, size)));
      rest.remove_prefix(size);
      ++id;
    }
  }
  return Status::ok();
}

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

template <typename Fill>
Status BulkLoader::submit(Fill fill) {
  // One more than there are threads, so that none waits for the next piece of work.
  while (tasks_.size() > pool_.size()) RELATA_RETURN_IF_ERROR(take_oldest());
  tasks_.push_back(pool_.submit([&store = *store_, fill = std::move(fill)]() -> Result<std::unique_ptr<KvSortedRun>> {
    RELATA_ASSIGN_OR_RETURN(std::unique_ptr<KvSortedRun> run, store.sorted_run());
    RELATA_RETURN_IF_ERROR(fill(*run));
    RELATA_RETURN_IF_ERROR(run->finish());
    return run;
  }));
  return Status::ok();
}

Status BulkLoader::take_oldest() {
  Task oldest = std::move(tasks_.front());
  tasks_.pop_front();
  RELATA_ASSIGN_OR_RETURN(std::unique_ptr<KvSortedRun> run, oldest.get());
  runs_.push_back(std::move(run));
  return Status::ok();
}

Status BulkLoader::write_waiting(RecordTable& table) {
  if (table.waiting.empty()) return Status::ok();
  std::uint64_t first = table.next;
  for (const RecordBlock& block : table.waiting) first -= block.sizes.size();
  table.waiting_bytes = 0;
  return submit([which = table.table, first, blocks = std::exchange(table.waiting, {})](KvSortedRun& run) {
    return write_records(which, first, blocks, run);
  });
}

Status BulkLoader::add(RecordTable& table, RecordBlock block) {
  table.next += block.sizes.size();
  table.waiting_bytes += block.bytes.size();
  table.waiting.push_back(std::move(block));
  return table.waiting_bytes < options_.file_bytes ? Status::ok() : write_waiting(table);
}

Status BulkLoader::add_nodes(RecordBlock block) {
  if (nodes_.next + block.sizes.size() > kMostNodes) {
    return Status::resource_exhausted(fmt::format("a bulk load takes at most {} nodes", kMostNodes));
  }
  return add(nodes_, std::move(block));
}

Status BulkLoader::add_edges(RecordBlock block, std::span<const Arc> arcs) {
  RELATA_RETURN_IF_ERROR(arcs_.add(arcs));
  return add(edges_, std::move(block));
}

Status BulkLoader::write_sorted_adjacency() {
  const auto nodes = static_cast<std::uint32_t>(nodes_.next - 1);
  const std::size_t parts_of_each = (pool_.size() + 1) / 2;
  for (const Direction direction : {Direction::kOut, Direction::kIn}) {
    RELATA_ASSIGN_OR_RETURN(const std::vector<NodeRange> ranges, split_nodes(arcs_, direction, nodes, parts_of_each, options_.part_arcs));
    for (const NodeRange range : ranges) {
      RELATA_RETURN_IF_ERROR(submit([this, direction, range](KvSortedRun& run) { return write_adjacency(arcs_, direction, range, run); }));
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
  RELATA_RETURN_IF_ERROR(apply_mutations(*transaction, names, next, log));
  RELATA_RETURN_IF_ERROR(write_log(*transaction, state.version, log));
  RELATA_RETURN_IF_ERROR(write_counters(*transaction, state));
  RELATA_RETURN_IF_ERROR(put_identity(*transaction));
  RELATA_RETURN_IF_ERROR(transaction->put(keys::meta("format"), encode_number(current_store_format())));
  return transaction->commit(true);
}

Status BulkLoader::finish(const std::vector<std::string>& labels, const std::vector<std::string>& types,
                          const std::vector<std::string>& keys) {
  RELATA_RETURN_IF_ERROR(write_waiting(nodes_));
  RELATA_RETURN_IF_ERROR(write_waiting(edges_));
  RELATA_RETURN_IF_ERROR(write_sorted_adjacency());
  while (!tasks_.empty()) RELATA_RETURN_IF_ERROR(take_oldest());
  RELATA_RETURN_IF_ERROR(store_->ingest_sorted(std::exchange(runs_, {})));
  // Only with this is it a graph.
  RELATA_RETURN_IF_ERROR(commit_names({labels, types, keys, nodes_.next, edges_.next, kLoadedVersion}));
  if (!directory_) return Status::ok();
  store_.reset();
  return directory_->publish();
}

}  // namespace relata
