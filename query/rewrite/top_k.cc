#include "query/rewrite/rewriter.h"

namespace relata {

// Limit over Sort, or Limit over Skip over Sort: only the first rows are kept while sorting.
plan::NodePtr top_k(const plan::NodePtr& node) {
  const auto* limit = std::get_if<plan::Limit>(&node->op);
  if (!limit || limit->drain) return nullptr;
  const plan::NodePtr& below = node->inputs[0];
  const auto* skip = std::get_if<plan::Skip>(&below->op);
  const plan::NodePtr& candidate = skip ? below->inputs[0] : below;
  const auto* sort = std::get_if<plan::Sort>(&candidate->op);
  if (!sort) return nullptr;
  const auto top = std::make_shared<const plan::Node>(
      plan::Node{plan::TopK{sort->keys, skip ? skip->count : nullptr, limit->count}, candidate->inputs, node->rows});
  if (!skip) return top;
  return std::make_shared<const plan::Node>(plan::Node{*skip, {top}, node->rows});
}

}  // namespace relata
