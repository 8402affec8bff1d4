#include <fmt/format.h>

#include <set>

#include "engine/exec/operators/operators.h"
#include "engine/exec/operators/updating_operator.h"
#include "engine/expr/expression_error.h"

namespace relata {
namespace {

// All rows first: whether a node still has relationships is asked once everything that goes is known.
class Delete final : public UpdatingOperator {
 public:
  Delete(ExpressionScope& scope, const plan::Delete& plan, OperatorPtr input)
      : UpdatingOperator(scope.state(), std::move(input)), scope_(scope), state_(scope.state()), plan_(plan) {}

 private:
  Status change(RowBuffer& rows) override {
    nodes_.clear();
    edges_.clear();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (const bound::ExpressionPtr& target : plan_.targets) {
        RELATA_ASSIGN_OR_RETURN(const Value value, evaluate(*target, rows.row(i), scope_.eval()));
        RELATA_RETURN_IF_ERROR(collect(value));
      }
    }
    if (plan_.detach) collect_relationships();
    for (const EdgeId edge : edges_) {
      RELATA_RETURN_IF_ERROR(state_.writer().delete_edge(edge));
      ++state_.updates().relationships_deleted;
    }
    for (const NodeId node : nodes_) {
      const std::uint64_t left = state_.graph().degree(node, Direction::kBoth, {});
      if (left > 0) {
        return Status::runtime_error(
            "ConstraintVerificationFailed", "DeleteConnectedNode",
            fmt::format("the node still has {} relationship{}; delete them too, or use DETACH DELETE", left, left == 1 ? "" : "s"));
      }
      RELATA_RETURN_IF_ERROR(state_.writer().delete_node(node));
      ++state_.updates().nodes_deleted;
    }
    return Status::ok();
  }

  Status collect(const Value& value) {
    if (value.is_null()) return Status::ok();
    if (value.is_node()) {
      add(value.as_node());
    } else if (value.is_relationship()) {
      add(value.as_relationship());
    } else if (value.is_path()) {
      for (const EdgeId edge : value.as_path().edges) add(edge);
      for (const NodeId node : value.as_path().nodes) add(node);
    } else {
      return type_error("InvalidArgumentType",
                        fmt::format("only nodes, relationships and paths can be deleted, not {}", to_string(value.kind())));
    }
    return Status::ok();
  }

  // What an earlier clause deleted is passed over.
  void add(NodeId node) {
    if (state_.graph().contains(node)) nodes_.insert(node);
  }
  void add(EdgeId edge) {
    if (state_.graph().contains(edge)) edges_.insert(edge);
  }

  void collect_relationships() {
    std::vector<Neighbor> neighbors;
    for (const NodeId node : nodes_) state_.graph().neighbors(node, Direction::kBoth, {}, neighbors);
    for (const Neighbor& neighbor : neighbors) edges_.insert(neighbor.edge);
  }

  ExpressionScope& scope_;
  ExecutionState& state_;
  const plan::Delete& plan_;
  std::set<NodeId> nodes_;
  std::set<EdgeId> edges_;
};

}  // namespace

OperatorPtr make_delete(ExpressionScope& scope, const plan::Delete& plan, OperatorPtr input) {
  return std::make_unique<Delete>(scope, plan, std::move(input));
}

}  // namespace relata
