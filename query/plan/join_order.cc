#include "query/plan/join_order.h"

#include <algorithm>
#include <cstdint>
#include <string>

namespace relata {
namespace {

using bound::NodePattern;
using bound::PathPattern;
using bound::RelationshipPattern;
using bound::Slot;

// A guess for "several hops", so that a variable length pattern is walked after what narrows it.
constexpr double kVariableLengthFactor = 8;
// What it costs to pass a relationship over in a scan of a column, and to look up the ends of one that is left; to walk one costs 1.
constexpr double kPassCost = 1.0 / 32;
constexpr double kEndsCost = 1.0 / 4;

bool is_single_hop(const PatternEdge& edge) { return !edge.pattern().variable_length && !edge.pattern().bound && !edge.is_shortest(); }

// A bound relationship has ends, a bound list has them unless it may be empty.
bool tells_its_ends(const RelationshipPattern& pattern) { return pattern.bound && (!pattern.variable_length || pattern.min_hops > 0); }

}  // namespace

double JoinOrder::candidates(const RelationshipPattern& pattern) const {
  double edges = 0;
  for (const std::string& type : pattern.types) edges += static_cast<double>(builder_.catalog.edge_count(type));
  if (pattern.types.empty()) edges = static_cast<double>(builder_.catalog.edge_count());
  return edges * (pattern.direction == Direction::kBoth ? 2 : 1);
}

double JoinOrder::fan_out(const PatternEdge& edge) const {
  const RelationshipPattern& pattern = edge.pattern();
  const auto nodes = static_cast<double>(std::max<std::uint64_t>(builder_.catalog.node_count(), 1));
  const double degree = candidates(pattern) / nodes;
  return pattern.variable_length ? degree * kVariableLengthFactor + 1 : degree;
}

PatternEdge* JoinOrder::next_edge() const {
  PatternEdge* best = nullptr;
  double best_cost = 0;
  for (PatternEdge& edge : edges_) {
    if (edge.done) continue;
    const bool left = is_bound(edge.left().slot);
    const bool right = is_bound(edge.right().slot);
    if (edge.is_shortest() && !(left && right)) continue;
    if (!left && !right && !tells_its_ends(edge.pattern())) continue;
    double cost = left && right ? 0 : fan_out(edge);
    if (has_partner(edge)) cost *= kEqualitySelectivity;
    if (!best || cost < best_cost) best = &edge, best_cost = cost;
  }
  return best;
}

const NodePattern* JoinOrder::next_start() const {
  const NodePattern* start = nullptr;
  for (const PatternEdge& edge : edges_) {
    if (edge.done) continue;
    for (const NodePattern* node : {&edge.left(), &edge.right()}) {
      if (is_bound(node->slot)) continue;
      const NodePattern* pattern = pattern_of(node->slot);
      if (!start || predicates_.scan_rows(*pattern) < predicates_.scan_rows(*start)) start = pattern;
    }
  }
  return start;
}

PatternEdge* JoinOrder::next_scan(const NodePattern& start) const {
  PatternEdge* best = nullptr;
  double best_cost = 0;
  for (PatternEdge& edge : edges_) {
    const RelationshipPattern& pattern = edge.pattern();
    if (edge.done || !is_single_hop(edge) || edge.left().slot == edge.right().slot) continue;
    if (is_bound(edge.left().slot) || is_bound(edge.right().slot)) continue;
    const std::optional<double> part = predicates_.own_selectivity(pattern.slot);
    if (!part) continue;
    const double cost = static_cast<double>(builder_.catalog.edge_count()) * kPassCost + candidates(pattern) * *part * kEndsCost;
    const bool pays = cost < predicates_.scan_rows(start) * (1 + fan_out(edge));
    if (pays && (!best || cost < best_cost)) best = &edge, best_cost = cost;
  }
  return best;
}

// Where the node stands with its labels: the same variable may stand in several places.
const NodePattern* JoinOrder::pattern_of(Slot slot) const {
  const NodePattern* found = nullptr;
  for (const PathPattern& path : match_.patterns) {
    for (const NodePattern& node : path.nodes) {
      if (node.slot == slot && (!found || node.labels.size() > found->labels.size())) found = &node;
    }
  }
  return found;
}

// The end of a single hop that is not bound while the other one is.
std::optional<Slot> JoinOrder::open_end(const PatternEdge& edge) const {
  const bool left = is_bound(edge.left().slot);
  if (edge.done || !is_single_hop(edge) || left == is_bound(edge.right().slot)) return std::nullopt;
  return left ? edge.right().slot : edge.left().slot;
}

// Whether another relationship leads from a bound node to the same open end, so that few nodes fit both.
bool JoinOrder::has_partner(const PatternEdge& edge) const {
  const std::optional<Slot> end = open_end(edge);
  return end &&
         std::any_of(edges_.begin(), edges_.end(), [&](const PatternEdge& other) { return &other != &edge && open_end(other) == end; });
}

}  // namespace relata
