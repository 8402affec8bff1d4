#pragma once

#include <optional>
#include <span>

#include "engine/graph/snapshot.h"
#include "engine/txn/graph_writer.h"

namespace relata {

// What tells one fact between two nodes from another of its type: null for an unknown date.
struct FactIdentity {
  Value date;
  Value modality;
  Value negated;
  friend bool operator==(const FactIdentity&, const FactIdentity&) = default;
};
FactIdentity fact_identity(const Snapshot& graph, EdgeId edge);

// The edge that states the fact already. `either_way`: the type has no direction, so an edge from tail to head is as good.
std::optional<EdgeId> find_fact(const Snapshot& graph, NodeId head, TypeId type, NodeId tail, const FactIdentity& fact, bool either_way);

// Sets evidence_count, first_seen, last_seen and confidence of an edge from all its evidence. Sentences of one source are not independent:
// its best counts, and sources combine by noisy-or. Evidence of articles that do not exist counts for nothing.
Status summarise_fact(GraphWriter& writer, EdgeId edge, std::span<const EvidenceRecord> evidence);

}  // namespace relata
