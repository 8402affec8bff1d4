#pragma once

// For query/plan alone.

#include <cstddef>
#include <optional>
#include <vector>

#include "query/plan/match_predicates.h"
#include "query/plan/plan_builder.h"

namespace relata {

// A relationship of a MATCH, with the nodes at its ends.
struct PatternEdge {
  const bound::PathPattern* path;
  std::size_t index;
  bool done = false;  // the plan walks it already
  const bound::RelationshipPattern& pattern() const { return path->relationships[index]; }
  const bound::NodePattern& left() const { return path->nodes[index]; }
  const bound::NodePattern& right() const { return path->nodes[index + 1]; }
  bool is_shortest() const { return path->function != bound::PathFunction::kNone; }
};

// In which order the relationships of one MATCH are walked: greedily, next the one that multiplies the rows least, by the catalog's counts.
// Sees what `builder` has bound and which edges are done at the time of the question. Borrows all it is given. Cost: quadratic in the
// relationships for each.
class JoinOrder {
 public:
  JoinOrder(const bound::Match& match, std::vector<PatternEdge>& edges, const PlanBuilder& builder, const MatchPredicates& predicates)
      : match_(match), edges_(edges), builder_(builder), predicates_(predicates) {}

  // The relationship to walk next; null when none can be walked from what is bound.
  PatternEdge* next_edge() const;
  // The node to start from when next_edge() has none; null when nothing is left to walk.
  const bound::NodePattern* next_start() const;
  // The relationship whose own properties are asked for, where finding it by them costs less than scanning the nodes of `start` and walking
  // from there; null when there is none.
  PatternEdge* next_scan(const bound::NodePattern& start) const;
  // How many relationships there are of the types of the pattern, each once for every direction that it may have.
  double candidates(const bound::RelationshipPattern& pattern) const;
  // A guess at how many rows one row becomes when the relationship is walked from one end.
  double fan_out(const PatternEdge& edge) const;

 private:
  bool is_bound(bound::Slot slot) const { return builder_.bound.contains(slot); }
  const bound::NodePattern* pattern_of(bound::Slot slot) const;
  std::optional<bound::Slot> open_end(const PatternEdge& edge) const;
  bool has_partner(const PatternEdge& edge) const;

  const bound::Match& match_;
  std::vector<PatternEdge>& edges_;
  const PlanBuilder& builder_;
  const MatchPredicates& predicates_;
};

}  // namespace relata
