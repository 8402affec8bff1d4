#include <algorithm>

#include "engine/exec/operators/operators.h"

namespace relata {
namespace {

std::uint64_t count_nodes(const Snapshot& graph, const plan::CountNodes& plan) {
  if (!plan.label) return graph.node_count();
  const auto label = graph.names().find_label(*plan.label);
  return label ? graph.node_count(*label) : 0;
}

std::uint64_t count_relationships(const Snapshot& graph, const plan::CountRelationships& plan) {
  if (plan.types.empty()) return graph.edge_count();
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < plan.types.size(); ++i) {
    // [:A|A] names a type twice.
    const bool again = std::find(plan.types.begin(), plan.types.begin() + static_cast<std::ptrdiff_t>(i), plan.types[i]) !=
                       plan.types.begin() + static_cast<std::ptrdiff_t>(i);
    const auto type = graph.names().find_type(plan.types[i]);
    if (type && !again) count += graph.edge_count(*type);
  }
  return count;
}

// Replaces a count over everything by the number that the snapshot keeps.
template <typename Plan, std::uint64_t (*count)(const Snapshot&, const Plan&)>
class CountFromStatistics final : public Operator {
 public:
  CountFromStatistics(ExpressionScope& scope, const Plan& plan, OperatorPtr input)
      : state_(scope.state()), plan_(plan), input_(std::move(input)) {}
  Status open(Row argument) override { return input_->open(argument); }
  Status next(Batch& out) override {
    RELATA_RETURN_IF_ERROR(input_->next(out));
    for (std::uint32_t i = 0; i < out.size(); ++i) out.row(i)[plan_.result] = static_cast<std::int64_t>(count(state_.graph(), plan_));
    return Status::ok();
  }

 private:
  ExecutionState& state_;
  const Plan& plan_;
  OperatorPtr input_;
};

}  // namespace

OperatorPtr make_count_nodes(ExpressionScope& scope, const plan::CountNodes& plan, OperatorPtr input) {
  return std::make_unique<CountFromStatistics<plan::CountNodes, count_nodes>>(scope, plan, std::move(input));
}

OperatorPtr make_count_relationships(ExpressionScope& scope, const plan::CountRelationships& plan, OperatorPtr input) {
  return std::make_unique<CountFromStatistics<plan::CountRelationships, count_relationships>>(scope, plan, std::move(input));
}

}  // namespace relata
