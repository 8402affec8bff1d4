#include "engine/exec/operators/label_filter.h"

#include <algorithm>

namespace relata {

bool LabelFilter::resolve(std::span<const std::string> names) {
  const Snapshot& graph = state_.graph();
  labels_.clear();
  for (const std::string& name : names) {
    if (const auto label = graph.names().find_label(name)) labels_.push_back(*label);
  }
  // A check costs as much as marking the nodes among so many ids.
  constexpr std::uint64_t kFewestChecks = 1024;
  constexpr std::uint64_t kIdsPerCheck = 512;
  checks_ = 0;
  checks_before_marks_ = std::max(kFewestChecks, graph.node_id_end().value / kIdsPerCheck);
  marked_ = false;
  return labels_.size() == names.size();
}

bool LabelFilter::has_labels(NodeId node) const {
  const Snapshot& graph = state_.graph();
  return std::all_of(labels_.begin(), labels_.end(), [&](LabelId label) { return graph.has_label(node, label); });
}

void LabelFilter::mark_nodes() {
  const Snapshot& graph = state_.graph();
  marked_ = true;
  graph.mark_nodes(labels_.front(), matching_);
  NodeMarks others;
  for (const LabelId label : std::span(labels_).subspan(1)) {
    graph.mark_nodes(label, others);
    const std::span<std::uint64_t> words = matching_.words();
    for (std::size_t i = 0; i < words.size(); ++i) words[i] &= others.words()[i];
  }
}

}  // namespace relata
