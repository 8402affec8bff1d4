#include "query/rewrite/rewriter.h"

#include <array>

namespace relata {
namespace {

using Names = std::set<std::string, std::less<>>;

plan::NodePtr rewrite_tree(const plan::NodePtr& node, const Names& disabled, bool last) {
  plan::Node copy{node->op, {}, node->rows};
  bool changed = false;
  for (const plan::NodePtr& input : node->inputs) {
    copy.inputs.push_back(rewrite_tree(input, disabled, last));
    changed = changed || copy.inputs.back() != input;
  }
  plan::NodePtr result = changed ? std::make_shared<const plan::Node>(std::move(copy)) : node;
  for (const RewriteRule& rule : rewrite_rules()) {
    if (rule.last != last || disabled.contains(rule.name)) continue;
    if (plan::NodePtr better = rule.apply(result)) result = std::move(better);
  }
  return result;
}

void rewrite_query(plan::SingleQuery& query, const Names& disabled) {
  for (const bool last : {false, true}) query.root = rewrite_tree(query.root, disabled, last);
  for (plan::SingleQuery& subquery : query.subqueries) rewrite_query(subquery, disabled);
}

}  // namespace

std::span<const RewriteRule> rewrite_rules() {
  static constexpr std::array<RewriteRule, 7> kRules = {{{"top_k", top_k},
                                                         {"count_from_statistics", count_from_statistics},
                                                         {"intersect_walks", intersect_walks},
                                                         {"count_neighbors", count_neighbors},
                                                         {"far_nodes_once", far_nodes_once},
                                                         {"filter_early", filter_early, true},
                                                         {"count_found", count_neighbors, true}}};
  return kRules;
}

plan::Query rewrite(plan::Query query, const std::set<std::string, std::less<>>& disabled) {
  for (plan::SingleQuery& part : query.parts) rewrite_query(part, disabled);
  return query;
}

}  // namespace relata
