#include "engine/graph/snapshot.h"

#include <algorithm>

namespace relata {

bool Snapshot::has_label(NodeId node, LabelId label) const {
  const std::span<const LabelId> all = labels(node);
  return std::binary_search(all.begin(), all.end(), label);
}

}  // namespace relata
