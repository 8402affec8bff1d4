#pragma once

#include <span>
#include <vector>

#include "engine/exec/expression_scope.h"
#include "query/plan/plan.h"

namespace relata {

// What the operators that walk relationships share: resolved types, uniqueness, property conditions.
class TraversalRuntime {
 public:
  TraversalRuntime(ExpressionScope& scope, const plan::Traversal& plan) : scope_(scope), plan_(plan) {}

  // Looks the types up. False when none of them exists, so that there is nothing to walk.
  bool resolve();
  std::span<const TypeId> types() const { return types_; }
  Direction direction() const { return plan_.direction; }
  const plan::Traversal& plan() const { return plan_; }
  // The node in a slot; nullopt for null and for nodes that are gone.
  std::optional<NodeId> node(Row row, bound::Slot slot) const;
  bool type_matches(TypeId type) const;
  // Whether the relationship is none of those that the row has walked before.
  bool is_distinct(EdgeId edge, Row row) const;

 private:
  ExpressionScope& scope_;
  const plan::Traversal& plan_;
  std::vector<TypeId> types_;
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
