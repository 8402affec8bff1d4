#include <algorithm>
#include <optional>

#include "query/plan/join_order.h"
#include "query/plan/match_predicates.h"
#include "query/plan/plan_builder.h"

namespace relata {
namespace {

using bound::NodePattern;
using bound::PathPattern;
using bound::RelationshipPattern;
using bound::Slot;

class MatchPlanner {
 public:
  MatchPlanner(const bound::Match& match, PlanBuilder& builder)
      : match_(match), builder_(builder), predicates_(builder), order_(match, edges_, builder, predicates_) {}

  void run() {
    collect();
    predicates_.apply();
    while (step()) {
    }
    for (const auto& [slot, pattern] : nodes_) {
      if (!builder_.bound.contains(slot)) scan(*pattern);
    }
    for (const PathPattern& path : match_.patterns) build_path(path);
    predicates_.apply_rest();
  }

 private:
  void collect() {
    for (const PathPattern& path : match_.patterns) {
      for (const NodePattern& node : path.nodes) collect_node(node);
      for (std::size_t i = 0; i < path.relationships.size(); ++i) {
        edges_.push_back({&path, i});
        const RelationshipPattern& relationship = path.relationships[i];
        if (!relationship.variable_length && path.function == bound::PathFunction::kNone)
          predicates_.add_properties(relationship.slot, relationship.properties);
      }
    }
    if (match_.where) predicates_.add_conjuncts(match_.where);
  }

  void collect_node(const NodePattern& node) {
    if (std::none_of(nodes_.begin(), nodes_.end(), [&](const auto& known) { return known.first == node.slot; }))
      nodes_.emplace_back(node.slot, &node);
    predicates_.add_labels(node.slot, node.labels);
    predicates_.add_properties(node.slot, node.properties);
  }

  void seek(const IndexSeekChoice& choice) {
    predicates_.drop_label(choice.seek.slot, choice.seek.label);
    predicates_.count_as_served(choice.predicates);
    builder_.add(choice.seek, builder_.root->rows * std::max(choice.rows, 1.0));
    builder_.bound.insert(choice.seek.slot);
    predicates_.apply();
  }

  void scan(const NodePattern& node) {
    if (const std::optional<IndexSeekChoice> choice = predicates_.index_seek(node.slot)) return seek(*choice);
    std::optional<std::string> label;
    for (const std::string& candidate : node.labels) {
      if (!label || builder_.catalog.node_count(candidate) < builder_.catalog.node_count(*label)) label = candidate;
    }
    if (label) predicates_.drop_label(node.slot, *label);
    const auto count = static_cast<double>(label ? builder_.catalog.node_count(*label) : builder_.catalog.node_count());
    builder_.add(plan::NodeScan{node.slot, label}, builder_.root->rows * std::max(count, 1.0));
    builder_.bound.insert(node.slot);
    predicates_.apply();
  }

  // Walks one more relationship, or scans where the next one should start. False when nothing is left to walk.
  bool step() {
    if (PatternEdge* edge = order_.next_edge()) {
      walk(*edge);
      return true;
    }
    const NodePattern* start = order_.next_start();
    if (!start) return false;
    if (PatternEdge* const edge = order_.next_scan(*start)) {
      scan(*edge);
    } else {
      scan(*start);
    }
    return true;
  }

  void scan(PatternEdge& edge) {
    edge.done = true;
    plan::RelationshipScan scan{traversal_of(edge), predicates_.take_labels(edge.left().slot)};
    scan.traversal.to_labels = predicates_.take_labels(edge.right().slot);
    const double part = share_of_labels(scan.from_labels) * share_of_labels(scan.traversal.to_labels);
    const double rows = builder_.root->rows * order_.candidates(edge.pattern()) * part;
    builder_.add(std::move(scan), std::max(rows, 1e-3));
    builder_.bound.insert({edge.pattern().slot, edge.left().slot, edge.right().slot});
    predicates_.apply();
  }

  bool is_bound(Slot slot) const { return builder_.bound.contains(slot); }

