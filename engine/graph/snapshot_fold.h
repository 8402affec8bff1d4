#pragma once

#include <cstdint>

#include "engine/graph/memory_snapshot.h"
#include "storage/graph/graph_store.h"

namespace relata {

// Writes the changes of the last commit's snapshot into stored segments: those that they touch, or all where the graph is not stored yet.
// The same version of the graph is returned on top of them, with nothing in memory but what was there of the others.
//
// Requires: the writer's turn, and that `graph` is the store's last commit. Errors: those of the store; the graph is then as before.
// Cost: reading and writing the touched segments, some tens of milliseconds for a million values.
Result<MemorySnapshotPtr> fold_into_store(GraphStore& store, const MemorySnapshot& graph, std::uint64_t memory_bytes);

}  // namespace relata
