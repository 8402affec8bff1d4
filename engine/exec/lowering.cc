#include "engine/exec/lowering.h"

#include <fmt/format.h>

#include "engine/exec/operators/operators.h"

namespace relata {
namespace {

class Profiled final : public Operator {
 public:
  Profiled(OperatorPtr measured, OperatorProfile& profile) : measured_(std::move(measured)), profile_(profile) {}
  Status open(Row argument) override { return measured_->open(argument); }
  Status next(Batch& out) override {
    const auto start = std::chrono::steady_clock::now();
    Status status = measured_->next(out);
    profile_.time += std::chrono::steady_clock::now() - start;
    profile_.rows += out.size();
    return status;
  }

 private:
  OperatorPtr measured_;
  OperatorProfile& profile_;
};

class Lowering {
 public:
  Lowering(ExpressionScope& scope, Profile* profile) : scope_(scope), profile_(profile) {}

  OperatorPtr lower(const plan::Node& node, int depth) {
    OperatorProfile* entry = nullptr;
    if (profile_) {
      const std::string more = plan::details(node.op, profile_->slot_names);
      profile_->operators.push_back(std::make_unique<OperatorProfile>());
      entry = profile_->operators.back().get();
      entry->name = std::string(plan::name(node.op)) + (more.empty() ? "" : " " + more);
      entry->depth = depth;
    }
    inputs_.clear();
    std::vector<OperatorPtr> inputs;
    for (const plan::NodePtr& input : node.inputs) inputs.push_back(lower(*input, depth + 1));
    inputs_ = std::move(inputs);
    OperatorPtr made = std::visit(*this, node.op);
    return entry ? std::make_unique<Profiled>(std::move(made), *entry) : std::move(made);
  }

  OperatorPtr operator()(const plan::Argument&) { return make_argument(scope_); }
  OperatorPtr operator()(const plan::NodeScan& op) { return make_node_scan(scope_, op, input()); }
  OperatorPtr operator()(const plan::RelationshipScan& op) { return make_relationship_scan(scope_, op, input()); }
  OperatorPtr operator()(const plan::NodeIndexSeek& op) { return make_node_index_seek(scope_, op, input()); }
  OperatorPtr operator()(const plan::Expand& op) { return make_expand(scope_, op, input()); }
  OperatorPtr operator()(const plan::DistinctExpand& op) { return make_distinct_expand(scope_, op, input()); }
  OperatorPtr operator()(const plan::CountExpand& op) { return make_count_expand(scope_, op, input()); }
  OperatorPtr operator()(const plan::IntersectExpand& op) { return make_intersect_expand(scope_, op, input()); }
  OperatorPtr operator()(const plan::PruningExpand& op) { return make_pruning_expand(scope_, op, input()); }
  OperatorPtr operator()(const plan::VariableExpand& op) { return make_variable_expand(scope_, op, input()); }
  OperatorPtr operator()(const plan::BoundExpand& op) { return make_bound_expand(scope_, op, input()); }
  OperatorPtr operator()(const plan::ShortestPath& op) { return make_shortest_path(scope_, op, input()); }
  OperatorPtr operator()(const plan::Filter& op) { return make_filter(scope_, op, input()); }
  OperatorPtr operator()(const plan::BuildPath& op) { return make_build_path(scope_, op, input()); }
  OperatorPtr operator()(const plan::OptionalApply& op) { return make_optional_apply(scope_, op, input(), input(1)); }
  OperatorPtr operator()(const plan::Unwind& op) { return make_unwind(scope_, op, input()); }
  OperatorPtr operator()(const plan::Project& op) { return make_project(scope_, op, input()); }
  OperatorPtr operator()(const plan::Aggregate& op) { return make_aggregate(scope_, op, input()); }
  OperatorPtr operator()(const plan::Distinct& op) { return make_distinct(scope_, op, input()); }
  OperatorPtr operator()(const plan::Sort& op) { return make_sort(scope_, op, input()); }
  OperatorPtr operator()(const plan::TopK& op) { return make_top_k(scope_, op, input()); }
  OperatorPtr operator()(const plan::Skip& op) { return make_skip(scope_, op, input()); }
  OperatorPtr operator()(const plan::Limit& op) { return make_limit(scope_, op, input()); }
  OperatorPtr operator()(const plan::CountNodes& op) { return make_count_nodes(scope_, op, input()); }
  OperatorPtr operator()(const plan::CountRelationships& op) { return make_count_relationships(scope_, op, input()); }
  OperatorPtr operator()(const plan::Create& op) { return make_create(scope_, op, input()); }
  OperatorPtr operator()(const plan::Update& op) { return make_update(scope_, op, input()); }
  OperatorPtr operator()(const plan::Merge& op) { return make_merge(scope_, op, input(), input(1)); }
  OperatorPtr operator()(const plan::Delete& op) { return make_delete(scope_, op, input()); }
  OperatorPtr operator()(const plan::CallProcedure& op) { return make_call_procedure(scope_, op, input()); }

 private:
  OperatorPtr input(std::size_t index = 0) { return std::move(inputs_[index]); }

  ExpressionScope& scope_;
  Profile* profile_;
  std::vector<OperatorPtr> inputs_;  // of the operator being made
};

}  // namespace

LoweredQuery lower(const plan::SingleQuery& query, ExecutionState& state, Profile* profile) {
  LoweredQuery lowered;
  lowered.scope = std::make_unique<ExpressionScope>(state);
  lowered.root = Lowering(*lowered.scope, profile).lower(*query.root, 0);
  for (const plan::SingleQuery& subquery : query.subqueries) {
    LoweredQuery nested = lower(subquery, state, nullptr);
    lowered.scope->add_nested({std::move(nested.scope), std::move(nested.root), subquery.collected});
  }
  return lowered;
}

std::string format_profile(const Profile& profile) {
  std::string text;
  for (const auto& entry : profile.operators) {
    text += fmt::format("{}{}   ({} rows, {:.3f} ms)\n", std::string(static_cast<std::size_t>(entry->depth) * 2, ' '), entry->name,
                        entry->rows, std::chrono::duration<double, std::milli>(entry->time).count());
  }
  return text;
}

}  // namespace relata
