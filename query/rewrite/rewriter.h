#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>

#include "query/plan/plan.h"

namespace relata {

// A plan that yields the same rows for less. A pure function from one operator, whose inputs are rewritten already, to what replaces it;
// null when the rule does not fit.
struct RewriteRule {
  std::string_view name;
  plan::NodePtr (*apply)(const plan::NodePtr& node);
  bool last = false;  // once the others have nothing left to do
};

// All rules, in the order in which they are tried at each operator. One rule, one file.
std::span<const RewriteRule> rewrite_rules();

// Rules named in `disabled` are passed over.
plan::Query rewrite(plan::Query query, const std::set<std::string, std::less<>>& disabled);

// The rules.
plan::NodePtr top_k(const plan::NodePtr& node);
plan::NodePtr count_from_statistics(const plan::NodePtr& node);
plan::NodePtr intersect_walks(const plan::NodePtr& node);
plan::NodePtr count_neighbors(const plan::NodePtr& node);
plan::NodePtr far_nodes_once(const plan::NodePtr& node);
plan::NodePtr filter_early(const plan::NodePtr& node);

}  // namespace relata
