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

}  // namespace relata
