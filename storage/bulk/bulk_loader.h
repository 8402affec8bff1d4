#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <future>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "storage/base/result.h"
#include "storage/base/worker_pool.h"
#include "storage/bulk/arc_store.h"
#include "storage/bulk/record_block.h"
#include "storage/graph/graph_store.h"
#include "storage/segment/segment_directory.h"

namespace relata {

class KvSortedRun;
class KvStore;
class LoadingDirectory;

struct BulkLoaderOptions {
  // Where more arcs go than memory may hold; the loader's own directory when it has one.
  std::filesystem::path scratch;
  std::size_t arc_memory_bytes = 1ULL << 30;
  // Records that are written to one file: what a worker does in one piece, or a little more, to the end of a segment.
  std::size_t file_bytes = 16ULL << 20;
  // Arcs that are sorted in one piece, 16 bytes each.
  std::uint64_t part_arcs = 4ULL << 20;
};

// Makes a new graph of records that come in any order, by sorted files in place of transactions: records are written in the order of the
// ids that they get here, adjacency is sorted at the end. The segments that snapshots read are made on the way. The order of calls is
// nodes, edges, finish(). Until finish() is done there is nothing that GraphStore::open() would take for a graph, also after a crash. Not
// thread-safe; uses the pool's threads.
//
// Memory: 12 bytes an edge up to arc_memory_bytes, and for each thread of the pool two blocks of file_bytes and one of part_arcs.
class BulkLoader {
 public:
  // A new graph at `directory`, which must not exist or be empty (kAlreadyExists). kBusy when another process loads into it.
  static Result<std::unique_ptr<BulkLoader>> create(const std::filesystem::path& directory, WorkerPool& pool,
                                                    BulkLoaderOptions options = {});
  // In a store that is empty (kAlreadyExists).
  static Result<std::unique_ptr<BulkLoader>> create_on(std::shared_ptr<KvStore> store, WorkerPool& pool, BulkLoaderOptions options);
  ~BulkLoader();  // waits for its tasks; without finish() everything goes
  BulkLoader(const BulkLoader&) = delete;
  BulkLoader& operator=(const BulkLoader&) = delete;

  // The id of the next node; those of the nodes of one block follow upon one another.
  NodeId next_node() const { return {nodes_.next}; }
  EdgeId next_edge() const { return {edges_.next}; }

  // kResourceExhausted after 2^32 - 1 nodes.
  Status add_nodes(NodeBlock block);
  // kResourceExhausted after 2^32 - 1 edges. Requires: both ends of each are nodes that were added.
  Status add_edges(EdgeBlock block);

  // Sorts, takes everything in and publishes it. `names` are all that the records mention.
  Status finish(const std::vector<std::string>& labels, const std::vector<std::string>& types, const std::vector<std::string>& keys);

 private:
  // The records of one kind, and those among them that are not in a file yet.
  template <typename Block>
  struct RecordTable {
    std::uint64_t next = 1;
    std::vector<BlockPart<Block>> waiting;
    std::size_t waiting_bytes = 0;
    std::uint64_t first_waiting = 1;
  };
  // What a task has written: records, and the segments made of them, or of the arcs.
  struct Written {
    std::unique_ptr<KvSortedRun> records;  // may be null
    std::unique_ptr<KvSortedRun> segments;
    SegmentDirectory directory;
  };
  using Task = std::future<Result<Written>>;

  BulkLoader(std::shared_ptr<KvStore> store, WorkerPool& pool, BulkLoaderOptions options);
  Status start();
  template <typename Block, typename Write>
  Status add(RecordTable<Block>& table, Block block, Write write);
  // Those of whole segments, so that no two tasks write to one; with `all`, the rest too.
  template <typename Block, typename Write>
  Status write_waiting(RecordTable<Block>& table, Write write, bool all);
  Status write_sorted_adjacency();
  template <typename Work>
  Status submit(Work work);
  Status take_oldest();
  Status commit_names(const CatalogState& state);

  std::unique_ptr<LoadingDirectory> directory_;  // null in create_on()
  std::shared_ptr<KvStore> store_;
  WorkerPool& pool_;
  BulkLoaderOptions options_;
  RecordTable<NodeBlock> nodes_;
  RecordTable<EdgeBlock> edges_;
  ArcStore arcs_;
  std::deque<Task> tasks_;
  std::vector<std::unique_ptr<KvSortedRun>> runs_;
  SegmentDirectory segments_;  // in runs_
};

}  // namespace relata
