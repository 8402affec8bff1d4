#include "query/rewrite/rewriter.h"

namespace relata {
namespace {

// Of an operator that can leave rows unmade; null for others.
std::vector<bound::ExpressionPtr>* predicates_of(plan::Operator& op) {
  if (auto* scan = std::get_if<plan::NodeScan>(&op)) return &scan->predicates;
  if (auto* expand = std::get_if<plan::Expand>(&op)) return &expand->predicates;
  if (auto* scan = std::get_if<plan::RelationshipScan>(&op)) return &scan->predicates;
  if (auto* intersect = std::get_if<plan::IntersectExpand>(&op)) return &intersect->predicates;
  return nullptr;
}

}  // namespace

// What a filter would only take away again, a scan or a walk need not make rows of.
plan::NodePtr filter_early(const plan::NodePtr& node) {
  const auto* filter = std::get_if<plan::Filter>(&node->op);
  if (!filter) return nullptr;
  plan::Node below = *node->inputs[0];
  std::vector<bound::ExpressionPtr>* const predicates = predicates_of(below.op);
  if (predicates == nullptr) return nullptr;
  predicates->push_back(filter->predicate);
  below.rows = node->rows;
  return std::make_shared<const plan::Node>(std::move(below));
}

}  // namespace relata
