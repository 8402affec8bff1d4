#include "query/rewrite/rewriter.h"
#include "query/rewrite/walks.h"

namespace relata {

// What a filter would only take away again, a walk need not make rows of.
plan::NodePtr filter_while_walking(const plan::NodePtr& node) {
  const auto* filter = std::get_if<plan::Filter>(&node->op);
  if (!filter) return nullptr;
  plan::Node walk = *node->inputs[0];
  if (auto* expand = std::get_if<plan::Expand>(&walk.op)) {
    expand->predicates.push_back(filter->predicate);
  } else if (auto* intersect = std::get_if<plan::IntersectExpand>(&walk.op)) {
    intersect->predicates.push_back(filter->predicate);
  } else {
    return nullptr;
  }
  walk.rows = node->rows;
  return std::make_shared<const plan::Node>(std::move(walk));
}

}  // namespace relata
