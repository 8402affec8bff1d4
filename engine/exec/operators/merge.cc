#include "engine/exec/operators/graph_changes.h"
#include "engine/exec/operators/operators.h"
#include "engine/exec/operators/updating_operator.h"

namespace relata {
namespace {

class Merge final : public UpdatingOperator {
 public:
  Merge(ExpressionScope& scope, const plan::Merge& plan, OperatorPtr input, OperatorPtr match)
      : UpdatingOperator(scope.state(), std::move(input)),
        scope_(scope),
        plan_(plan),
        match_(std::move(match), scope.state()),
        changes_(scope) {}

 private:
  Status change(RowBuffer& rows) override {
    RowBuffer merged(scope_.state());
    for (std::size_t i = 0; i < rows.size(); ++i) RELATA_RETURN_IF_ERROR(merge(rows.row(i), merged));
    rows = std::move(merged);
    return Status::ok();
  }

  Status merge(Row row, RowBuffer& merged) {
    RELATA_RETURN_IF_ERROR(refuse_null_properties(row));
    RowBuffer matches(scope_.state());
    RELATA_RETURN_IF_ERROR(match_.open(row));
    RELATA_RETURN_IF_ERROR(matches.fill(match_));
    for (std::size_t i = 0; i < matches.size(); ++i) {
      RELATA_RETURN_IF_ERROR(changes_.update(plan_.on_match, matches.row(i)));
      RELATA_RETURN_IF_ERROR(merged.add(matches.row(i)));
    }
    if (matches.size() > 0) return Status::ok();
    RELATA_RETURN_IF_ERROR(changes_.create(plan_.pattern, row, false));
    RELATA_RETURN_IF_ERROR(changes_.update(plan_.on_create, row));
    return merged.add(row);
  }

  // What is created with a null property could never be matched by the same pattern again.
  Status refuse_null_properties(Row row) const {
    for (const bound::NodePattern& node : plan_.pattern.nodes) RELATA_RETURN_IF_ERROR(refuse_null(node.properties, row));
    for (const bound::RelationshipPattern& edge : plan_.pattern.relationships) RELATA_RETURN_IF_ERROR(refuse_null(edge.properties, row));
    return Status::ok();
  }
  Status refuse_null(const bound::PropertyEntries& entries, Row row) const {
    for (const auto& [key, expression] : entries) {
      RELATA_ASSIGN_OR_RETURN(const Value value, evaluate(*expression, row, scope_.eval()));
      if (value.is_null()) {
        return Status::runtime_error("SemanticError", "MergeReadOwnWrites", "MERGE cannot use a null value for the property '" + key + "'");
      }
    }
    return Status::ok();
  }

  ExpressionScope& scope_;
  const plan::Merge& plan_;
  InputCursor match_;
  GraphChanges changes_;
};

}  // namespace

OperatorPtr make_merge(ExpressionScope& scope, const plan::Merge& plan, OperatorPtr input, OperatorPtr match) {
  return std::make_unique<Merge>(scope, plan, std::move(input), std::move(match));
}

}  // namespace relata