  // As it is walked from an end that is bound: from the left unless only the right one is.
  plan::Traversal traversal_of(const PatternEdge& edge) const {
    const RelationshipPattern& pattern = edge.pattern();
    const bool reversed = is_reversed(edge);
    plan::Traversal traversal;
    traversal.from = reversed ? edge.right().slot : edge.left().slot;
    traversal.to = reversed ? edge.left().slot : edge.right().slot;
    traversal.direction = reversed ? opposite(pattern.direction) : pattern.direction;
    traversal.types = pattern.types;
    traversal.relationship = pattern.slot;
    traversal.into = is_bound(traversal.to) || traversal.to == traversal.from;
    traversal.distinct_from = others(edge);
    return traversal;
  }
  bool is_reversed(const PatternEdge& edge) const { return !is_bound(edge.left().slot) && is_bound(edge.right().slot); }

  // Of nodes that have them, among all.
  double share_of_labels(const std::vector<std::string>& labels) const {
    double part = 1;
    for (const std::string& label : labels) part *= predicates_.label_selectivity(label);
    return part;
  }

  void walk(PatternEdge& edge) {
    edge.done = true;
    const RelationshipPattern& pattern = edge.pattern();
    const bool reversed = is_reversed(edge);
    plan::Traversal traversal = traversal_of(edge);
    const double rows = std::max(builder_.root->rows * (traversal.into ? kEqualitySelectivity : order_.fan_out(edge)), 1e-3);
    if (edge.is_shortest()) {
      builder_.add(
          plan::ShortestPath{traversal, pattern.variable_length ? pattern.min_hops : 1, pattern.variable_length ? pattern.max_hops : 1,
                             pattern.properties, edge.path->function == bound::PathFunction::kAllShortestPaths},
          rows);
    } else if (pattern.bound) {
      const bool from_bound = is_bound(traversal.from);
      plan::BoundExpand expand{std::move(traversal), from_bound};
      if (pattern.variable_length) {
        expand.min_hops = pattern.min_hops, expand.max_hops = pattern.max_hops;
        expand.properties = pattern.properties, expand.reversed = reversed;
      }
      builder_.add(std::move(expand), rows);
    } else if (pattern.variable_length) {
      builder_.add(plan::VariableExpand{std::move(traversal), pattern.min_hops, pattern.max_hops, pattern.properties, reversed}, rows);
    } else {
      if (!traversal.into) traversal.to_labels = predicates_.take_labels(traversal.to);
      const double part = share_of_labels(traversal.to_labels);
      builder_.add(plan::Expand{std::move(traversal)}, rows * part);
    }
    builder_.bound.insert({pattern.slot, edge.left().slot, edge.right().slot});
    predicates_.apply();
  }

  // Relationships walked before that could be the same one: their types overlap.
  std::vector<Slot> others(const PatternEdge& edge) const {
    std::vector<Slot> slots;
    for (const PatternEdge& other : edges_) {
      if (&other == &edge || !other.done || other.is_shortest() || edge.is_shortest()) continue;
      const std::vector<std::string>& a = edge.pattern().types;
      const std::vector<std::string>& b = other.pattern().types;
      const bool overlap = a.empty() || b.empty() || std::any_of(a.begin(), a.end(), [&](const std::string& type) {
                             return std::find(b.begin(), b.end(), type) != b.end();
                           });
      if (overlap) slots.push_back(other.pattern().slot);
    }
    return slots;
  }

  void build_path(const PathPattern& path) {
    if (!path.path) return;
    plan::BuildPath build{*path.path, {}, {}};
    for (const NodePattern& node : path.nodes) build.nodes.push_back(node.slot);
    for (const RelationshipPattern& relationship : path.relationships) build.relationships.push_back(relationship.slot);
    builder_.add(std::move(build), builder_.root->rows);
    builder_.bound.insert(*path.path);
  }

  const bound::Match& match_;
  PlanBuilder& builder_;
  std::vector<std::pair<Slot, const NodePattern*>> nodes_;  // each variable once, in written order
  std::vector<PatternEdge> edges_;
  MatchPredicates predicates_;
  const JoinOrder order_;
};

}  // namespace

void plan_match(const bound::Match& match, PlanBuilder& builder) { MatchPlanner(match, builder).run(); }

std::vector<bound::Slot> slots_of(const bound::PathPattern& pattern) {
  std::vector<Slot> slots;
  if (pattern.path) slots.push_back(*pattern.path);
  for (const NodePattern& node : pattern.nodes) slots.push_back(node.slot);
  for (const RelationshipPattern& relationship : pattern.relationships) slots.push_back(relationship.slot);
  return slots;
}

}  // namespace relata
