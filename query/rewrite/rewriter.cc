#include "query/rewrite/rewriter.h"

#include <array>

namespace relata {
namespace {

plan::NodePtr rewrite_tree(const plan::NodePtr& node, const std::set<std::string, std::less<>>& disabled) {
  plan::Node copy{node->op, {}, node->rows};
  bool changed = false;
  for (const plan::NodePtr& input : node->inputs) {
    copy.inputs.push_back(rewrite_tree(input, disabled));
    changed = changed || copy.inputs.back() != input;
  }
  plan::NodePtr result = changed ? std::make_shared<const plan::Node>(std::move(copy)) : node;
  for (const RewriteRule& rule : rewrite_rules()) {
    if (disabled.contains(rule.name)) continue;
    if (plan::NodePtr better = rule.apply(result)) result = std::move(better);
  }
  return result;
}

void rewrite_query(plan::SingleQuery& query, const std::set<std::string, std::less<>>& disabled) {
  query.root = rewrite_tree(query.root, disabled);
  for (plan::SingleQuery& subquery : query.subqueries) rewrite_query(subquery, disabled);
}

}  // namespace

std::span<const RewriteRule> rewrite_rules() {
  static constexpr std::array<RewriteRule, 2> kRules = {{{"top_k", top_k}, {"count_from_statistics", count_from_statistics}}};
  return kRules;
}

plan::Query rewrite(plan::Query query, const std::set<std::string, std::less<>>& disabled) {
  for (plan::SingleQuery& part : query.parts) rewrite_query(part, disabled);
  return query;
}

}  // namespace relata
