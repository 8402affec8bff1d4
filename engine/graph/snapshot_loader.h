#pragma once

#include <cstdint>
#include <memory>

#include "engine/graph/memory_snapshot.h"
#include "storage/graph/graph_store.h"

namespace relata {

// The last commit of a store: its stored segments, which are loaded when they are asked for, brought up to date from the change log. Where
// there are none, or they are damaged, or newer than the records after a loss of power, the graph is built from the records in memory
// (stored() is null then, and the segments should be written anew: snapshot_fold.h). `rebuild`: in any case.
// `memory_bytes`: see StoredGraph. Cost: milliseconds, and some microseconds for each node and relationship that changed since.
Result<std::shared_ptr<MemorySnapshot>> load_snapshot(const GraphStore& store, std::uint64_t memory_bytes = 0, bool rebuild = false);

// `graph`, the last commit of a store whose segments have been written since those of the graph: on top of them, with nothing of its
// changes in memory but those that came later, and of its segments in memory those that are not among the `rewritten`. Requires: the
// writer's turn. Errors: those of the store.
Result<MemorySnapshotPtr> on_stored_segments(const GraphStore& store, const MemorySnapshot& graph, const SegmentDirectory& rewritten,
                                             std::uint64_t memory_bytes);

}  // namespace relata
