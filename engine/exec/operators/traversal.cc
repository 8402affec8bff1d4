#include "engine/exec/operators/traversal.h"

#include <algorithm>

#include "engine/expr/compare.h"

namespace relata {

void TraversalRuntime::resolve() {
  resolved_ = true;
  types_.clear();
  labels_.clear();
  checks_ = 0;
  marked_ = false;
  const Names& names = scope_.state().graph().names();
  for (const std::string& name : plan_.types) {
    if (const auto type = names.find_type(name)) types_.push_back(*type);
  }
  for (const std::string& name : plan_.to_labels) {
    if (const auto label = names.find_label(name)) labels_.push_back(*label);
  }
  const Snapshot& graph = scope_.state().graph();
  // The label with the fewest nodes first: it is their nodes that are marked.
  std::sort(labels_.begin(), labels_.end(), [&](LabelId a, LabelId b) { return graph.node_count(a) < graph.node_count(b); });
  // A check costs as much as marking so many nodes.
  constexpr std::uint64_t kFewestChecks = 1024;
  constexpr std::uint64_t kMarksPerCheck = 8;
  checks_before_marks_ = labels_.empty() ? 0 : std::max(kFewestChecks, graph.node_count(labels_.front()) / kMarksPerCheck);
  walkable_ = (plan_.types.empty() || !types_.empty()) && labels_.size() == plan_.to_labels.size();
}

std::optional<NodeId> TraversalRuntime::node(Row row, bound::Slot slot) const {
  const Value& value = row[slot];
  if (!value.is_node() || !scope_.state().graph().contains(value.as_node())) return std::nullopt;
  return value.as_node();
}

bool TraversalRuntime::type_matches(TypeId type) const {
  return plan_.types.empty() || std::find(types_.begin(), types_.end(), type) != types_.end();
}

bool TraversalRuntime::has_labels(NodeId node) const {
  const Snapshot& graph = scope_.state().graph();
  return std::all_of(labels_.begin(), labels_.end(), [&](LabelId label) { return graph.has_label(node, label); });
}

void TraversalRuntime::mark_nodes() {
  const Snapshot& graph = scope_.state().graph();
  constexpr std::size_t kBatch = 8192;
  marked_ = true;
  matching_.reset(graph.node_id_end());
  NodeId from{1};
  for (bool more = true; more;) {
    const std::vector<NodeId> nodes = graph.nodes(labels_.front(), from, kBatch);
    for (const NodeId node : nodes) {
      if (labels_.size() == 1 || has_labels(node)) matching_.insert(node);
    }
    more = nodes.size() == kBatch;
    if (more) from = {nodes.back().value + 1};
  }
}

void TraversalRuntime::begin(Row row) {
  used_.clear();
  for (const bound::Slot slot : plan_.distinct_from) {
    const Value& value = row[slot];
    if (value.is_relationship()) used_.push_back(value.as_relationship());
    if (!value.is_list()) continue;
    for (const Value& item : value.as_list()) {
      if (item.is_relationship()) used_.push_back(item.as_relationship());
    }
  }
}

Status EdgeConditions::evaluate(Row row) {
  wanted_.clear();
  for (const auto& [key, expression] : entries_) {
    RELATA_ASSIGN_OR_RETURN(Value value, relata::evaluate(*expression, row, scope_.eval()));
    wanted_.emplace_back(scope_.state().graph().names().find_key(key), std::move(value));
  }
  return Status::ok();
}

bool EdgeConditions::hold(EdgeId edge) const {
  return std::all_of(wanted_.begin(), wanted_.end(), [&](const auto& entry) {
    return entry.first && cypher_equal(scope_.state().graph().property(edge, *entry.first), entry.second) == true;
  });
}

}  // namespace relata
