#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "engine/exec/expression_scope.h"
#include "engine/exec/operators/label_filter.h"
#include "query/plan/plan.h"

namespace relata {

// What the operators that walk relationships share: resolved types, uniqueness, property conditions.
class TraversalRuntime {
 public:
  TraversalRuntime(ExpressionScope& scope, const plan::Traversal& plan) : scope_(scope), plan_(plan), to_labels_(scope.state()) {}

  // With every open().
  void open() { resolved_ = false; }
  // False when none of the types or not all of the labels exist, so that there is nothing to walk. They are looked up once there is a row:
  // what is below may have registered them. Before all that follows.
  bool walkable() {
    if (!resolved_) resolve();
    return walkable_;
  }
  std::span<const TypeId> types() const { return types_; }
  Direction direction() const { return plan_.direction; }
  const plan::Traversal& plan() const { return plan_; }
  // The node in a slot; nullopt for null and for nodes that are gone.
  std::optional<NodeId> node(Row row, bound::Slot slot) const;
  bool type_matches(TypeId type) const;
  // Whether it has the labels that the far node must have.
  bool labels_match(NodeId node) { return to_labels_.matches(node); }
  LabelFilter& to_labels() { return to_labels_; }
  // Before is_distinct(): what the row has walked before.
  void begin(Row row);
  // Whether the relationship is none of those.
  bool is_distinct(EdgeId edge) const { return used_.empty() || std::find(used_.begin(), used_.end(), edge) == used_.end(); }

 private:
  void resolve();

  ExpressionScope& scope_;
  const plan::Traversal& plan_;
  bool resolved_ = false;
  bool walkable_ = false;
  std::vector<TypeId> types_;
  LabelFilter to_labels_;
  std::vector<EdgeId> used_;
};

// Conditions on the properties of every relationship on a way, evaluated once per row.
class EdgeConditions {
 public:
  EdgeConditions(ExpressionScope& scope, const bound::PropertyEntries& entries) : scope_(scope), entries_(entries) {}
  Status evaluate(Row row);
  bool hold(EdgeId edge) const;

 private:
  ExpressionScope& scope_;
  const bound::PropertyEntries& entries_;
  std::vector<std::pair<std::optional<KeyId>, Value>> wanted_;
};

}  // namespace relata
