#pragma once

#include "engine/exec/expression_scope.h"
#include "query/bind/bound_query.h"

namespace relata {

// What the updating operators do to the graph, with the statement's counters kept. Errors: TypeError (InvalidPropertyType) for values
// that cannot be stored, EntityNotFound for entities deleted before.
class GraphChanges {
 public:
  explicit GraphChanges(ExpressionScope& scope) : scope_(scope), state_(scope.state()) {}

  // Creates what a pattern describes and binds its slots in `row`. Nodes that the pattern marks as bound, or whose slot holds a node
  // when `bound_by_value`, are taken as they are.
  Status create(const bound::PathPattern& pattern, Row row, bool bound_by_value);
  // SET and REMOVE items in order. What they touch may be null: nothing happens then.
  Status update(const std::vector<bound::UpdateItem>& items, Row row);

 private:
  Status create_node(const bound::NodePattern& pattern, Row row);
  Status create_relationship(const bound::RelationshipPattern& pattern, NodeId left, NodeId right, Row row);
  Result<PropertyList> properties(const bound::PropertyEntries& entries, const bound::ExpressionPtr& map, Row row);
  Status apply(const bound::SetProperty& item, Row row);
  Status apply(const bound::SetProperties& item, Row row);
  Status apply(const bound::SetLabels& item, Row row);
  Status apply(const bound::RemoveProperty& item, Row row);
  Status apply(const bound::RemoveLabels& item, Row row);
  Status set_property(const Value& target, const std::string& key, Value value);
  template <typename Id>
  Status set_one(Id id, const std::string& key, Value value);
  template <typename Id>
  Status set_all(Id id, const Value& source, bool merge);
  Result<ValueMap> map_of(const Value& source) const;

  ExpressionScope& scope_;
  ExecutionState& state_;
};

// A writer's refusal of a value, as the query language names it.
Status as_query_error(Status status);

}  // namespace relata
