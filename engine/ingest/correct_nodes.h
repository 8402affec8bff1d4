#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/txn/evidence_lookup.h"
#include "engine/txn/graph_writer.h"
#include "storage/base/result.h"

namespace relata {

// What users correct, each within a transaction of the caller's and kept as a Correction (corrections.h).
struct CorrectionContext {
  GraphWriter& writer;
  const EvidenceLookup& evidence;
  std::set<std::string> symmetric;  // relation types without direction
};

// Both nodes become `kept`, which learns the names, titles and details of the other; the other is deleted. Relationships move with their
// evidence, and those that would join the node to itself go. kInvalidArgument for one node given twice, and for statements, articles and
// corrections, which are never two of the same.
Status merge_nodes(const CorrectionContext& context, NodeId kept, NodeId other);

// What `node` was taken for by mistake: everything that these articles say of it, or what goes by these names. Exactly one of both is
// given.
struct SplitPart {
  std::vector<std::string> articles;  // ids
  std::vector<std::string> names;
};
// Moves that part to a new node, which is returned. kNotFound when the node is not mentioned so; kInvalidArgument when nothing would be
// left of it, or for a node without name.
Result<NodeId> split_node(const CorrectionContext& context, NodeId node, const SplitPart& part);

}  // namespace relata
