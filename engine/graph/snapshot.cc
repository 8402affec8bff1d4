#include "engine/graph/snapshot.h"

#include <algorithm>

namespace relata {

bool Snapshot::has_label(NodeId node, LabelId label) const {
  const std::span<const LabelId> all = labels(node);
  return std::binary_search(all.begin(), all.end(), label);
}

Value Snapshot::find(const PropertyList& properties, KeyId key) {
  const auto found =
      std::lower_bound(properties.begin(), properties.end(), key, [](const auto& entry, KeyId wanted) { return entry.first < wanted; });
  return found == properties.end() || found->first != key ? Value() : found->second;
}

}  // namespace relata
