#pragma once

#include <cstdint>

#include "engine/graph/memory_snapshot.h"
#include "storage/graph/graph_store.h"

namespace relata {

// Writes the changes of a snapshot into stored segments: those that they touch, or all where the graph is not stored yet. Returns which
// were rewritten; on_stored_segments() (snapshot_loader.h) then goes on from them. May run beside commits, which the segments then lack.
//
// Requires: nothing was folded since the snapshot's own segments were. Errors: those of the store; it is then as before.
// Cost: reading and writing the touched segments, some tens of milliseconds for a million values.
Result<SegmentDirectory> fold_into_store(GraphStore& store, const MemorySnapshot& graph);

}  // namespace relata
